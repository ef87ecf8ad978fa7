import Testing
import Vocabulary

@testable import Reports

struct PageChartTests {
  @Test func `fewer than two thresholds draw no chart`() {
    #expect(Page.Chart([], []) == nil)
    #expect(Page.Chart([1, 1], [.init("a", [1, 1])]) == nil)
    #expect(Page.Chart([1, .infinity], [.init("a", [1, 1])]) == nil)
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
    let marks = [Page.Chart.Mark("a", at: 1.5)]
    #expect(
      Page.Chart.quality(points, marks: marks)
        == Page.Chart(
          [2, 1],
          [
            .init("precision", [1, 0.5]), .init("recall", [0.5, 1]),
            .init("F1", [2.0 / 3, 2.0 / 3]),
          ], marks: marks))
    #expect(
      Page.Chart.alarms(points, of: 8, marks: marks)
        == Page.Chart([2, 1], [.init("alarm rate", [0.125, 0.5])], marks: marks))
  }
}
