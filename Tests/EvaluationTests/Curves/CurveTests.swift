import Evaluation
import Scoring
import Testing
import Vocabulary

struct CurveTests {
  private func numbers(_ table: Table, _ name: String) throws -> [Double] {
    try #require(table.column(named: name)?.numbers)
  }

  @Test func `the tuning curve says what each cut would do`() throws {
    let ranking = try ranking([0, 0, 1, 1, 0], [0.8, 0.8, 0.8, 0.2, 0.2])
    let table = TuningCurve(rowsPerDay: 1000, costs: (missed: 10, false: 1)).table(of: ranking)
    #expect(
      table.columns.map(\.name) == [
        "threshold", "lowest_alarmed", "alarms", "precision", "recall", "f1",
        "false_positive_rate", "alerts_per_day", "cost",
      ])
    #expect(try numbers(table, "alarms") == [0, 3, 5])
    #expect(try numbers(table, "precision")[0].isNaN)
    #expect(try numbers(table, "precision")[1...] == [1.0 / 3, 0.4])
    #expect(try numbers(table, "recall") == [0, 0.5, 1])
    #expect(try numbers(table, "cost") == [20, 12, 3])
    #expect(try numbers(table, "alerts_per_day") == [0, 600, 1000])
    #expect(try numbers(table, "threshold")[1] == 0.5)
    #expect(try numbers(table, "lowest_alarmed")[1...] == [0.8, 0.2])
  }

  @Test func `thinning keeps ends, order and extremes`() throws {
    let labels = (0..<20_000).map { $0 % 97 == 3 || ($0 > 13_000 && $0 < 13_050) ? 1 : 0 }
    let ranking = try ranking(labels, (0..<20_000).map { -Double($0) })
    let all = TuningCurve(costs: (missed: 3, false: 1)).table(of: ranking, limit: nil)
    let thin = TuningCurve(costs: (missed: 3, false: 1)).table(of: ranking, limit: 300)
    #expect(all.rows == 20_001)
    #expect(thin.rows <= 300 && thin.rows > 100)
    let (kept, whole) = (try numbers(thin, "threshold"), try numbers(all, "threshold"))
    #expect(kept.first == whole.first && kept.last == whole.last)
    #expect(zip(kept, kept.dropFirst()).allSatisfy { $0 > $1 })
    for name in ["f1", "cost"] {
      let (some, full) = (try numbers(thin, name), try numbers(all, name))
      #expect(some.max() == full.max() && some.min() == full.min())
    }
    #expect(try numbers(thin, "precision").contains(0))  // no anomaly is among the first three rows
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

  @Test func `no rows make an empty curve`() throws {
    #expect(TuningCurve().table(of: try ranking([], [])).rows == 0)
  }

  private func ranking(_ labels: [Int], _ scores: [Double]) throws -> Ranking {
    try EvaluationTests.ranking(labels, scores)
  }
}
