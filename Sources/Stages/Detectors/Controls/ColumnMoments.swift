internal import Numerics

/// The mean and the population deviation of each column, in `Double`, rows added in their order.
///
/// A constant column has exactly its value as mean and exactly 0 as deviation, because a sum of
/// fewer than 2²⁹ equal `Float`s has no rounding in `Double`.
struct ColumnMoments {
  let means: [Double]
  let deviations: [Double]

  /// - Precondition: there is at least one row.
  init(of rows: Matrix<Float>) {
    precondition(rows.rows > 0, "columns of no rows have no mean")
    let count = Double(rows.rows)
    var sums = [Double](repeating: 0, count: rows.columns)
    for row in 0..<rows.rows {
      let numbers = rows.row(row)
      for column in numbers.indices { sums[column] += Double(numbers[column]) }
    }
    let means = sums.map { $0 / count }
    var squares = [Double](repeating: 0, count: rows.columns)
    for row in 0..<rows.rows {
      let numbers = rows.row(row)
      for column in numbers.indices {
        let difference = Double(numbers[column]) - means[column]
        squares[column] += difference * difference
      }
    }
    self.means = means
    deviations = squares.map { ($0 / count).squareRoot() }
  }
}
