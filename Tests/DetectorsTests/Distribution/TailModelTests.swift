import Foundation
import Numerics
import Testing
import Vocabulary

@testable import Detectors

struct TailModelTests {
  /// One column 1, 2, 2, 9: mean 3.5, skewed to the right.
  private let rows = Matrix<Float>([[1], [2], [2], [9]])

  /// Left tails are −ln of ¼, ¾, ¾, 1; right tails of 1, ¾, ¾, ¼. ECOD takes the larger.
  @Test func `ECOD's training rows count their tails over the rows themselves`() throws {
    let detector = EmpiricalCumulativeOutlierDetection()
    let model = try detector.fit(rows, seed: Seed(1))
    let scores = try detector.trainingScores(of: model, on: rows)
    #expect(scores.values == [-log(0.25), -log(0.75), -log(0.75), -log(0.25)])
  }

  /// The skew takes the right tail, 0, −ln ¾, −ln ¾, −ln ¼; the mean of both is larger for the first.
  @Test func `COPOD takes the tail on the side of the skew, or the mean of both`() throws {
    let detector = CopulaOutlierDetection()
    let model = try detector.fit(rows, seed: Seed(1))
    let scores = try detector.trainingScores(of: model, on: rows)
    #expect(scores.values == [-log(0.25) / 2, -log(0.75), -log(0.75), -log(0.25)])
  }

  /// Beside four learned rows, 100 is the largest of five and 2 is at most three of five.
  @Test func `a new row counts itself, so that no tail is empty`() throws {
    let model = try EmpiricalCumulativeOutlierDetection().fit(rows, seed: Seed(1))
    let scores = try model.scores(of: Matrix<Float>([[100], [-100], [2]]))
    #expect(scores.values == [-log(1.0 / 5), -log(1.0 / 5), -log(4.0 / 5)])
  }

  /// 0, 1, 2, 10, 18, 19, 20 is symmetric about 10: both tails of 0 are added, −ln ⅐ and −ln 1.
  @Test func `a symmetric column has no skew, and both its tails count`() throws {
    let symmetric = Matrix<Float>([0, 1, 2, 10, 18, 19, 20].map { [$0] })
    let detector = EmpiricalCumulativeOutlierDetection()
    let model = try detector.fit(symmetric, seed: Seed(1))
    #expect(ColumnSkew(ascending: [0, 1, 2, 10, 18, 19, 20]).sign == 0)
    let scores = try detector.trainingScores(of: model, on: symmetric)
    #expect(scores[3] == -log(4.0 / 7) - log(4.0 / 7))
    #expect(scores[0] == -log(1.0 / 7))
  }

  @Test func `a constant column says nothing of the learned rows`() throws {
    let constant = Matrix<Float>([[1, 5], [2, 5], [2, 5], [9, 5]])
    for alone in [rows, constant] {
      let detector = CopulaOutlierDetection()
      let model = try detector.fit(alone, seed: Seed(1))
      let scores = try detector.trainingScores(of: model, on: alone)
      #expect(scores[3] == -log(0.25))
    }
  }

  /// 1, 5, 6 lean left; a fourth value of 4 has them lean left still, one of 30 far to the right.
  @Test func `the skew of a column with one more value is that of all values together`() {
    let column = ColumnSkew(ascending: [1, 5, 6])
    #expect(column.sign == -1)
    for value: Float in [-3, 1, 4, 5, 6, 7, 30] {
      let all = [1, 5, 6, value].sorted()
      #expect(column.sign(with: value) == ColumnSkew(ascending: all[...]).sign)
    }
    #expect(column.sign(with: 30) == 1)
  }

  /// 1, 2, 2, 2, 2, 2, 3, 5 and, in the second column, ten times as much.
  @Test func `ranks of tied values stand before and after all of them`() {
    let columns = SortedColumns(
      Matrix<Float>([3, 1, 2, 2, 2, 2, 2, 5].map { [$0, 10 * $0] }))
    let asked: [(number: Float, column: Int, below: Int, atMost: Int)] = [
      (2, 0, 1, 6), (0, 0, 0, 0), (4, 0, 7, 7), (5, 0, 7, 8), (6, 0, 8, 8), (20, 1, 1, 6),
      (5, 1, 0, 0), (50, 1, 7, 8), (1, 0, 0, 1), (51, 1, 8, 8),
    ]
    var searches = ColumnSearches()
    for (lane, query) in asked.enumerated() {
      columns.look(lane, for: query.number, in: query.column, &searches)
    }
    searches.search(columns.values, count: columns.count)
    for (lane, query) in asked.enumerated() {
      #expect(searches.below(lane) == query.below)
      #expect(
        columns.atMost(query.number, in: query.column, below: query.below) == query.atMost)
    }
  }

  /// 35 rows are two groups of 16 and three left over; a table of tails serves all of them and none of one.
  @Test func `a row scores the same alone, among many, and by its definition`() throws {
    var chance = Seed(8).generator()
    let learned = Matrix<Float>(rows: 50, columns: 19) { _, column in
      column % 3 == 0 ? Float(chance.below(4)) : Float(chance.normal())
    }
    let rows = Matrix<Float>(rows: 35, columns: 19) { _, column in
      column % 3 == 0 ? Float(chance.below(6)) : Float(chance.normal())
    }
    let model = TailModel<LargerTail>(SortedColumns(learned))
    let scores = try model.scores(of: rows).values
    #expect(
      try (0..<35).flatMap { try model.scores(of: rows.rows($0..<($0 + 1))).values } == scores)
    for row in 0..<35 {
      var sum = 0.0
      for column in 0..<19 {
        let all = (learned.column(column) + [rows[row, column]]).sorted()
        let left = all.count { $0 <= rows[row, column] }
        let right = all.count { $0 >= rows[row, column] }
        let tails = [left, right].map { -log(Double($0) / 51) }
        let skew = ColumnSkew(ascending: all[...]).sign
        sum += skew == 0 ? tails[0] + tails[1] : max(tails[0], tails[1])
      }
      #expect(abs(scores[row] - sum) < 1e-12 * sum)
    }
  }

  @Test func `weights whose columns are not ascending are refused`() throws {
    var weights = try CopulaOutlierDetection().fit(rows, seed: Seed(1)).weights
    weights.tensors["sorted_columns"] = Tensor(.float([1, 2, 1, 9]), shape: [1, 4])
    #expect(
      throws: WeightsError("'sorted_columns' of the weights is not in ascending order at 2")
    ) { try TailModel<SkewedTail>(weights: weights) }
  }

  @Test(arguments: [[0, 3], [3, 0], [3]])
  func `stored columns without a number are refused`(shape: [Int]) {
    let numbers = [Float](repeating: 1, count: shape.reduce(1, *))
    #expect(throws: WeightsError("'sorted' of the weights is no table of Float numbers")) {
      try SortedColumns(Tensor(.float(numbers), shape: shape), called: "sorted")
    }
  }
  @Test func `where a column has no skew, both tails count`() {
    #expect([-1, 0, 1].map { LargerTail.combine(left: 1, right: 2, skew: $0) } == [2, 3, 2])
    #expect([-1, 0, 1].map { LargerTail.combine(left: 2, right: 1, skew: $0) } == [2, 3, 2])
    #expect([-1, 0, 1].map { SkewedTail.combine(left: 1, right: 2, skew: $0) } == [1.5, 3, 2])
    #expect([-1, 0, 1].map { SkewedTail.combine(left: 2, right: 1, skew: $0) } == [2, 3, 1.5])
  }
}
