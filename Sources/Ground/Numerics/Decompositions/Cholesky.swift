import CLAPACKE
import COpenBLAS
import Foundation

/// A symmetric positive definite matrix as the product of a lower triangle and its transpose.
public struct Cholesky: Sendable {
  /// The lower triangle, zeros above its diagonal.
  public let lower: Matrix<Double>

  public var size: Int { lower.rows }

  /// The logarithm of the matrix's determinant; 0 for a matrix of no rows.
  public var logDeterminant: Double {
    (0..<size).reduce(0) { $0 + 2 * log(lower[$1, $1]) }
  }

  /// The solution of matrix · x = `right`.
  public func solve(_ right: [Double]) -> [Double] {
    solve(Matrix(rows: right.count, columns: 1, elements: right)).elements
  }

  /// The solution of matrix · X = `right`, a column of X for each of `right`.
  public func solve(_ right: Matrix<Double>) -> Matrix<Double> {
    lower.solveLower(lower.solveLower(right), transposed: true)
  }

  /// The squared length of `row` in the metric of the inverse matrix (Mahalanobis): the length of the
  /// solution of lower · z = `row`.
  public func squaredLength(_ row: [Double]) -> Double {
    lower.solveLower(Matrix(rows: row.count, columns: 1, elements: row)).elements
      .reduce(0) { $0 + $1 * $1 }
  }

  /// The inverse of the matrix, exactly symmetric.
  public func inverse() -> Matrix<Double> {
    var inverse = solve(Matrix(rows: size, columns: size) { $0 == $1 ? 1 : 0 })
    inverse.mirrorUpper()
    return inverse
  }
}

extension Matrix where Element == Double {
  /// Factors a symmetric positive definite matrix; only its lower half is read.
  public func cholesky() throws(NumericsError) -> Cholesky {
    precondition(rows == columns, "a matrix of \(shape) is not symmetric")
    try checkFinite()
    guard rows > 0 else { return Cholesky(lower: self) }
    BLAS.hold()
    let factor = compact()
    let order = Int32(rows)
    let info = unsafe LAPACKE_dpotrf(
      LAPACK_ROW_MAJOR, Letter.lower, order, factor.mutableDoubles, order)
    guard info == 0 else { throw .notPositiveDefinite(order: Int(info)) }
    for row in 0..<rows {
      for column in (row + 1)..<max(columns, row + 1) {
        unsafe factor.base[row * columns + column] = 0
      }
    }
    return Cholesky(lower: factor)
  }

  /// The solution of this · X = `right`, or of thisᵀ · X = `right`, where this is a lower triangle.
  ///
  /// What stands above the diagonal is not read; a zero on the diagonal gives infinities.
  public func solveLower(_ right: Matrix, transposed: Bool = false) -> Matrix {
    precondition(
      rows == columns && rows == right.rows,
      "a triangle of \(shape) has no solution for \(right.shape)")
    let solution = right.compact()
    guard rows > 0, right.columns > 0 else { return solution }
    BLAS.hold()
    unsafe cblas_dtrsm(
      CblasRowMajor, CblasLeft, CblasLower, transposed ? CblasTrans : CblasNoTrans, CblasNonUnit,
      Int32(rows), Int32(right.columns), 1, doubles, leading, solution.mutableDoubles,
      solution.leading)
    return solution
  }

  func checkFinite() throws(NumericsError) {
    for row in 0..<rows {
      let row = self.row(row)
      for column in row.indices where !row[column].isFinite { throw .notFinite }
    }
  }
}

/// The letters by which LAPACK is told what to do.
enum Letter {
  static let lower = Int8(UInt8(ascii: "L"))
  static let vectors = Int8(UInt8(ascii: "V"))
  static let small = Int8(UInt8(ascii: "S"))
}
