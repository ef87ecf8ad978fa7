import Testing
import Vocabulary

@testable import Reports

struct PageChartTests {
  @Test func `fewer than two thresholds draw no chart`() {
    #expect(Page.Chart([], []) == nil)
    #expect(Page.Chart([1, 1], [.init("a", [1, 1])]) == nil)
    #expect(Page.Chart([1, .infinity], [.init("a", [1, 1])]) == nil)
    // Further apart than a number can say.
    #expect(Page.Chart([1e308, -1e308], [.init("a", [1, 0])]) == nil)
  }

  @Test func `four marks that differ and lie on the chart are kept, the first ones first`() throws {
    let chart = try #require(
      Page.Chart(
        [1, 0], [],
        marks: [
          .init("a", at: 0.5), .init("beyond", at: 1.5), .init("a", at: 0.6),
          .init("same place", at: 0.5), .init("b", at: 1), .init("c", at: 0), .init("d", at: 0.25),
          .init("fifth", at: 0.75),
        ]))
    #expect(
      chart.marks == [
        .init("a", at: 0.5), .init("b", at: 1), .init("c", at: 0), .init("d", at: 0.25),
      ])
    #expect(chart.range == 0...1)
  }

  @Test
  func `a chart of quality has precision, recall and F1, one of alarms their share of the rows`() {
    // Of 2 anomalies and 6 ordinary rows: 1 of 1 alarms is right, then 2 of 4.
    func point(_ threshold: Double, _ alarms: Int, found: Int) -> TuningPoint {
      TuningPoint(
        threshold: threshold, alarms: alarms,
        confusion: Confusion(
          truePositives: found, falsePositives: alarms - found, falseNegatives: 2 - found,
          trueNegatives: 6 - alarms + found), alertsPerDay: 2, costPerRow: 3)
    }
    let points = [point(2, 1, found: 1), point(1, 4, found: 2)]
    let marks = [Page.Mark("a", at: 1.5)]
    #expect(
      Page.Chart.quality(points, of: 8, "test rows", marks: marks)
        == Page.Chart(
          [2, 1],
          [
            .init("precision", [1, 0.5]), .init("recall", [0.5, 1]),
            .init("F1", [2.0 / 3, 2.0 / 3]),
          ], marks: marks, tryout: .init(points, of: 8, "test rows")))
    #expect(
      Page.Chart.alarms(points, of: 8, "test rows", marks: marks)
        == Page.Chart(
          [2, 1], [.init("alarm rate", [0.125, 0.5])], marks: marks,
          tryout: .init(points, of: 8, "test rows")))
  }

  @Test func `what can be tried out is read from a curve: counts, prices and rows a day`() {
    // 10 anomalies and 90 ordinary rows, 1000 rows a day; a missed one costs 50, a false alarm 2.
    func point(_ threshold: Double, hits: Int, errors: Int) -> TuningPoint {
      TuningPoint(
        threshold: threshold, alarms: hits + errors,
        confusion: Confusion(
          truePositives: hits, falsePositives: errors, falseNegatives: 10 - hits,
          trueNegatives: 90 - errors), alertsPerDay: 10 * Double(hits + errors),
        costPerRow: (50 * Double(10 - hits) + 2 * Double(errors)) / 100)
    }
    let tryout = Page.Chart.Tryout(
      [
        point(3, hits: 0, errors: 0), point(2, hits: 6, errors: 1),
        point(1, hits: 10, errors: 90),
      ], of: 100, "test rows")
    #expect(tryout.alarms == [0, 7, 100] && tryout.known?.hits == [0, 6, 10])
    #expect(tryout.known?.errors == [0, 1, 90] && tryout.known?.anomalies == 10)
    #expect(tryout.known?.ordinary == 90 && tryout.eventsPerDay == 1000)
    #expect(tryout.prices == .init(missed: 50, falseAlarm: 2))
  }

  @Test func `rows without labels have alarms only, and a curve that is cut short has no prices`() {
    let alone = Page.Chart.Tryout(
      [TuningPoint(threshold: 2, alarms: 1), TuningPoint(threshold: 1, alarms: 4)], of: 8, "rows")
    #expect(alone.known == nil && alone.prices == nil && alone.eventsPerDay == nil)
    let short = Page.Chart.Tryout(
      [
        TuningPoint(
          threshold: 2, alarms: 1,
          confusion: Confusion(
            truePositives: 1, falsePositives: 0, falseNegatives: 1, trueNegatives: 6),
          costPerRow: 3)
      ], of: 8, "rows")
    #expect(short.known?.hits == [1] && short.prices == nil)
  }
}
