import Wording

/// Markdown as pull requests and wikis show it.
public enum MarkdownFormat: Format {
  public static let word = "markdown"
  public static let ending = "md"

  public static func text(of page: Page, width: Int) -> String {
    let sections = page.sections.flatMap { section in
      (section.title.map { ["## \(escaped($0))"] } ?? []) + section.told.map(text)
    }
    return (["# \(escaped(page.title))"] + sections).joined(separator: "\n\n") + "\n"
  }

  private static func text(_ block: Page.Block) -> String {
    switch block {
    case .answer(let prose): "**\(text(prose, isStrong: true))**"
    case .paragraph(let prose), .remark(let prose): beginning(prose)
    case .list(let items): list(items)
    case .heading(let title): "### \(escaped(title))"
    case .facts(let facts):
      facts.map { "- \(escaped($0.name)): \(text($0.line))" }.joined(separator: "\n")
    case .table(let table): text(table)
    case .chart(let chart): fenced(ChartLines(chart).text)
    case .plot(let plot): "**\(escaped(plot.title))**\n\n\(text(plot.table))"
    case .ranks(let ranks): list(ranks.sentences)
    case .details(let title, let text):
      "<details><summary>\(HTML.escaped(inLine(title)))</summary>\n\n\(fenced(text))\n\n</details>"
    }
  }

  private static func list(_ items: [Prose]) -> String {
    items.map { "- \(beginning($0))" }.joined(separator: "\n")
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

  /// Prose that begins a block, which its first sign must not make a block of another sort.
  private static func beginning(_ prose: Prose) -> String {
    var shown = text(prose)
    if case .plain(let first)? = prose.pieces.first, let place = markerPlace(Array(inLine(first))) {
      shown.insert("\\", at: shown.index(shown.startIndex, offsetBy: place))
    }
    return shown
  }

  /// - Parameter isStrong: Whether all of it is set off, so that nothing in it can be.
  private static func text(_ prose: Prose, isStrong: Bool = false) -> String {
    prose.pieces.map { piece in
      switch piece {
      case .plain(let text): escaped(text)
      case .code(let text): code(text)
      case .strong(let text): isStrong ? escaped(text) : "**\(escaped(text))**"
      case .emphasis(let text): "*\(escaped(text))*"
      }
    }.joined()
  }

  /// The text between more backticks than stand together in it.
  private static func code(_ text: String) -> String {
    let text = inLine(text)
    var fence = "`"
    while text.contains(fence) { fence += "`" }
    let space = text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
    return fence + space + text + space + fence
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
    case "&": after.isLetter || after == "#"
    case "~": before == "~" || after == "~"
    case "(", ":": before == "]"
    default: false
    }
  }

  /// Where the sign stands that would make a heading, a quotation, a list or a rule of a text that begins so.
  private static func markerPlace(_ characters: [Character]) -> Int? {
    let digits = characters.prefix { $0.isASCII && $0.isNumber }.count
    guard digits < characters.count else { return nil }
    let next = digits + 1 < characters.count ? characters[digits + 1] : " "
    switch characters[digits] {
    case ".", ")": return digits > 0 && next == " " ? digits : nil
    case ">": return digits == 0 ? 0 : nil
    case "#": return digits == 0 && (next == "#" || next == " ") ? 0 : nil
    case "-": return digits == 0 && (next == "-" || next == " ") ? 0 : nil
    case "+": return digits == 0 && next == " " ? 0 : nil
    default: return nil
    }
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }

  private static func inLine(_ text: String) -> String {
    Visible.text(text.replacing("\n", with: " "))
  }

  /// The text as it stands, between fences that it does not have itself.
  private static func fenced(_ text: String) -> String {
    let text = Visible.text(text)
    var fence = "```"
    while text.contains(fence) { fence += "`" }
    return "\(fence)\n\(text.hasSuffix("\n") ? String(text.dropLast()) : text)\n\(fence)"
  }
}
