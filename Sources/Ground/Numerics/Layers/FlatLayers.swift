import Kernels

/// The numbers of a network's layers in one piece, through which rows pass without any other memory.
public struct FlatLayers: Sendable {
  private var widths: [Int64]
  private var functions: [Int32] = []
  /// The weights of each layer, a row for each input, then its biases.
  private var numbers: [Double] = []

  public init(inputs: Int) { widths = [Int64(inputs)] }

  /// Adds a layer behind those that are there.
  ///
  /// - Parameter weights: a row for each input, with a weight for each output.
  public mutating func append(weights: [Double], biases: [Double], _ function: LayerFunction) {
    let inputs = Int(widths[widths.count - 1])
    precondition(
      weights.count == inputs * biases.count,
      "\(weights.count) weights and \(biases.count) biases do not follow \(inputs) inputs")
    widths.append(Int64(biases.count))
    functions.append(function.code)
    numbers += weights
    numbers += biases
  }

  /// For each row, scaled by (number − origin) · factor, the sum over the columns, in order, of the squares
  /// of what the layers change.
  public func squaredErrors(
    of rows: Matrix<Float>, origins: [Double], factors: [Double]
  ) -> [Double] {
    let columns = rows.columns
    precondition(
      columns == Int(widths[0]) && widths[widths.count - 1] == widths[0]
        && origins.count == columns && factors.count == columns,
      "layers of \(widths) do not give back rows of \(rows.shape)")
    let room = Int(widths.max() ?? 0) * 3
    let errors = unsafe [Double](unsafeUninitializedCapacity: rows.rows) { errors, filled in
      filled = rows.rows
      guard let base = errors.baseAddress else { return }
      unsafe withUnsafeTemporaryAllocation(of: Double.self, capacity: room) { scratch in
        unsafe assay_returned(
          rows.floats, Int64(rows.stride), Int64(rows.rows), origins, factors, widths, functions,
          Int64(functions.count), numbers, scratch.baseAddress, base)
      }
    }
    withExtendedLifetime(rows) {}
    return errors
  }
}
