import Testing
import Vocabulary

@testable import Reports

/// The drawing is 720 by 300; its axes leave 52 at the left, 150 at the right, 30 above and 46 below, so points lie from
/// x = 52 to 570 and from y = 254 up to 30. An axis reaches a 25th of what it shows beyond either end.
struct PlotDrawingTests {
  private func plot(
    _ series: [Page.Plot.Series], isLogarithmic: Bool = false
  ) throws -> Page.Plot {
    try #require(
      Page.Plot(
        "p", across: .init("k", isLogarithmic: isLogarithmic), up: .init("area"), series))
  }

  private func point(_ name: String, _ across: Double, _ up: Double) throws -> Page.Plot.Point {
    try #require(Page.Plot.Point(name, at: across, .figure(.number(up))))
  }

  private func line(_ points: [(Double, Double)]) throws -> Page.Plot.Series {
    .init(
      "best", try points.map { try point("p\($0.0)", $0.0, $0.1) }, isJoined: true, labels: .series)
  }

  @Test func `what is larger lies further right and higher, and a line goes from point to point`()
    throws
  {
    // 0 lies 4 of 108 parts from the left: 52 + 518 · 4 / 108 = 71.2; 100 at 550.8 and 25 at 191.1.
    // Up the parts are 224 / 108: 254 - 8.3 = 245.7 for 0, 38.3 for 1 and 142 for a half.
    let drawn = PlotDrawing(try plot([try line([(0, 0), (25, 1), (100, 0.5)])])).svg
    #expect(drawn.contains("class=\"curve line-1\" d=\"M71.2 245.7L191.1 38.3L550.8 142.0\""))
    #expect(drawn.contains("<text class=\"line-1\" x=\"558.8\" y=\"146.0\">best</text>"))
  }

  @Test func `a line of many points shows none of them`() throws {
    func dots(_ count: Int) throws -> Int {
      let points = (0..<count).map { (Double($0), 0.5) }
      return PlotDrawing(try plot([try line(points)])).svg.matches(of: /<circle/).count
    }
    #expect(try dots(40) == 40)
    #expect(try dots(41) == 0)
  }

  @Test func `of more than 300 points none says what it is`() throws {
    func titles(_ count: Int) throws -> Int {
      let points = try (0..<count).map { try point("p", Double($0), 0.5) }
      return PlotDrawing(
        try plot([.init("", points, isJoined: false, labels: .none)])
      ).svg.matches(of: /<title>/).count
    }
    #expect(try titles(300) == 300)
    #expect(try titles(301) == 0)
  }

  @Test func `equal factors are equal steps where an axis says so`() throws {
    let drawn = PlotDrawing(
      try plot([try line([(1, 0), (10, 1), (100, 0)])], isLogarithmic: true)
    ).svg
    #expect(drawn.contains("d=\"M71.2 245.7L311.0 38.3L550.8 245.7\""))
  }

  @Test func `a point has its interval, and says what it is and where it comes from`() throws {
    let measured = try #require(
      Page.Plot.Point(
        "a < b", at: 1,
        .measured(measured("m", 0.5, 0.25, 0.75, rows: 9), trials: ["ab"], each: [0.25, 0.75])))
    let drawn = PlotDrawing(
      try plot([
        .init(
          "", [measured, try point("c", 2, 0.5)], isJoined: false, labels: .none)
      ])
    ).svg
    // From 0.25 to 0.75 is all of the range up but its margins.
    #expect(drawn.contains("class=\"reach line-1\" d=\"M71.2 245.7V38.3\""))
    #expect(
      drawn.contains(
        "<title>a &lt; b: 0.500 (0.250 to 0.750), DeLong, 9 rows, trial ab</title>"))
    #expect(!drawn.contains(">c</text>"))
    // What each trial has lies on its ends.
    #expect(
      drawn.matches(of: /class="each line-1" cx="71.2" cy="([^"]*)"/).map { String($0.output.1) }
        == ["245.7", "38.3"])
  }

  @Test func `names of points make way for each other`() throws {
    let points = try [("near", 1.0, 0.5), ("nearer", 1.01, 0.5), ("far", 2, 0.5)].map(point)
    let drawn = PlotDrawing(
      try plot([.init("", points, isJoined: false, labels: .points)])
    ).svg
    let heights = drawn.matches(of: /<text class="line-1" x="[^"]*" y="([^"]*)">/).map {
      String($0.output.1)
    }
    #expect(heights == ["135.0", "122.0", "135.0"])
  }

  @Test func `a mark stands at its place, and all lies lower to make room for its name`() throws {
    let plot = try #require(
      Page.Plot(
        "p", across: .init("k"), up: .init("area"), [try line([(0, 0), (100, 1)])],
        marks: [.init("half", at: 50), .init("outside", at: 101)]))
    let drawn = PlotDrawing(plot).svg
    // 50 lies in the middle of 52 to 570; 0 and 1, 36 lower, at 281.7 and 74.3.
    #expect(drawn.contains("viewBox=\"0 0 720 336\""))
    #expect(
      drawn.contains(
        "<path class=\"mark\" d=\"M311.0 63.0V290.0\"/><text x=\"314.0\" y=\"61.0\">half</text>"))
    #expect(drawn.contains("d=\"M71.2 281.7L550.8 74.3\""))
    #expect(!drawn.contains("outside"))
  }

  @Test func `a name gives way within the drawing only`() throws {
    // All at the lowest place: 13 below it is possible, 26 below it (264.7) is beyond the axis.
    let points = try (0..<5).map { try point("n\($0)", 1, 0) } + [try point("high", 2, 1)]
    let drawn = PlotDrawing(
      try plot([.init("", points, isJoined: false, labels: .points)])
    ).svg
    let heights = drawn.matches(of: /<text class="line-1" x="[^"]*" y="([^"]*)">n/).map {
      String($0.output.1)
    }
    #expect(heights == ["238.7", "225.7", "251.7", "212.7", "199.7"])
  }

  @Test func `points above each other make no plot, and a number without bound no point`() throws {
    #expect(
      Page.Plot("p", across: .init("k"), up: .init("m"), [try line([(1, 0), (1, 1)])]) == nil)
    #expect(
      Page.Plot(
        "p", across: .init("k", isLogarithmic: true), up: .init("m"),
        [try line([(0, 0), (1, 1)])]) == nil)
    #expect(
      Page.Plot(
        "p", across: .init("k"), up: .init("m", isLogarithmic: true),
        [try line([(0, 0), (1, 1)])]) == nil)
    #expect(Page.Plot.Point("p", at: .infinity, .figure(.number(1))) == nil)
    #expect(Page.Plot.Point("p", at: 1, .figure(.undefined(reason: "none"))) == nil)
  }
}
