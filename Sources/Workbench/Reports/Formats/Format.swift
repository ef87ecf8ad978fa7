/// A form that a report is written in: a type in a file of its own, a name in `Formats.all`, and its word in
/// the spec's `report`, which knows nothing of this room.
public protocol Format: Sendable {
  /// What a spec and the command line call it: `markdown`.
  static var word: String { get }
  /// How its files end: `md`.
  static var ending: String { get }
  /// The whole page.
  ///
  /// - Parameter width: How many characters fit into a line, for formats that break lines themselves.
  static func text(of page: Page, width: Int) -> String
}

public enum Formats {
  /// The only list.
  public static let all: [any Format.Type] = [
    HTMLFormat.self, MarkdownFormat.self, JSONFormat.self, TextFormat.self, PageFormat.self,
  ]

  /// Those that are written where nobody asks for others.
  public static let usual: [any Format.Type] = [HTMLFormat.self, MarkdownFormat.self]

  public static var words: [String] { all.map { $0.word } }

  /// - Precondition: `word` is one of `words`; a spec and the command line refuse others.
  public static func named(_ word: String) -> any Format.Type {
    guard let format = all.first(where: { $0.word == word }) else {
      preconditionFailure("no format is called '\(word)'")
    }
    return format
  }
}
