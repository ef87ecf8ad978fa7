import Testing

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
}
