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
      "<tr>\(zip(classes, row).map { text($1, $0) }.joined())</tr>"
    }.joined(separator: "\n")
    return """
      <div class="scroll"><table><thead><tr>\(head)</tr></thead><tbody>
      \(body)
      </tbody></table></div>
      """ + table.gaps.map { "\n<p class=\"remark\">\(escaped($0))</p>" }.joined()
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

  /// The interval of a share as a bar, with its value as a dot.
  private static func bar(_ cell: Page.Cell) -> String {
    guard case .measured(let measurement, _) = cell, let value = measurement.quantity.number,
      let interval = measurement.interval, (0...1).contains(value),
      (0...1).contains(interval.lower), (0...1).contains(interval.upper)
    else { return "" }
    let places = [interval.lower, interval.upper, value].map { Figures.fixed(100 * $0, 1) }
    return """
      <svg class="bar" viewBox="-2 0 104 6" aria-hidden="true"><path class="axis" d="M0 3H100"/>\
      <path class="span" d="M\(places[0]) 3H\(places[1])"/><circle cx="\(places[2])" cy="3" r="2.5"/></svg>
      """
  }
}
