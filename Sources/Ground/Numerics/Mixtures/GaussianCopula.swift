/// How columns depend on each other, apart from how each is distributed: that of a normal distribution.
///
/// Each column keeps the distribution of the rows that were learned from, and ranks depend as those of
/// normal variables with the correlations of the rows' normal scores.
public struct GaussianCopula: Sendable {
  private let columns: [SortedSample]
  private let factor: Cholesky

  /// Learns from finite rows; ties share their mean rank.
  ///
  /// - Throws: `tooFewRows` for less than two rows.
  public init(_ rows: Matrix<Double>) throws(NumericsError) {
    guard rows.rows >= 2 else { throw .tooFewRows(have: rows.rows, need: 2) }
    columns = (0..<rows.columns).map { SortedSample(rows.column($0)) }
    let normal = NormalDistribution.standard
    let scores = (0..<rows.columns).map { column in
      Ranks.average(of: rows.column(column)).map {
        normal.quantile($0 / Double(rows.rows + 1))
      }
    }
    let means = scores.map { $0.reduce(0, +) / Double(rows.rows) }
    let products = Matrix<Double>(rows: rows.rows, columns: rows.columns) {
      scores[$1][$0] - means[$1]
    }.gramInOrder()
    // A constant column depends on nothing; the ridge keeps columns that are copies apart.
    let ridge = 1e-9
    let correlation = Matrix<Double>(rows: rows.columns, columns: rows.columns) { row, column in
      guard row != column else { return 1 + ridge }
      let scale = (products[row, row] * products[column, column]).squareRoot()
      return scale > 0 ? products[row, column] / scale : 0
    }
    factor = try correlation.cholesky()
  }

  /// A draw, whose values lie within those that were learned from.
  public func draw(_ generator: inout Generator) -> [Double] {
    let noise = columns.map { _ in generator.normal() }
    return columns.indices.map { column in
      let score = (0...column).reduce(0) { $0 + factor.lower[column, $1] * noise[$1] }
      let share = NormalDistribution.standard.probability(atMost: score)
      return columns[column].quantile(min(max(share, 0), 1)) ?? 0
    }
  }
}
