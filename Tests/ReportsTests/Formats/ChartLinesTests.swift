import Testing

@testable import Reports

struct ChartLinesTests {
  @Test func `a share is a row of blocks, none at 0 and a full one at 1`() throws {
    // With 20 columns from 0 to 20 the middle of column i is at i + 0.5. Recall falls from 1 to 0, so its
    // height there is 1 - (i + 0.5) / 20, in sevenths rounded: 6.8 → 7, 6.5 → 6 (6.475), …, 0.2 → 0.
    // Precision is 1 up to 10 and unknown above. The thresholds 5 and 20 stand in columns 5 and 19.
    let chart = try #require(
      Page.Chart(
        [20, 10, 0], [.init("precision", [nil, 1, 1]), .init("recall", [0, 0.5, 1])],
        marks: [.init("a", at: 5), .init("b", at: 20)]))
    #expect(
      ChartLines(chart, width: 20).text == """
        precision  ██████████
        recall     █▇▇▇▆▆▆▅▅▅▄▄▄▃▃▃▂▂▂▁
        chosen          ▲             ▲
        threshold  0              20.00
        """)
  }
}
