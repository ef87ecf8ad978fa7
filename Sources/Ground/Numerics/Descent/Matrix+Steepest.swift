import Kernels

/// A row to take weight from, and what the dual of a linear machine does as it is moved.
public struct SteepestMove: Sendable {
  public let row: Int
  /// By how much the gradient of the row exceeds that of the row which gets the weight.
  public let difference: Double
  public let curvature: Double
}

extension Matrix where Element == Double {
  /// Of the rows `others` of features, the one from which moving weight to the row `first` gains most, as
  /// far as the weights of both keep within 0 and 1; none, where the gradient of none exceeds that of `first`.
  ///
  /// - Parameters:
  ///   - direction: whose inner product with a row is the gradient there.
  ///   - weights: of the rows that take part, the first of the matrix; those without weight have none to give.
  public func steepest(
    to first: Int, among others: ArraySlice<Int>, direction: [Double], weights: [Double]
  ) -> SteepestMove? {
    precondition(
      direction.count == columns && weights.count <= rows && first >= 0 && first < weights.count
        && others.allSatisfy { $0 >= 0 && $0 < weights.count },
      "rows, a direction or weights are not those of features of \(shape)")
    var (difference, curvature) = (0.0, 0.0)
    let found = unsafe others.withUnsafeBufferPointer { others in
      unsafe UnsafeRawBufferPointer(others).withMemoryRebound(to: Int64.self) { others in
        unsafe assay_steepest(
          doubles, Int64(stride), Int64(columns), direction, Int64(first), others.baseAddress,
          Int64(others.count), weights, &difference, &curvature)
      }
    }
    guard found >= 0 else { return nil }
    return SteepestMove(row: Int(found), difference: difference, curvature: curvature)
  }
}
