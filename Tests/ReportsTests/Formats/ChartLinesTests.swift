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

  @Test func `a share beyond 0 and 1 is drawn at the border, and a line ends where it is broken`()
    throws
  {
    // A file of curves may hold any number. Between 0 and 10 the line is broken.
    let chart = try #require(
      Page.Chart([20, 10, 0], [.init("a", [3, 3, nil]), .init("b", [-2, -2, -2])]))
    #expect(
      ChartLines(chart, width: 20).text == """
        a                    ██████████
        b          ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁
        threshold  0              20.00
        """)
  }

  @Test func `a chart is as wide as the line allows, from 20 columns to 60`() throws {
    // Names take 11 of the width: 'threshold' and two blanks.
    let chart = try #require(Page.Chart([1, 0], [.init("a", [1, 1])]))
    for (width, columns) in [(20, 20), (31, 20), (32, 21), (71, 60), (72, 60), (200, 60)] {
      let first = ChartLines(chart, width: width).text.split(separator: "\n")[0]
      #expect(first == "a          " + String(repeating: "█", count: columns))
    }
  }
}
