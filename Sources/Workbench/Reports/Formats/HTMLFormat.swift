/// One HTML file that works offline and loads nothing.
enum HTMLFormat: Format {
  static let word = "html"
  static let ending = "html"

  static func text(of page: Page, width: Int) -> String {
    var charts = 0
    let sections = page.sections.map { text($0, charts: &charts) }
    return HTML.page(title: page.title, kind: page.kind, sections.joined(separator: "\n"))
  }

  /// - Parameter charts: How many charts stand before it on the page.
  private static func text(_ section: Page.Section, charts: inout Int) -> String {
    let heading = section.title.map { ["<h2>\(HTML.escaped($0))</h2>"] } ?? []
    var parts = heading
    for block in section.blocks {
      parts.append(text(block, number: charts))
      if case .chart = block { charts += 1 }
    }
    return
      "<section id=\"\(HTML.escaped(section.id))\">\n\(parts.joined(separator: "\n"))\n</section>"
  }

  private static func text(_ block: Page.Block, number: Int) -> String {
    switch block {
    case .answer(let prose): "<p class=\"answer\">\(HTML.text(prose))</p>"
    case .paragraph(let prose): "<p>\(HTML.text(prose))</p>"
    case .remark(let prose): "<p class=\"remark\">\(HTML.text(prose))</p>"
    case .list(let items):
      "<ul>\n\(items.map { "<li>\(HTML.text($0))</li>" }.joined(separator: "\n"))\n</ul>"
    case .heading(let title): "<h3>\(HTML.escaped(title))</h3>"
    case .table(let table): HTML.text(table)
    case .facts(let facts): HTML.text(facts)
    case .chart(let chart):
      "<figure>\n\(ChartDrawing(chart).svg)\n\(TryoutControls(chart, number: number)?.html ?? "")\n</figure>"
    case .plot(let plot):
      "<figure>\n<figcaption>\(HTML.escaped(plot.title))</figcaption>\n\(PlotDrawing(plot).svg)\n</figure>"
    case .ranks(let ranks): "<figure>\n\(RanksDrawing(ranks).svg)\n</figure>"
    case .details(let title, let text):
      "<details><summary>\(HTML.escaped(title))</summary><pre>\(HTML.escaped(text))</pre></details>"
    }
  }
}
