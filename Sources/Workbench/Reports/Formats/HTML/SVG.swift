import Wording

/// Pieces of a drawing.
enum SVG {
  /// About how wide a letter is, and how far lines of text lie apart.
  static let letter = 6.5
  static let line = 13.0

  static func drawing(
    width: Double, height: Double, label: String, _ parts: [String]
  ) -> String {
    """
    <div class="scroll"><svg viewBox="0 0 \(Int(width)) \(Int(height))" role="img" \
    aria-label="\(HTML.escaped(label))">
    \(parts.filter { !$0.isEmpty }.joined(separator: "\n"))
    </svg></div>
    """
  }

  static func at(_ value: Double) -> String { Figures.fixed(value, 1) }

  static func text(_ text: String, _ x: Double, _ y: Double, anchor: String? = nil) -> String {
    let anchor = anchor.map { " text-anchor=\"\($0)\"" } ?? ""
    return "<text x=\"\(at(x))\" y=\"\(at(y))\"\(anchor)>\(HTML.escaped(text))</text>"
  }

  /// The style of the first line, of the second and so on; there are six.
  static func style(_ place: Int) -> String { "line-\(place % 6 + 1)" }
}
