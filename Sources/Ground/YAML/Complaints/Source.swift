/// A text together with the name by which people know it: a file's path, or `--set seeds=[1]`.
public final class Source: Sendable {
  public let name: String
  public let text: String

  public init(_ text: String, name: String) {
    self.name = name
    self.text = text
  }

  /// The line with that number, from 1, as YAML counts lines; empty where there is none.
  func line(_ number: Int) -> String {
    var current = 1
    var line = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      switch scalar {
      case "\n" where previous == "\r": break
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
        if current == number { return String(line) }
        current += 1
      case "\u{FEFF}" where previous == nil: break
      default: if current == number { line.append(scalar) }
      }
    }
    return String(line)
  }
}
