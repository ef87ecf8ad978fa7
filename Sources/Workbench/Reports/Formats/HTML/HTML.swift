import Vocabulary
import Wording

/// Pieces of a page.
enum HTML {
  /// A whole page that works offline and loads nothing.
  static func page(title: String, kind: String, _ body: String) -> String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
    script-src \(PageScript.source)">
    <title>\(escaped(title)) · Assay</title>
    <style>\(Stylesheet.text)</style>
    </head>
    <body>
    <main>
    <header><p class="kind">\(escaped(kind))</p><h1>\(escaped(title))</h1></header>
    \(body)
    </main>
    <script>\(PageScript.text)</script>
    </body>
    </html>

    """
  }

  static func escaped(_ text: String) -> String {
    Visible.text(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(
      ">", with: "&gt;"
    )
    .replacing("\"", with: "&quot;")
  }

  static func text(_ prose: Prose) -> String {
    prose.pieces.map { piece in
      switch piece {
      case .plain(let text): escaped(text)
      case .code(let text): "<code>\(escaped(text))</code>"
      case .strong(let text): "<strong>\(escaped(text))</strong>"
      case .emphasis(let text): "<em>\(escaped(text))</em>"
      }
    }.joined()
  }

  static func text(_ facts: [Page.Fact]) -> String {
    let parts = facts.map { fact in
      let shown = fact.cell.shown
      let title = shown.origin.map { " title=\"\(escaped($0))\"" } ?? ""
      let small = [shown.interval, fact.beside].compactMap(\.self).map {
        "<small>\(escaped($0))</small>"
      }
      return
        "<div\(title)><dt>\(escaped(fact.name))</dt><dd>\(text(shown.main))\(small.joined())</dd></div>"
    }
    return "<dl class=\"facts\">\n\(parts.joined(separator: "\n"))\n</dl>"
  }

  /// A table that is scrolled where it does not fit; where a number comes from is told on hovering.
  static func text(_ table: Page.Table) -> String {
    let classes = table.heads.indices.map { table.holdsNumbers($0) ? " class=\"number\"" : "" }
    let head = zip(classes, table.heads).map { "<th\($0)>\(escaped($1))</th>" }.joined()
    let body = table.rows.map { row in
      let shades =
        table.shading.map { heats(row, among: $0 == .rows ? row : table.rows.flatMap(\.self)) }
        ?? []
      let cells = row.indices.map {
        text(row[$0], shades.isEmpty ? classes[$0] : shades[$0] ?? classes[$0])
      }
      return "<tr>\(cells.joined())</tr>"
    }.joined(separator: "\n")
    return """
      <div class="scroll"><table><thead><tr>\(head)</tr></thead><tbody>
      \(body)
      </tbody></table></div>
      """ + (table.shading.map { "\n<p class=\"remark\">\($0.remark)</p>" } ?? "")
        + table.gaps.map { "\n<p class=\"remark\">\(escaped($0))</p>" }.joined()
  }

  /// How dark the number of each cell is: how far it lies from the lowest of `all` to the highest.
  private static func heats(_ row: [Page.Cell], among all: [Page.Cell]) -> [String?] {
    let values = all.compactMap(\.value)
    guard let low = values.min(), let high = values.max(), low < high else { return [] }
    return row.map { cell in
      cell.value.map {
        " class=\"number heat\" style=\"--heat: \(Figures.fixed(($0 - low) / (high - low), 2))\""
      }
    }
  }

  private static func text(_ cell: Page.Cell, _ attributes: String) -> String {
    let shown = cell.shown
    let title = shown.origin.map { " title=\"\(escaped($0))\"" } ?? ""
    let marks = shown.marks.map { " <span class=\"mark\">\(escaped($0))</span>" }.joined()
    let interval = shown.interval.map { "<small>\(escaped($0))</small>" } ?? ""
    let value = cell.value.map { " data-value=\"\($0)\"" } ?? ""
    return
      "<td\(attributes)\(title)\(value)>\(text(shown.main))\(marks)\(interval)\(bar(cell))</td>"
  }

  /// A share on a bar: its interval, itself as a dot, and what each trial has as dots that are paler.
  private static func bar(_ cell: Page.Cell) -> String {
    guard case .measured(let measurement, _, let each) = cell,
      measurement.name.isShare, let value = measurement.quantity.number,
      measurement.interval != nil || each.count > 1
    else { return "" }
    let ends = measurement.interval.map { [$0.lower, $0.upper] } ?? []
    guard (ends + each + [value]).allSatisfy((0...1).contains) else { return "" }
    func at(_ share: Double) -> String { Figures.fixed(100 * share, 1) }
    let span =
      ends.isEmpty ? "" : "<path class=\"span\" d=\"M\(at(ends[0])) 3H\(at(ends[1]))\"/>"
    let dots = each.map { "<circle class=\"each\" cx=\"\(at($0))\" cy=\"3\" r=\"1.8\"/>" }
    return """
      <svg class="bar" viewBox="-2 0 104 6" aria-hidden="true"><path class="axis" d="M0 3H100"/>\
      \(span)\(dots.joined())<circle cx="\(at(value))" cy="3" r="2.5"/></svg>
      """
  }
}

extension MetricName {
  /// Whether it lies between none and all, so that its place between them says something; costs and times do not.
  fileprivate var isShare: Bool {
    self != .costPerRow && self != .alertsPerDay && !text.hasSuffix("_us")
  }
}

extension Page.Table.Shading {
  fileprivate var remark: String {
    switch self {
    case .rows: "In each row, the darker the higher."
    case .whole: "The darker the higher."
    }
  }
}
