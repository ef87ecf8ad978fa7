import Foundation

/// A symmetric positive definite matrix as the product of a lower triangle and its transpose.
///
/// Rows that are made by chance rest on it, and equal seeds make equal rows on every machine: it adds up in one
/// order, where the sums of BLAS depend on the processor.
public struct Cholesky: Sendable {
  /// The lower triangle, zeros above its diagonal.
  public let lower: Matrix<Double>

  public var size: Int { lower.rows }

  /// The logarithm of the matrix's determinant; 0 for a matrix of no rows.
  public var logDeterminant: Double {
    (0..<size).reduce(0) { $0 + 2 * log(lower[$1, $1]) }
  }

  /// The solution of lower · X = `right`, a column of X for each of `right`.
  public func solveLower(_ right: Matrix<Double>) -> Matrix<Double> {
    precondition(
      size == right.rows, "a triangle of \(lower.shape) has no solution for \(right.shape)")
    var solution = right.compact()
    for row in 0..<size {
      var line = (0..<right.columns).map { right[row, $0] }
      for before in 0..<row { line.subtract(solution.row(before), times: lower[row, before]) }
      for column in line.indices { line[column] /= lower[row, row] }
      solution.setRow(row, to: line.span)
    }
    return solution
  }
}

extension Matrix where Element == Double {
  /// Factors a symmetric positive definite matrix; only its lower half is read.
  public func cholesky() throws(NumericsError) -> Cholesky {
    precondition(rows == columns, "a matrix of \(shape) is not symmetric")
    try checkFinite()
    var lower = Matrix(rows: rows, columns: rows)
    for row in 0..<rows {
      for column in 0...row {
        let rest = self[row, column].less(lower.row(row), times: lower.row(column), first: column)
        if column < row {
          lower[row, column] = rest / lower[column, column]
        } else {
          guard rest > 0 else { throw .notPositiveDefinite(order: row + 1) }
          lower[row, row] = rest.squareRoot()
        }
      }
    }
    return Cholesky(lower: lower)
  }

  /// The inner products of the columns with each other, added up row after row on every machine.
  func gramInOrder() -> Matrix {
    var lines = [[Double]](repeating: [], count: columns)
    for column in 0..<columns { lines[column] = [Double](repeating: 0, count: column + 1) }
    for row in 0..<rows {
      let line = self.row(row)
      for column in 0..<columns {
        lines[column].subtract(line.extracting(first: column + 1), times: -line[column])
      }
    }
    return Matrix(rows: columns, columns: columns) { lines[Swift.max($0, $1)][Swift.min($0, $1)] }
  }

  func checkFinite() throws(NumericsError) {
    for row in 0..<rows {
      let row = self.row(row)
      for column in row.indices where !row[column].isFinite { throw .notFinite }
    }
  }
}

extension [Double] {
  /// Takes `factor` times as many numbers away.
  fileprivate mutating func subtract(_ numbers: Span<Double>, times factor: Double) {
    for place in indices { self[place] -= factor * numbers[place] }
  }
}

extension Double {
  /// What is left when the first products of two rows are taken away, one after the other.
  fileprivate func less(
    _ row: Span<Double>, times other: Span<Double>, first count: Int
  ) -> Double {
    var rest = self
    for place in 0..<count { rest -= row[place] * other[place] }
    return rest
  }
}
