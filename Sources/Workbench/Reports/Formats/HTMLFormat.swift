/// One HTML file that works offline and loads nothing.
enum HTMLFormat: Format {
  static let word = "html"
  static let ending = "html"

  static func text(of page: Page, width: Int) -> String {
    HTML.page(
      title: page.title, kind: page.kind, page.sections.map(text).joined(separator: "\n"))
  }

  private static func text(_ section: Page.Section) -> String {
    let heading = section.title.map { ["<h2>\(HTML.escaped($0))</h2>"] } ?? []
    let parts = heading + section.blocks.map(text)
    return
      "<section id=\"\(HTML.escaped(section.id))\">\n\(parts.joined(separator: "\n"))\n</section>"
  }

  private static func text(_ block: Page.Block) -> String {
    switch block {
    case .answer(let prose): "<p class=\"answer\">\(HTML.text(prose))</p>"
    case .paragraph(let prose): "<p>\(HTML.text(prose))</p>"
    case .remark(let prose): "<p class=\"remark\">\(HTML.text(prose))</p>"
    case .list(let items):
      "<ul>\n\(items.map { "<li>\(HTML.text($0))</li>" }.joined(separator: "\n"))\n</ul>"
    case .heading(let title): "<h3>\(HTML.escaped(title))</h3>"
    case .table(let table): HTML.text(table)
    case .chart(let chart): ChartDrawing(chart).svg
    case .details(let title, let text):
      "<details><summary>\(HTML.escaped(title))</summary><pre>\(HTML.escaped(text))</pre></details>"
    }
  }
}
