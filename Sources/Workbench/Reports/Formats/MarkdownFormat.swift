/// Markdown as pull requests and wikis show it.
public enum MarkdownFormat: Format {
  public static let word = "markdown"
  public static let ending = "md"

  public static func text(of page: Page, width: Int) -> String {
    let sections = page.sections.flatMap { section in
      (section.title.map { ["## \(escaped($0))"] } ?? []) + section.blocks.map(text)
    }
    return (["# \(escaped(page.title))"] + sections).joined(separator: "\n\n") + "\n"
  }

  private static func text(_ block: Page.Block) -> String {
    switch block {
    case .answer(let prose): "**\(text(prose))**"
    case .paragraph(let prose), .remark(let prose): text(prose)
    case .list(let items): items.map { "- \(text($0))" }.joined(separator: "\n")
    case .heading(let title): "### \(escaped(title))"
    case .table(let table): text(table)
    case .chart(let chart): fenced(ChartLines(chart).text)
    case .details(let title, let text):
      "<details><summary>\(HTML.escaped(title))</summary>\n\n\(fenced(text))\n\n</details>"
    }
  }

  private static func text(_ table: Page.Table) -> String {
    let rule = table.heads.indices.map { table.holdsNumbers($0) ? "---:" : "---" }
    let rows = table.rows.map { $0.map { text($0.shown.line) } }
    let lines = [table.heads.map(escaped), rule] + rows
    let drawn = lines.map { line in
      "| \(line.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ")) |"
    }
    return ([drawn.joined(separator: "\n")] + table.gaps.map(escaped)).joined(separator: "\n\n")
  }

  private static func text(_ prose: Prose) -> String {
    prose.pieces.map { piece in
      switch piece {
      case .plain(let text): escaped(text)
      case .code(let text): "`\(inLine(text))`"
      case .strong(let text): "**\(escaped(text))**"
      case .emphasis(let text): "*\(escaped(text))*"
      }
    }.joined()
  }

  /// The text in one line, with a backslash before what Markdown would take for markup.
  private static func escaped(_ text: String) -> String {
    let characters = Array(inLine(text))
    var escaped = ""
    for (place, character) in characters.enumerated() {
      let before = place > 0 ? characters[place - 1] : " "
      let after = place + 1 < characters.count ? characters[place + 1] : " "
      if isMarkup(character, between: before, and: after) { escaped.append("\\") }
      escaped.append(character)
    }
    return escaped
  }

  private static func isMarkup(
    _ character: Character, between before: Character, and after: Character
  ) -> Bool {
    switch character {
    case "*", "`": true
    case "\\": after.isPunctuation || after.isSymbol
    case "<": after.isLetter || "/!?".contains(after)
    case "_": !isWord(before) || !isWord(after)
    case "(": before == "]"
    default: false
    }
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }

  private static func inLine(_ text: String) -> String { text.replacing("\n", with: " ") }

  /// The text as it stands, between fences that it does not have itself.
  private static func fenced(_ text: String) -> String {
    var fence = "```"
    while text.contains(fence) { fence += "`" }
    return "\(fence)\n\(text.hasSuffix("\n") ? String(text.dropLast()) : text)\n\(fence)"
  }
}
