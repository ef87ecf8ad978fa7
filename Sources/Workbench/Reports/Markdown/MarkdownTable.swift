import Vocabulary
import Wording

/// A table in Markdown.
struct MarkdownTable {
  private let lines: [[String]]

  init(_ header: [String], _ rows: [[String]]) {
    lines = [header, header.map { _ in "---" }] + rows
  }

  var text: String {
    lines.map { "| \($0.map(Self.cell).joined(separator: " | ")) |" }.joined(separator: "\n")
  }

  /// A measurement as a cell shows it.
  static func plain(_ measurement: Measurement) -> String { Figures.withInterval(measurement) }

  private static func cell(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("\n", with: " ")
  }
}
