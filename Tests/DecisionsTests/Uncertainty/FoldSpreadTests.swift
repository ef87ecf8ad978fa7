import Decisions
import Numerics
import Testing
import Vocabulary

/// What advice says of folds that each have a model of their own.
struct FoldSpreadTests {
  private func evidence(_ scores: [Double], _ anomalies: [Bool]? = nil) throws -> Evidence {
    try Evidence(Scores(scores), labels: anomalies.map(Labels.init(anomalies:)))
  }

  private func spread(
    _ folds: [FoldRows], _ requests: ThresholdRequest...
  ) throws -> [FoldSpread?] {
    Advisor(requests, bootstrap: .none).advise(
      on: try evidence([3, 1, 0]), folds: folds, seed: Seed(1)
    ).alternatives.map(\.overFolds)
  }

  private func range(
    _ name: MetricName, _ mean: Double, _ lower: Double, _ upper: Double, rows: Int
  ) -> Measurement {
    Measurement(
      name, .number(mean),
      interval: Interval(lower: lower, upper: upper, level: 1, method: "range over 2 folds"),
      rows: rows)
  }

  @Test func `each fold chooses on its own rows and measures on its others`() throws {
    // The highest row is cut off at 2 and at 8; above 2 lie an anomaly and an ordinary row of four, above
    // 8 one of two anomalies.
    let folds = [
      FoldRows(
        chosenOn: try evidence([3, 1]),
        measuredOn: try evidence([5, 2.5, 0, 0], [true, false, true, false])),
      FoldRows(
        chosenOn: try evidence([10, 6]),
        measuredOn: try evidence([9, 1, 1, 1, 1], [true, true, false, false, false])),
    ]
    let found = try #require(try spread(folds, asked("top: { rows: 1 }"))[0])
    #expect(found.folds == 2 && found.chosen == 2)
    #expect(found.threshold == range(.threshold, 5, 2, 8, rows: 9))
    #expect(found.measured[.precision] == range(.precision, 0.75, 0.5, 1, rows: 9))
    #expect(found.measured[.recall] == range(.recall, 0.5, 0.5, 0.5, rows: 9))
    #expect(found.measured[.falsePositiveRate] == range(.falsePositiveRate, 0.25, 0, 0.5, rows: 9))
    #expect(found.measured[.alarmRate] == range(.alarmRate, 0.35, 0.2, 0.5, rows: 9))
    #expect(
      found.sentence
        == "Over 2 folds, each with a model of its own, the threshold lies between 2 and 8,"
        + " precision between 50 and 100 % and recall between 50 and 50 %.")
  }

  @Test func `folds without other rows measure on those they chose on`() throws {
    let folds = [
      FoldRows(chosenOn: try evidence([3, 1]), measuredOn: nil),
      FoldRows(chosenOn: try evidence([10, 6, 5, 4]), measuredOn: nil),
    ]
    let found = try #require(try spread(folds, asked("top: { rows: 1 }"))[0])
    #expect(found.measured == [range(.alarmRate, 0.375, 0.25, 0.5, rows: 6)])
    #expect(try spread([folds[0]], asked("top: { rows: 1 }")) == [nil])
  }

  @Test func `folds that have no such threshold are counted, with a reason`() throws {
    let folds = [
      FoldRows(chosenOn: try evidence([3, 1]), measuredOn: nil),
      FoldRows(chosenOn: try evidence([10, 6, 5]), measuredOn: nil),
    ]
    let found = try spread(folds, asked("top: { rows: 3 }"), asked("top: { rows: 4 }"))
    #expect(found[0]?.chosen == 1)
    #expect(
      found[0]?.sentence
        == "Over 2 folds, each with a model of its own, the threshold lies between 4.99 and 4.99. 1 fold"
        + " has none. The 3 highest rows cannot be named: there are only 2 rows.")
    #expect(
      found[1]?.sentence
        == "None of 2 folds has such a threshold. The 4 highest rows cannot be named: there are only"
        + " 2 rows.")
    #expect(found[1]?.chosen == 0)
    #expect(found[1]?.threshold.quantity.reason == "no fold has a threshold")
  }
}
