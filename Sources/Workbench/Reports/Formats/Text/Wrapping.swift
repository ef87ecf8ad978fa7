/// Text broken into lines between words; a percent sign stays with its number.
enum Wrapping {
  /// Lines of at most `width` characters; a word that is longer has a line of its own. At least one line.
  static func lines(of text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      if line.isEmpty {
        line = String(word)
      } else if line.count + 1 + word.count <= width || word.first == "%" {
        line += " \(word)"
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    return lines + [line]
  }

  /// The text behind `start`, its further lines below the first.
  static func hanging(_ start: String, _ text: String, width: Int) -> String {
    let indent = String(repeating: " ", count: start.count)
    return start + lines(of: text, width: width - start.count).joined(separator: "\n" + indent)
  }

  /// The text with spaces on one side, so that it is at least `width` characters long.
  static func padded(_ text: String, to width: Int, atFront: Bool = false) -> String {
    let space = String(repeating: " ", count: max(0, width - text.count))
    return atFront ? space + text : text + space
  }
}
