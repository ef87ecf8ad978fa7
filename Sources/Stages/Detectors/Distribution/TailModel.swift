import Foundation
public import Numerics
public import Vocabulary

/// Learned columns whose tails say how strange a row is: the model of ECOD and of COPOD.
///
/// A new row is scored as if it alone had been learned with the others: its tails are counted over
/// *n* + 1 rows, so that none is empty, and the sign of a column's skewness is that of *n* + 1 values.
/// So a score does not depend on the rows that come with it.
public struct TailModel<Rule: TailRule>: AnomalyModel, Equatable {
  private let learned: SortedColumns
  private let skews: [ColumnSkew]

  public var columns: Int { learned.columns }

  init(_ learned: SortedColumns) {
    self.learned = learned
    skews = Workers.map(learned.columns) { ColumnSkew(ascending: learned.column($0)) }
  }

  /// - Complexity: O(log *n*) a number, with *n* learned rows.
  public func scores(of rows: Matrix<Float>) throws(RowError) -> Scores {
    try scores(of: rows, areLearned: false)
  }

  /// Scores rows that are among the learned ones, as one of *n* rows.
  func scoresOfLearned(_ rows: Matrix<Float>) throws(RowError) -> Scores {
    try scores(of: rows, areLearned: true)
  }

  private func scores(
    of rows: Matrix<Float>, areLearned: Bool
  ) throws(RowError) -> Scores {
    try Rows.check(rows, columns: columns)
    let itself = areLearned ? 0 : 1
    let total = learned.count + itself
    // −ln(k / total) for every count k there can be; a row counts itself, so k is at least 1.
    let tails = (0...total).map { -log(Double(max($0, 1)) / Double(total)) }
    return Scores(rows: rows.rows, inBlocksOf: 1024) { block in
      block.map { index in
        let row = rows.row(index)
        var sum = 0.0
        for column in row.indices {
          let value = row[column]
          let (below, atMost) = learned.ranks(of: value, in: column)
          let skew = areLearned ? skews[column].sign : skews[column].sign(with: value)
          sum += Rule.combine(
            left: tails[atMost + itself], right: tails[total - below], skew: skew)
        }
        return sum
      }
    }
  }
}

extension TailModel {
  public var weights: Weights {
    var weights = Weights()
    weights.tensors["sorted_columns"] = learned.tensor
    return weights
  }

  public init(weights: Weights) throws(WeightsError) {
    self.init(try SortedColumns(weights.tensor("sorted_columns"), called: "sorted_columns"))
  }
}
