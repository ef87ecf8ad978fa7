/// The mean of rows and how their columns vary together.
public struct Covariance: Sendable {
  public let mean: [Double]
  /// The covariances, exactly symmetric.
  public let matrix: Matrix<Double>
  /// How many rows were seen.
  public let rows: Int
}

extension Matrix {
  /// The mean of each column, computed in `Double` around the first row; zeros if there are no rows.
  public func columnMeans() -> [Double] {
    guard rows > 0 else { return Array(repeating: 0, count: columns) }
    let first = row(0)
    let blocks = Workers.map(rows, inBlocksOf: 4096) { range in
      var sums = [Double](repeating: 0, count: columns)
      let origin = row(0)
      for row in range {
        let row = self.row(row)
        for column in row.indices { sums[column] += Double(row[column]) - Double(origin[column]) }
      }
      return sums
    }
    return (0..<columns).map { column in
      Double(first[column]) + blocks.reduce(0) { $0 + $1[column] } / Double(rows)
    }
  }

  /// The covariance of the columns, computed in `Double` from rows with their mean taken away.
  ///
  /// - Parameter freedom: What is subtracted from the number of rows to divide by: 1 for the unbiased
  ///   estimate, 0 for that of greatest likelihood.
  /// - Throws: `tooFewRows` unless there are more rows than `freedom`.
  public func covariance(
    lessFreedom freedom: Int = 1
  ) throws(NumericsError) -> Covariance {
    guard rows > freedom else { throw .tooFewRows(have: rows, need: freedom + 1) }
    let mean = columnMeans()
    let blocks = Workers.map(rows, inBlocksOf: 2048) { range in
      Matrix<Double>(rows: range.count, columns: columns) { row, column in
        Double(self[range.lowerBound + row, column]) - mean[column]
      }.gram()
    }
    let scale = 1 / Double(rows - freedom)
    let matrix = Matrix<Double>(rows: columns, columns: columns) { row, column in
      blocks.reduce(0) { $0 + $1[row, column] } * scale
    }
    return Covariance(mean: mean, matrix: matrix, rows: rows)
  }
}
