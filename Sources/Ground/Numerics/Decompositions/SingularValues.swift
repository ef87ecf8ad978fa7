import CLAPACKE

/// A matrix as `left` · diagonal of `values` · `right`.
public struct SingularValues: Sendable {
  /// A column for each value, each of length 1.
  public let left: Matrix<Double>
  /// The singular values, descending: as many as the matrix's shorter side is long.
  public let values: [Double]
  /// A row for each value, each of length 1, its largest element (the first of equals) positive.
  public let right: Matrix<Double>

  /// How many values exceed `relativeTolerance` times the largest.
  public func rank(relativeTolerance: Double) -> Int {
    values.count { $0 > relativeTolerance * (values.first ?? 0) }
  }
}

/// The solution of a least-squares problem.
public struct LeastSquares: Sendable {
  /// The shortest of all solutions, a column for each right side.
  public let solution: Matrix<Double>
  /// The rank of the matrix, to the tolerance asked for.
  public let rank: Int
}

extension Matrix where Element == Double {
  /// The singular values and vectors.
  public func singularValues() throws(NumericsError) -> SingularValues {
    try checkFinite()
    let short = Swift.min(rows, columns)
    var left = Matrix(rows: rows, columns: short)
    var right = Matrix(rows: short, columns: columns)
    var values = [Double](repeating: 0, count: short)
    guard short > 0 else { return SingularValues(left: left, values: [], right: right) }
    BLAS.hold()
    let copy = compact()
    let info = unsafe LAPACKE_dgesdd(
      LAPACK_ROW_MAJOR, Letter.small, Int32(rows), Int32(columns), copy.mutableDoubles,
      copy.leading, &values, left.mutableDoubles, left.leading, right.mutableDoubles, right.leading)
    guard info == 0 else { throw .notConverged("the singular values of a matrix") }
    for place in 0..<short where right.orient(row: place) {
      for row in 0..<rows { left[row, place].negate() }
    }
    return SingularValues(left: left, values: values, right: right)
  }

  /// The X of least length among those that make this · X nearest to `right`, column by column.
  ///
  /// Singular values of at most `relativeTolerance` times the largest count as zero; the default is the
  /// rounding unit times the longer side.
  public func leastSquares(
    _ right: Matrix, relativeTolerance: Double? = nil
  ) throws(NumericsError) -> LeastSquares {
    precondition(rows == right.rows, "\(shape) has no solution for \(right.shape)")
    try checkFinite()
    try right.checkFinite()
    let long = Swift.max(rows, columns)
    let work = Matrix(rows: long, columns: right.columns) { row, column in
      row < right.rows ? right[row, column] : 0
    }
    guard rows > 0, columns > 0, right.columns > 0 else {
      return LeastSquares(solution: Matrix(rows: columns, columns: right.columns), rank: 0)
    }
    BLAS.hold()
    let copy = compact()
    var values = [Double](repeating: 0, count: Swift.min(rows, columns))
    var rank: Int32 = 0
    let info = unsafe LAPACKE_dgelsd(
      LAPACK_ROW_MAJOR, Int32(rows), Int32(columns), Int32(right.columns), copy.mutableDoubles,
      copy.leading, work.mutableDoubles, work.leading, &values,
      relativeTolerance ?? Double(long) * .ulpOfOne, &rank)
    guard info == 0 else { throw .notConverged("a least-squares problem") }
    return LeastSquares(solution: work.rows(0..<columns).compact(), rank: Int(rank))
  }
}
