/// A table as a reader sees it: the words of its cells, whatever marks them up.
struct ShownTable: Equatable {
  /// The heading above it.
  let heading: String
  let heads: [String]
  let rows: [[String]]

  /// The cells below `head`.
  func column(_ head: String) -> [String] {
    guard let place = heads.firstIndex(of: head) else { return [] }
    return rows.map { $0[place] }
  }

  /// The tables of a report in HTML or in Markdown.
  static func all(in report: String, _ format: String) -> [ShownTable] {
    format == "html" ? inHTML(report) : inMarkdown(report)
  }

  private static func inHTML(_ page: String) -> [ShownTable] {
    page.matches(of: /<table>.*?<\/table>/.dotMatchesNewlines()).map { match in
      let lines = match.output.matches(of: /<tr>(.*?)<\/tr>/.dotMatchesNewlines()).map { line in
        line.output.1.matches(of: /<t[hd][^>]*>(.*?)<\/t[hd]>/.dotMatchesNewlines()).map {
          words($0.output.1)
        }
      }
      let headings = page[..<match.range.lowerBound].matches(of: /<h[23]>(.*?)<\/h[23]>/)
      return ShownTable(
        heading: headings.last.map { words($0.output.1) } ?? "", heads: lines[0],
        rows: Array(lines.dropFirst()))
    }
  }

  private static func words(_ markup: Substring) -> String {
    tidy(markup.replacing(/<[^>]+>/, with: " "))
      .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&amp;", with: "&")
  }

  private static func inMarkdown(_ text: String) -> [ShownTable] {
    var tables: [ShownTable] = []
    var heading = ""
    var lines: [[String]] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("|") {
        lines.append(cells(line))
        continue
      }
      if !lines.isEmpty {
        tables.append(
          ShownTable(heading: heading, heads: lines[0], rows: Array(lines.dropFirst(2))))
        lines = []
      }
      if line.hasPrefix("#") {
        heading = tidy(line.drop { $0 == "#" }).replacing(/\\(.)/) { $0.output.1 }
      }
    }
    return tables
  }

  private static func cells(_ line: Substring) -> [String] {
    line.replacing("\\|", with: "\u{0}").dropFirst().dropLast()
      .split(separator: "|", omittingEmptySubsequences: false)
      .map { tidy($0).replacing("\u{0}", with: "|").replacing(/\\(.)/) { $0.output.1 } }
  }

  /// Without what stands around words only to set them off.
  private static func tidy(_ text: some StringProtocol) -> String {
    String(text).filter { !"()`*".contains($0) }.split(whereSeparator: \.isWhitespace).joined(
      separator: " ")
  }
}
