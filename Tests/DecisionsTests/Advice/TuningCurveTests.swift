import Decisions
import Testing
import Vocabulary

struct TuningCurveTests {
  @Test func `thinning keeps ends, order and extremes`() throws {
    let strange = (0..<20_000).map { $0 % 97 == 3 || ($0 > 13_000 && $0 < 13_050) }
    let points = try Evidence(
      Scores((0..<20_000).map { -Double($0) }), labels: Labels(anomalies: strange),
      costs: RowCosts(missed: .same(3), false: .same(1))
    ).tuningCurve
    #expect((300...1000).contains(points.count))
    #expect(points.first?.alarms == 0 && points.last?.alarms == 20_000)
    #expect(zip(points, points.dropFirst()).allSatisfy { $0.threshold > $1.threshold })
    // Every cut, counted again from its definition.
    let anomalies = strange.count { $0 }
    var (found, f1, cost): (Int, [Double], [Double]) = (0, [0], [3 * Double(anomalies)])
    for (row, isStrange) in strange.enumerated() {
      found += isStrange ? 1 : 0
      f1.append(2 * Double(found) / Double(row + 1 + anomalies))
      cost.append(Double(3 * (anomalies - found) + row + 1 - found))
    }
    #expect(points.compactMap(\.f1).max() == f1.max())
    #expect(points.compactMap(\.costPerRow).min() == cost.min()! / 20_000)
    #expect(points.compactMap(\.costPerRow).max() == cost.max()! / 20_000)
    // No anomaly is among the first three rows.
    #expect(points.contains { $0.precision == 0 })
  }

  /// From the top: 4 and 3 are anomalies whose misses cost 5 and 7, 2 and 1 ordinary with false alarms of
  /// 2 and 3.
  @Test func `costs of single rows are those of the mistakes at each cut`() throws {
    let points = try Evidence(
      Scores([4, 3, 2, 1]), labels: Labels(anomalies: [true, true, false, false]),
      costs: RowCosts(missed: .byRow([5, 7, 0, 0]), false: .byRow([0, 0, 2, 3]))
    ).tuningCurve
    #expect(points.map(\.costPerRow) == [3, 1.75, 0, 0.5, 1.25])
  }

  @Test func `without prices and a rate of events the curve has neither`() throws {
    let points = try Evidence(
      Scores([0.1, 0.9]), labels: Labels(anomalies: [false, true])
    ).tuningCurve
    #expect(points.count == 3)
    #expect(points.allSatisfy { $0.costPerRow == nil && $0.alertsPerDay == nil })
  }
}
