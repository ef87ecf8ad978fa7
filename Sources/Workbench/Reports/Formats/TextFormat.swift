import Wording

/// Plain text, fitted to the width of a terminal.
public enum TextFormat: Format {
  public static let word = "text"
  public static let ending = "txt"

  public static func text(of page: Page, width: Int) -> String {
    let sections = page.sections.flatMap { section in
      (section.title.map { [underlined($0, "-")] } ?? []) + section.told.map { text($0, width) }
    }
    return Visible.text(
      ([underlined(page.title, "=")] + sections).joined(separator: "\n\n") + "\n")
  }

  /// A part of a page by itself.
  public static func text(of block: Page.Block, width: Int) -> String {
    Visible.text(text(block, width))
  }

  private static func text(_ block: Page.Block, _ width: Int) -> String {
    switch block {
    case .answer(let prose), .paragraph(let prose), .remark(let prose):
      Wrapping.lines(of: prose.text, width: width).joined(separator: "\n")
    case .list(let items): list(items, width)
    case .heading(let title): title
    case .facts(let facts):
      facts.map { fact in
        Wrapping.hanging(
          Wrapping.padded("\(fact.name)  ", to: 2 + (facts.map(\.name.count).max() ?? 0)),
          fact.line.text, width: width)
      }.joined(separator: "\n")
    case .table(let table):
      ([TextTable(table, width: width).text]
        + table.gaps.map { Wrapping.hanging("", $0, width: width) }).joined(separator: "\n\n")
    case .chart(let chart): ChartLines(chart, width: width).text
    case .plot(let plot): "\(plot.title)\n\n\(TextTable(plot.table, width: width).text)"
    case .ranks(let ranks): list(ranks.sentences, width)
    case .details(let title, let text):
      "\(title):\n\n" + text.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
    }
  }

  private static func list(_ items: [Prose], _ width: Int) -> String {
    items.map { Wrapping.hanging("- ", $0.text, width: width) }.joined(separator: "\n")
  }

  private static func underlined(_ title: String, _ line: String) -> String {
    "\(title)\n\(String(repeating: line, count: title.count))"
  }
}
