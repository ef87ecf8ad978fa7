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
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>\(escaped(title)) · Assay</title>
    <style>\(Stylesheet.text)</style>
    </head>
    <body>
    <main>
    <header><p class="kind">\(escaped(kind))</p><h1>\(escaped(title))</h1></header>
    \(body)
    </main>
    </body>
    </html>

    """
  }

  /// A part of a page under a heading.
  static func section(_ id: String, _ title: String, _ body: String) -> String {
    "<section id=\"\(id)\"><h2>\(escaped(title))</h2>\n\(body)\n</section>"
  }

  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }

  /// A detector's name; a control is marked as one.
  static func name(_ detector: String, isControl: Bool) -> String {
    escaped(detector) + (isControl ? " <span class=\"control\">control</span>" : "")
  }

  /// A measurement with its interval below it, or why there is none on hovering.
  static func measurement(_ measurement: Measurement) -> String {
    switch measurement.quantity {
    case .undefined(let reason): "<span title=\"\(escaped(reason))\">n/a</span>"
    case .number(let value):
      Figures.short(value)
        + (measurement.interval.map { interval in
          "<small title=\"\(escaped(interval.method)), \(measurement.rows) rows\">"
            + "\(Figures.short(interval.lower)) to \(Figures.short(interval.upper))</small>"
        } ?? "")
    }
  }

  /// A table of cells that are markup already; the columns from `numbersFrom` on hold numbers.
  static func table(
    _ header: [String], _ rows: [[String]], numbersFrom: Int = .max, numbersTo: Int = .max
  ) -> String {
    func cell(_ tag: String, _ column: Int, _ text: String) -> String {
      let isNumber = column >= numbersFrom && column <= numbersTo
      return "<\(tag)\(isNumber ? " class=\"number\"" : "")>\(text)</\(tag)>"
    }
    let head = header.enumerated().map { cell("th", $0, escaped($1)) }.joined()
    let body = rows.map { row in
      "<tr>\(row.enumerated().map { cell("td", $0, $1) }.joined())</tr>"
    }.joined(separator: "\n")
    return "<div class=\"scroll\"><table><thead><tr>\(head)</tr></thead><tbody>\n\(body)\n"
      + "</tbody></table></div>"
  }
}
