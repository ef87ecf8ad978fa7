import Testing

@testable import Reports

/// The drawing is 720 wide with 190 at either side for names, so ranks lie from x = 190 to 530.
struct RanksDrawingTests {
  private func ranks(_ values: [Double], _ difference: Double) throws -> Page.Ranks {
    try #require(
      Page.Ranks(
        zip(["a", "b", "c", "d"], values).map { .init($0, rank: $1) },
        criticalDifference: difference))
  }

  @Test func `those that lie nearer than the difference are a group, and none is in another`()
    throws
  {
    #expect(try ranks([1, 1.5, 3, 4], 1).groups == [0...1])
    // What lies just so far apart differs.
    #expect(try ranks([1, 2, 3, 4], 1).groups == [])
    #expect(try ranks([1, 2, 3, 4], 1.5).groups == [0...1, 1...2, 2...3])
    #expect(try ranks([1, 2, 3, 4], 2.5).groups == [0...2, 1...3])
    #expect(try ranks([1, 1.2, 1.4, 4], 3).groups == [0...2, 1...3])
    #expect(try ranks([1, 2, 3, 4], 9).groups == [0...3])
    #expect(Page.Ranks([.init("a", rank: 1)], criticalDifference: 1) == nil)
  }

  @Test func `the best stands first, whatever the order they came in`() throws {
    #expect(try ranks([3, 1, 2, 4], 1).entries.map(\.name) == ["b", "c", "a", "d"])
  }

  @Test func `a group is one sentence`() throws {
    #expect(
      try ranks([1, 2, 3, 4], 2.5).sentences.map(\.text) == [
        "By mean ranks no two of these are shown to differ at 5 %: a, b and c.",
        "By mean ranks no two of these are shown to differ at 5 %: b, c and d.",
      ])
  }

  @Test func `names hang from their ranks, and those that are alike lie below one bar`() throws {
    let drawn = RanksDrawing(try ranks([1, 2.5, 2.5, 4], 1.2)).svg
    // A rank is 340 / 3 wide: 2.5 lies at 190 + 170 = 360. Below the line at 62 and one bar names begin at
    // 62 + 14 + 8 + 12 = 96.
    #expect(drawn.contains("<path class=\"group\" d=\"M357.0 76.0H363.0\"/>"))
    let names = drawn.matches(
      of:
        /<path class="stem" d="([^"]*)"\/><text x="([^"]*)" y="([^"]*)" text-anchor="([^"]*)">([^<]*)/
    )
    #expect(
      names.map { "\($0.output.5): \($0.output.1), \($0.output.2) \($0.output.3) \($0.output.4)" }
        == [
          "a 1.00: M190.0 62.0V96.0H178.0, 172.0 100.0 end",
          "b 2.50: M360.0 62.0V116.0H178.0, 172.0 120.0 end",
          "2.50 c: M360.0 62.0V116.0H542.0, 548.0 120.0 start",
          "4.00 d: M530.0 62.0V96.0H542.0, 548.0 100.0 start",
        ])
    // 1.2 ranks are 136 wide.
    #expect(drawn.contains("<path class=\"mark\" d=\"M190.0 26H326.0\"/>"))
  }
}
