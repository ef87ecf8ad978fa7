import Testing
import Vocabulary

@testable import Reports

/// The drawing is 720 by 340; its axes leave 40 at the left, 96 at the right, 66 above and 34 below. So the
/// lowest threshold is at x = 40 and the highest at 624; a share of 1 is at y = 66, and 0 at 306.
struct CurveChartTests {
  private func point(_ threshold: Double, _ precision: Double?, _ recall: Double) -> TuningPoint {
    TuningPoint(
      threshold: threshold, alarms: 1, precision: precision, recall: recall, f1: nil,
      falsePositiveRate: nil, alertsPerDay: nil, costPerRow: nil)
  }

  private func svg(
    _ points: [TuningPoint], marks: [(String, Double)] = [], lines: [CurveChart.Line]
  ) throws -> String {
    try #require(
      CurveChart(
        curve: TuningCurve(points, rows: 4), marks: marks.map { (name: $0.0, threshold: $0.1) },
        lines: lines
      ).svg)
  }

  private let precision: [CurveChart.Line] = [("precision", "precision", "precision")]
  private let both = Array(CurveChart.quality.prefix(2))

  /// Where a line goes, by its class.
  private func path(_ name: String, in svg: String) throws -> String {
    let line = try #require(svg.firstMatch(of: try Regex("class=\"curve \(name)\" d=\"([^\"]*)\"")))
    return String(line.output[1].substring ?? "")
  }

  @Test func `a share of 1 is at the top, and the threshold grows to the right`() throws {
    // 10 is at the right end, 0 at the left, and 2.5 a quarter of the way: 40 + 584 / 4 = 186. A half is in
    // the middle between 66 and 306, a quarter at 306 - 240 / 4 = 246.
    let drawn = try svg(
      [point(10, 1, 0.25), point(2.5, 0.5, 0.5), point(0, 0, 1)], lines: both)
    #expect(try path("precision", in: drawn) == "M624.0 66.0L186.0 186.0L40.0 306.0")
    #expect(try path("recall", in: drawn) == "M624.0 246.0L186.0 186.0L40.0 66.0")
  }

  @Test func `a line is broken where there is no number`() throws {
    let drawn = try svg(
      [point(10, nil, 0), point(5, 1, 0), point(2.5, nil, 0), point(0, 0, 1)], lines: precision)
    #expect(try path("precision", in: drawn) == "M332.0 66.0M40.0 306.0")
  }

  @Test func `names of lines stand at their right ends, 14 apart, and none below the axis`() throws
  {
    // Both end at 0, so at y = 306; letters sit 4 lower, and the upper name gives way.
    let drawn = try svg([point(10, 0, 0), point(0, 1, 1)], lines: both)
    #expect(drawn.contains("<text class=\"precision\" x=\"632.0\" y=\"296.0\">precision</text>"))
    #expect(drawn.contains("<text class=\"recall\" x=\"632.0\" y=\"310.0\">recall</text>"))
  }

  @Test func `a chosen threshold is marked where it lies, one beyond the curve is not`() throws {
    // A name is taken to be 6.5 a letter wide, with two more: 'ab' at 186 ends at 212, so 'c' at 332 has
    // the same height, and 'long names' at 303 to 381 is raised by 13 above 'c'.
    let drawn = try svg(
      [point(10, 0, 0), point(0, 1, 1)],
      marks: [("ab", 2.5), ("c", 5), ("long names", 4.5), ("far", 11)], lines: precision)
    let marks = drawn.matches(
      of: /<path class="mark" d="([^"]*)"\/><text x="([^"]*)" y="([^"]*)">([^<]*)/)
    #expect(
      marks.map { "\($0.output.4) \($0.output.1) \($0.output.2) \($0.output.3)" } == [
        "ab M186.0 63.0V306.0 189.0 61.0", "long names M302.8 50.0V306.0 305.8 48.0",
        "c M332.0 63.0V306.0 335.0 61.0",
      ])
  }

  @Test func `a chart is the same drawing for the same curve`() throws {
    let drawn = try svg(
      [point(1, 0.75, 0.5), point(0, 0.25, 1)], marks: [("a<b", 0.5)], lines: both)
    #expect(
      drawn == """
        <svg viewBox="0 0 720 340" role="img" aria-label="precision, recall for each threshold">
        <path class="axis" d="M40.0 306.0H624.0"/>\
        <text x="34.0" y="310.0" text-anchor="end">0</text>\
        <path class="axis" d="M40.0 186.0H624.0"/>\
        <text x="34.0" y="190.0" text-anchor="end">0.500</text>\
        <path class="axis" d="M40.0 66.0H624.0"/>\
        <text x="34.0" y="70.0" text-anchor="end">1.000</text>\
        <text x="40.0" y="324.0" text-anchor="start">0</text>\
        <text x="332.0" y="324.0" text-anchor="middle">0.500</text>\
        <text x="624.0" y="324.0" text-anchor="end">1.000</text>\
        <path class="curve precision" d="M624.0 126.0L40.0 246.0"/>\
        <path class="curve recall" d="M624.0 186.0L40.0 66.0"/>\
        <text class="precision" x="632.0" y="130.0">precision</text>\
        <text class="recall" x="632.0" y="190.0">recall</text>\
        <path class="mark" d="M332.0 63.0V306.0"/>\
        <text x="335.0" y="61.0">a&lt;b</text>
        </svg>
        """)
  }

  @Test func `one threshold draws no chart`() {
    #expect(CurveChart(curve: TuningCurve([point(1, 1, 1)], rows: 1), marks: []).svg == nil)
  }
}
