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
    func point(_ threshold: Double, _ alarms: Int, _ share: Double) -> TuningPoint {
      TuningPoint(
        threshold: threshold, alarms: alarms, precision: share, recall: share + 0.25,
        f1: share + 0.5, falsePositiveRate: 1, alertsPerDay: 2, costPerRow: 3)
    }
    let points = [point(2, 1, 0.125), point(1, 4, 0.0625)]
    let marks = [Page.Chart.Mark("a", at: 1.5)]
    #expect(
      Page.Chart.quality(points, marks: marks)
        == Page.Chart(
          [2, 1],
          [
            .init("precision", [0.125, 0.0625]), .init("recall", [0.375, 0.3125]),
            .init("F1", [0.625, 0.5625]),
          ], marks: marks))
    #expect(
      Page.Chart.alarms(points, of: 8, marks: marks)
        == Page.Chart([2, 1], [.init("alarm rate", [0.125, 0.5])], marks: marks))
  }
}
