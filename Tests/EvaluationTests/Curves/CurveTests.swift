import Evaluation
import Scoring
import Testing
import Vocabulary

struct CurveTests {
  private func numbers(_ table: Table, _ name: String) throws -> [Double] {
    try #require(table.column(named: name)?.numbers)
  }

  @Test func `the ROC curve keeps only its corners`() throws {
    let ranking = try ranking([1, 1, 0, 0, 1, 0], [6, 5, 4, 3, 2, 1])
    let curve = ranking.rocCurve()
    #expect(try numbers(curve, "false_positive_rate") == [0, 0, 2.0 / 3, 2.0 / 3, 1])
    #expect(try numbers(curve, "recall") == [0, 2.0 / 3, 2.0 / 3, 1, 1])
    #expect(try self.ranking([0, 0], [1, 2]).rocCurve().rows == 0)
  }

  @Test func `the precision–recall curve begins with the first alarm`() throws {
    let ranking = try ranking([1, 0, 1], [3, 2, 1])
    let curve = ranking.precisionRecallCurve()
    #expect(try numbers(curve, "recall") == [0.5, 0.5, 1])
    #expect(try numbers(curve, "precision") == [1, 0.5, 2.0 / 3])
    #expect(try numbers(curve, "threshold")[0] == 2.5)
    #expect(try self.ranking([0, 0], [1, 2]).precisionRecallCurve().rows == 0)
  }

  private func ranking(_ labels: [Int], _ scores: [Double]) throws -> Ranking {
    try EvaluationTests.ranking(labels, scores)
  }

  /// Anomalies are the rows 2, 3 and 50 to 53 of 100. Two stretches are kept, of 25 and 75 rows, each with its ends
  /// and its extremes: precision is 0 at row 0 and 2/4 at row 3; 2/50 at row 49 and 6/54 at row 53.
  @Test func `a thinned curve keeps the highs and lows of precision`() throws {
    let labels = (0..<100).map { [2, 3, 50, 51, 52, 53].contains($0) ? 1 : 0 }
    let curve = try ranking(labels, (0..<100).map { Double(100 - $0) })
      .precisionRecallCurve(limit: 8)
    let (found, alarms): ([Double], [Double]) = (
      [0, 2, 2, 2, 2, 6, 6], [1, 4, 25, 26, 50, 54, 100]
    )
    #expect(try numbers(curve, "precision") == zip(found, alarms).map { $0 / $1 })
    #expect(try numbers(curve, "recall") == found.map { $0 / 6 })
  }
}
