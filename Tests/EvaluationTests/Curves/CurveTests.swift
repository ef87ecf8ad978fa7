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
}
