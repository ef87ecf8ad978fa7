import Kernels

/// Heights of bins, added up over the numbers of a row.
public struct BinSums: Sendable, Equatable {
  /// The bins of one number, about equally wide.
  public struct Bins: Sendable, Equatable {
    /// Where bins end, one more than there are bins, ascending; each end belongs to the bin before it.
    public let edges: [Double]
    public let heights: [Double]
    /// How far below the first edge and above the last the outermost bins still reach.
    public let below: Double
    public let above: Double
    /// The height of what lies further out.
    public let outside: Double

    public init(
      edges: [Double], heights: [Double], below: Double, above: Double, outside: Double
    ) {
      precondition(
        edges.count == heights.count + 1 && heights.count > 0,
        "\(edges.count) edges do not bound \(heights.count) bins")
      self.edges = edges
      self.heights = heights
      self.below = below
      self.above = above
      self.outside = outside
    }
  }

  public let columns: [Bins]
  /// The edges of all columns, each rounded down: no `Float` lies between the two.
  private let ends: [Float]
  private let heights: [Double]

  public init(_ columns: [Bins]) {
    self.columns = columns
    ends = columns.flatMap { $0.edges.map { Float(roundedDown: $0) } }
    heights = columns.flatMap(\.heights)
  }

  /// The sum for each row, in `Double`, from the first column to the last.
  ///
  /// - Precondition: all numbers are finite.
  public func callAsFunction(_ rows: Matrix<Float>) -> [Double] {
    precondition(
      rows.columns == columns.count, "rows of \(rows.shape) have not \(columns.count) columns")
    return unsafe ends.withUnsafeBufferPointer { ends in
      unsafe heights.withUnsafeBufferPointer { heights in
        guard let end = ends.baseAddress, let height = heights.baseAddress else {
          return [Double](repeating: 0, count: rows.rows)
        }
        let bins = unsafe kernelBins(end, height)
        return unsafe Array(unsafeUninitializedCapacity: rows.rows) { sums, count in
          if let sums = sums.baseAddress {
            unsafe assay_bin_sums(
              rows.base, Int64(rows.stride), Int64(rows.columns), Int64(rows.rows), bins, sums)
          }
          count = rows.rows
        }
      }
    }
  }

  /// What the kernel asks of each column.
  private func kernelBins(
    _ ends: UnsafePointer<Float>, _ heights: UnsafePointer<Double>
  ) -> [assay_bins] {
    var start = 0
    return unsafe columns.enumerated().map { column, bins in
      defer { start += bins.heights.count }
      let (low, high) = (bins.edges[0], bins.edges[bins.heights.count])
      return unsafe assay_bins(
        ends: ends + start + column, heights: heights + start, low: low, high: high,
        below: bins.below, above: bins.above, outside: bins.outside, origin: Float(low),
        scale: Float(Double(bins.heights.count) / (high - low)),
        last: Float(bins.heights.count - 1))
    }
  }
}

extension Float {
  /// The greatest `Float` that is not above a number.
  fileprivate init(roundedDown number: Double) {
    let nearest = Float(number)
    self = Double(nearest) > number ? nearest.nextDown : nearest
  }
}
