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
    let points = TuningCurve(of: ranking, rowsPerDay: 1000, costs: (missed: 10, false: 1)).points
    #expect(points.map(\.confusion.alarms) == [0, 3, 5])
    #expect(points.map(\.confusion.precision) == [nil, 1.0 / 3, 0.4])
    #expect(points.map(\.confusion.recall) == [0, 0.5, 1])
    #expect(points.map(\.cost) == [20, 12, 3])
    #expect(points.map(\.alertsPerDay) == [0, 600, 1000])
    #expect(points[0].threshold >= 0.8 && points[1].threshold == 0.5 && points[2].threshold < 0.2)
  }

  @Test func `without costs and a rate the tuning curve has neither`() throws {
    let points = TuningCurve(of: try ranking([0, 1], [0.1, 0.9])).points
    #expect(points.count == 3)
    #expect(points.allSatisfy { $0.cost == nil && $0.alertsPerDay == nil })
  }

  @Test func `thinning keeps ends, order and extremes`() throws {
    let labels = (0..<20_000).map { $0 % 97 == 3 || ($0 > 13_000 && $0 < 13_050) ? 1 : 0 }
    let ranking = try ranking(labels, (0..<20_000).map { -Double($0) })
    let all = TuningCurve(of: ranking, costs: (missed: 3, false: 1), limit: nil).points
    let thin = TuningCurve(of: ranking, costs: (missed: 3, false: 1), limit: 300).points
    #expect(all.count == 20_001)
    #expect(thin.count <= 300 && thin.count > 100)
    #expect(thin.first?.threshold == all.first?.threshold)
    #expect(thin.last?.threshold == all.last?.threshold)
    #expect(zip(thin, thin.dropFirst()).allSatisfy { $0.threshold > $1.threshold })
    for value in [{ $0.confusion.f1 }, { $0.cost }] as [(TuningCurve.Point) -> Double?] {
      let (some, full) = (thin.compactMap(value), all.compactMap(value))
      #expect(some.max() == full.max() && some.min() == full.min())
    }
    // No anomaly is among the first three rows.
    #expect(thin.contains { $0.confusion.precision == 0 })
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
    #expect(TuningCurve(of: try ranking([], [])).points.isEmpty)
  }

  private func ranking(_ labels: [Int], _ scores: [Double]) throws -> Ranking {
    try EvaluationTests.ranking(labels, scores)
  }
}
