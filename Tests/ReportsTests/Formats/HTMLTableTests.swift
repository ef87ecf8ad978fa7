import Testing
import Vocabulary

@testable import Reports

/// What a page in HTML draws into the cells of a table.
struct HTMLTableTests {
  @Test func `the numbers of a shaded row are the darker the nearer they lie to its highest`() {
    let table = Page.Table(
      ["data", "a", "b", "c"],
      [
        [.words("d"), .figure(.number(0.5)), .figure(.number(0.9)), .figure(.number(0.6))],
        [.words("e"), .figure(.number(1)), .figure(.number(1)), .absent("n/a")],
      ], shading: .rows)
    let html = HTML.text(table)
    #expect(
      html.matches(of: /--heat: ([0-9.]+)/).map { String($0.output.1) } == ["0.00", "1.00", "0.25"])
    // Where all are alike none is better, so that nothing is shaded.
    #expect(html.contains("<td>e</td><td class=\"number\" data-value=\"1.0\">1.000</td>"))
    #expect(!HTML.text(Page.Table(table.heads, table.rows)).contains("--heat"))
  }

  @Test func `where all numbers are shaded together, the highest of all is the darkest`() {
    let html = HTML.text(
      Page.Table(
        ["data", "a", "b"],
        [
          [.words("d"), .figure(.number(0.5)), .figure(.number(0.9))],
          [.words("e"), .figure(.number(0.1)), .figure(.number(0.3))],
        ], shading: .whole))
    #expect(
      html.matches(of: /--heat: ([0-9.]+)/).map { String($0.output.1) }
        == ["0.50", "1.00", "0.00", "0.25"])
    #expect(html.contains(">The darker the higher.<") && !html.contains("In each row"))
  }

  @Test func `a share is a dot on a bar, with its interval and what each trial has`() {
    func bar(_ cell: Page.Cell) -> String {
      HTML.text(Page.Table(["m"], [[cell]])).firstMatch(of: /<svg.*<\/svg>/.dotMatchesNewlines())
        .map { String($0.output) } ?? ""
    }
    let whole = bar(
      .measured(measured("m", 0.5, 0.25, 0.75), trials: ["a", "b"], each: [0.4, 0.6]))
    #expect(whole.contains("<path class=\"span\" d=\"M25.0 3H75.0\"/>"))
    #expect(whole.contains("<circle class=\"each\" cx=\"40.0\" cy=\"3\" r=\"1.8\"/>"))
    #expect(whole.contains("<circle class=\"each\" cx=\"60.0\" cy=\"3\" r=\"1.8\"/>"))
    #expect(whole.contains("<circle cx=\"50.0\" cy=\"3\" r=\"2.5\"/>"))
    // Several trials are seen without an interval, a single one is not.
    #expect(bar(.measured(measured("m", 0.5), each: [0.4, 0.6])).contains("cx=\"60.0\""))
    #expect(bar(.measured(measured("m", 0.5), each: [0.5])) == "")
    // What is no share has no place on the bar, be it as small as one.
    for name in ["cost_per_row", "alerts_per_day", "latency_p50_us"] {
      #expect(bar(.measured(measured(name, 0.5, 0.25, 0.75))) == "")
    }
    #expect(bar(.measured(measured("m", 2, 0.5, 3))) == "")
    #expect(bar(.measured(measured("m", 0.5), each: [0.4, 1.6])) == "")
  }
}
