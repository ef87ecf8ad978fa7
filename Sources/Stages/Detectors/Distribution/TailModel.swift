import Foundation
public import Numerics
public import Vocabulary

/// Learned columns whose tails say how strange a row is: the model of ECOD and of COPOD.
///
/// A new row is scored as if it alone had been learned with the others: its tails are counted over
/// *n* + 1 rows, so that none is empty, and the sign of a column's skewness is that of *n* + 1 values.
/// So a score does not depend on the rows that come with it.
public struct TailModel<Rule: TailRule>: AnomalyModel, Equatable {
  let learned: SortedColumns
  let skews: [ColumnSkew]

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
    let tails = Tails(total: total, isTabled: rows.rows * columns > total)
    @Sendable func strangeness(_ value: Float, in column: Int, below: Int) -> Double {
      let atMost = learned.atMost(value, in: column, below: below)
      let skew = areLearned ? skews[column].sign : skews[column].sign(with: value)
      return Rule.combine(
        left: tails[atMost + itself], right: tails[total - below], skew: skew)
    }
    return Scores(rows: rows.rows, inBlocksOf: 8192) { block in
      var sums = [Double](repeating: 0, count: block.count)
      // Columns outside, so that one stays near while many rows look into it, the more the better; those left look
      // into many columns at once.
      var searches = ColumnSearches()
      let lanes = ColumnSearches.lanes
      let grouped = block.count / lanes * lanes
      for column in 0..<columns {
        for start in stride(from: 0, to: grouped, by: lanes) {
          for lane in 0..<lanes {
            learned.look(
              lane, for: rows[block.lowerBound + start + lane, column], in: column, &searches)
          }
          searches.search(learned.values, count: learned.count)
          for lane in 0..<lanes {
            sums[start + lane] += strangeness(
              searches.number(lane), in: column, below: searches.below(lane))
          }
        }
      }
      for place in grouped..<block.count {
        let row = rows.row(block.lowerBound + place)
        for start in stride(from: 0, to: columns, by: lanes) {
          let own = start..<min(start + lanes, columns)
          for column in own {
            learned.look(column - start, for: row[column], in: column, &searches)
          }
          searches.search(learned.values, count: learned.count)
          for column in own {
            sums[place] += strangeness(
              row[column], in: column, below: searches.below(column - start))
          }
        }
      }
      return sums
    }
  }
}

/// −ln of the share that `count` rows are of all, for every count there can be; a row counts itself, so that
/// there is at least one.
struct Tails: Sendable {
  private let total: Int
  /// All of them, where more are asked for than there are.
  private let table: [Double]?

  init(total: Int, isTabled: Bool) {
    self.total = total
    table = isTabled ? (0...total).map { Self.tail($0, of: total) } : nil
  }

  subscript(count: Int) -> Double { table?[count] ?? Self.tail(count, of: total) }

  private static func tail(_ count: Int, of total: Int) -> Double {
    -log(Double(max(count, 1)) / Double(total))
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
