/// A character in a text.
public struct Place: Sendable {
  public let source: Source
  /// From 1.
  public let line: Int
  /// From 1, counted in characters (Unicode scalars), a tab as one.
  public let column: Int

  public init(_ source: Source, line: Int, column: Int) {
    self.source = source
    self.line = line
    self.column = column
  }

  /// The name of the text: the file's path.
  public var file: String { source.name }
}

extension Place: Equatable {
  /// Places are equal where they have the same name and numbers; the texts are not compared.
  public static func == (one: Place, other: Place) -> Bool {
    (one.file, one.line, one.column) == (other.file, other.line, other.column)
  }
}

extension Place: CustomStringConvertible {
  /// `fraud.yaml:7:23`
  public var description: String { "\(file):\(line):\(column)" }
}

extension Place {
  /// The line and a caret under the character, both ending in a line break.
  ///
  /// Of a line too long for a terminal only the neighborhood of the character is shown.
  func excerpt() -> String {
    var line = Array(source.line(line).unicodeScalars)
    var index = min(column - 1, line.count)
    if line.count > Self.widest {
      let start = max(0, min(index - Self.widest / 2, line.count - Self.widest))
      line = Array(line[start..<(start + Self.widest)])
      index -= start
    }
    let shown = line.map { $0.isShownAsItself ? $0 : "\u{FFFD}" }
    let indent = shown[..<index].map { $0 == "\t" ? "\t" : String(repeating: " ", count: $0.cells) }
    return Self.text(shown) + "\n" + indent.joined() + "^\n"
  }

  private static let widest = 160

  private static func text(_ scalars: [Unicode.Scalar]) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}

extension Unicode.Scalar {
  /// Whether a terminal may be given it: not a control character, except for the tab.
  fileprivate var isShownAsItself: Bool {
    self == "\t" || properties.generalCategory != .control
  }

  /// How many cells of a terminal it takes: none for marks that join, two for wide scripts and emoji.
  fileprivate var cells: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
      0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
