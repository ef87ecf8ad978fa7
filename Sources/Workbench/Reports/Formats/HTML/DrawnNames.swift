import Wording

/// Names in a drawing, each where no other stands.
struct DrawnNames {
  /// Where the foot of a name may be.
  private let heights: ClosedRange<Double>
  private var taken: [Name] = []

  init(within heights: ClosedRange<Double>) { self.heights = heights }

  private struct Name {
    let text: String
    let style: String
    let x: Double
    let y: Double

    func crosses(_ other: Name) -> Bool {
      let widths = [self, other].map { Double($0.text.count) * SVG.letter + 4 }
      return abs(y - other.y) < SVG.line && x < other.x + widths[1] && other.x < x + widths[0]
    }
  }

  /// Writes a name at a place, or as near above or below it as there is room.
  mutating func add(_ text: String, _ style: String, _ x: Double, _ y: Double) {
    // Higher and lower by turns, further each time.
    let tries = (0...4 * taken.count + 2).map { turn in
      let steps = Double((turn + 1) / 2) * SVG.line
      return Name(
        text: text, style: style, x: x, y: y + (turn.isMultiple(of: 2) ? steps : -steps))
    }
    let free = tries.first { name in
      heights.contains(name.y) && !taken.contains { name.crosses($0) }
    }
    taken.append(free ?? tries[0])
  }

  var svg: String {
    taken.map {
      "<text class=\"\($0.style)\" x=\"\(SVG.at($0.x))\" y=\"\(SVG.at($0.y))\">\(HTML.escaped($0.text))</text>"
    }.joined(separator: "\n")
  }
}
