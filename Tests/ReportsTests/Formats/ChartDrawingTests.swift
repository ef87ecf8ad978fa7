import Testing

@testable import Reports

/// The drawing is 720 by 352; its axes leave 40 at the left, 96 at the right, 66 above and 46 below. So the
/// lowest threshold is at x = 40 and the highest at 624; a share of 1 is at y = 66, and 0 at 306.
struct ChartDrawingTests {
  private func svg(
    _ thresholds: [Double], _ lines: [Page.Chart.Line], marks: [Page.Mark] = []
  ) throws -> String {
    ChartDrawing(try #require(Page.Chart(thresholds, lines, marks: marks))).svg
  }

  /// Where the line goes that is drawn at a place, from 1.
  private func path(_ place: Int, in svg: String) throws -> String {
    let line = try #require(
      svg.firstMatch(of: try Regex("class=\"curve line-\(place)\" d=\"([^\"]*)\"")))
    return String(line.output[1].substring ?? "")
  }

  @Test func `a share of 1 is at the top, and the threshold grows to the right`() throws {
    // 10 is at the right end, 0 at the left, and 2.5 a quarter of the way: 40 + 584 / 4 = 186. A half is in
    // the middle between 66 and 306, a quarter at 306 - 240 / 4 = 246.
    let drawn = try svg(
      [10, 2.5, 0], [.init("precision", [1, 0.5, 0]), .init("recall", [0.25, 0.5, 1])])
    #expect(try path(1, in: drawn) == "M624.0 66.0L186.0 186.0L40.0 306.0")
    #expect(try path(2, in: drawn) == "M624.0 246.0L186.0 186.0L40.0 66.0")
  }

  @Test func `a line is broken where there is no number`() throws {
    let drawn = try svg([.infinity, 10, 5, 2.5, 0], [.init("precision", [1, nil, 1, nil, 0])])
    #expect(try path(1, in: drawn) == "M332.0 66.0M40.0 306.0")
  }

  @Test func `names of lines stand at their right ends, apart, and none beyond the axis`() throws {
    // Both end at 0, so at y = 306; letters sit 4 lower, and the second name gives way.
    let low = try svg([10, 0], [.init("precision", [0, 1]), .init("recall", [0, 1])])
    #expect(low.contains("<text class=\"line-1\" x=\"632.0\" y=\"310.0\">precision</text>"))
    #expect(low.contains("<text class=\"line-2\" x=\"632.0\" y=\"297.0\">recall</text>"))
    // At the top it gives way downwards; which end is the right one is a matter of the thresholds, not of
    // their order.
    let high = try svg([0, 10], [.init("precision", [0, 1]), .init("recall", [0, 1])])
    #expect(high.contains("<text class=\"line-1\" x=\"632.0\" y=\"70.0\">precision</text>"))
    #expect(high.contains("<text class=\"line-2\" x=\"632.0\" y=\"83.0\">recall</text>"))
    // A third makes room for the second as that does for the first.
    let three = try svg([0, 10], ["a", "b", "c"].map { .init($0, [0, 1]) })
    #expect(three.contains("<text class=\"line-3\" x=\"632.0\" y=\"96.0\">c</text>"))
  }

  @Test
  func `a chosen threshold is marked where it lies, its name above lines that it would cross`()
    throws
  {
    // A name is taken to be 6.5 a letter wide, with two more: 'ab' at 186 ends at 212 and 'c' at 332, so they
    // share a height; 'long names' from 302.8 to 380.8 is raised by 13 above the line of 'c'.
    let drawn = try svg(
      [10, 0], [.init("precision", [0, 1])],
      marks: [.init("ab", at: 2.5), .init("c", at: 5), .init("long names", at: 4.5)])
    let marks = drawn.matches(
      of: /<path class="mark" d="([^"]*)"\/><text x="([^"]*)" y="([^"]*)">([^<]*)/)
    #expect(
      marks.map { "\($0.output.4): \($0.output.1), \($0.output.2) \($0.output.3)" } == [
        "ab: M186.0 63.0V306.0, 189.0 61.0", "long names: M302.8 50.0V306.0, 305.8 48.0",
        "c: M332.0 63.0V306.0, 335.0 61.0",
      ])
    // 'ab' at 186 would cross a line at 40 + 584 · 0.29 = 209.4 and not one at 40 + 584 · 0.296 = 212.9.
    for (threshold, height) in [(2.9, "50.0"), (2.96, "63.0")] {
      let two = try svg(
        [10, 0], [.init("precision", [0, 1])],
        marks: [.init("ab", at: 2.5), .init("c", at: threshold)])
      #expect(two.contains("M186.0 \(height)V306.0"))
    }
  }

  @Test func `a chart is the same drawing for the same curve`() throws {
    let drawn = try svg(
      [1, 0], [.init("precision", [0.75, 0.25]), .init("a&b", [0.5, 1])],
      marks: [.init("a<b", at: 0.5)])
    #expect(
      drawn == """
        <div class="scroll"><svg viewBox="0 0 720 352" role="img" aria-label="precision, a&amp;b for each threshold">
        <path class="axis" d="M40.0 306.0H624.0"/><text x="34.0" y="310.0" text-anchor="end">0.0</text>
        <path class="axis" d="M40.0 258.0H624.0"/><text x="34.0" y="262.0" text-anchor="end">0.2</text>
        <path class="axis" d="M40.0 210.0H624.0"/><text x="34.0" y="214.0" text-anchor="end">0.4</text>
        <path class="axis" d="M40.0 162.0H624.0"/><text x="34.0" y="166.0" text-anchor="end">0.6</text>
        <path class="axis" d="M40.0 114.0H624.0"/><text x="34.0" y="118.0" text-anchor="end">0.8</text>
        <path class="axis" d="M40.0 66.0H624.0"/><text x="34.0" y="70.0" text-anchor="end">1.0</text>
        <path class="axis" d="M40.0 306.0v5"/><text x="40.0" y="324.0" text-anchor="middle">0.0</text>
        <path class="axis" d="M156.8 306.0v5"/><text x="156.8" y="324.0" text-anchor="middle">0.2</text>
        <path class="axis" d="M273.6 306.0v5"/><text x="273.6" y="324.0" text-anchor="middle">0.4</text>
        <path class="axis" d="M390.4 306.0v5"/><text x="390.4" y="324.0" text-anchor="middle">0.6</text>
        <path class="axis" d="M507.2 306.0v5"/><text x="507.2" y="324.0" text-anchor="middle">0.8</text>
        <path class="axis" d="M624.0 306.0v5"/><text x="624.0" y="324.0" text-anchor="middle">1.0</text>
        <text x="332.0" y="344.0" text-anchor="middle">threshold</text>
        <path class="curve line-1" d="M624.0 126.0L40.0 246.0"/>
        <path class="curve line-2" d="M624.0 186.0L40.0 66.0"/>
        <text class="line-1" x="632.0" y="130.0">precision</text>
        <text class="line-2" x="632.0" y="190.0">a&amp;b</text>
        <path class="mark" d="M332.0 63.0V306.0"/><text x="335.0" y="61.0">a&lt;b</text>
        </svg></div>
        """)
  }
}
