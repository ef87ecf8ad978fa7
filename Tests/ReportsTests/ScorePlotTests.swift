import Testing
import Vocabulary

@testable import Reports

/// Four anomalies and ten ordinary rows.
struct ScorePlotTests {
  private func point(_ threshold: Double, _ hits: Int, _ errors: Int) -> TuningPoint {
    TuningPoint(
      threshold: threshold, alarms: hits + errors,
      confusion: Confusion(
        truePositives: hits, falsePositives: errors, falseNegatives: 4 - hits,
        trueNegatives: 10 - errors))
  }

  private func told(_ plot: Page.Plot?) -> [String] {
    (plot?.series ?? []).map { series in
      "\(series.name): " + series.points.map { "\($0.across) \($0.up)" }.joined(separator: ", ")
    }
  }

  @Test
  func
    `of rows with labels the share above each score is drawn for either sort, and none is left out at 0`()
  {
    // Of a share of 0 there is no factor, so that line ends before.
    let points = [point(3, 1, 0), point(2, 2, 1), point(1, 4, 5)]
    let plot = Page.Plot.scores(points, of: 14, "p", marks: [.init("a", at: 2), .init("b", at: 9)])
    #expect(
      told(plot) == ["anomalies: 3.0 0.25, 2.0 0.5, 1.0 1.0", "ordinary rows: 2.0 0.1, 1.0 0.5"])
    #expect(plot?.marks == [.init("a", at: 2)])
    #expect(plot?.isOnlyDrawn == true)
  }

  @Test
  func `of rows without labels it is the share of all, and of one score there is nothing to draw`()
  {
    let points = [TuningPoint(threshold: 2, alarms: 5), TuningPoint(threshold: 1, alarms: 20)]
    #expect(
      told(Page.Plot.scores(points, of: 20, "p", marks: [])) == ["all rows: 2.0 0.25, 1.0 1.0"])
    #expect(Page.Plot.scores([points[1]], of: 20, "p", marks: []) == nil)
    #expect(Page.Plot.scores([], of: 20, "p", marks: []) == nil)
  }
}
