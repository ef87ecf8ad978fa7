import Wording

/// The sides of a drawing over two quantities, with what lies along them.
struct DrawingFrame {
  let across: Scale
  let up: Scale

  /// The ticks of both sides with their titles, that of the left one above all else.
  func axes(across title: String, up upTitle: String?) -> String {
    let (left, right, floor) = (across.start, across.end, up.start)
    let lines = zip(up.ticks.values, up.ticks.texts).map { value, text in
      let y = up.place(value)
      return "<path class=\"axis\" d=\"M\(SVG.at(left)) \(SVG.at(y))H\(SVG.at(right))\"/>"
        + SVG.text(text, left - 6, y + 4, anchor: "end")
    }
    let ticks = zip(across.ticks.values, across.ticks.texts).map { value, text in
      let x = across.place(value)
      return "<path class=\"axis\" d=\"M\(SVG.at(x)) \(SVG.at(floor))v5\"/>"
        + SVG.text(text, x, floor + 18, anchor: "middle")
    }
    let titles =
      (upTitle.map { [SVG.text($0, 0, 12, anchor: "start")] } ?? [])
      + [SVG.text(title, (left + right) / 2, floor + 38, anchor: "middle")]
    return (lines + ticks + titles).joined(separator: "\n")
  }

  /// Lines across, each with its name above all lines that the name would cross.
  func marks(_ marks: [Page.Mark]) -> String {
    var placed: [(x: Double, row: Int)] = []
    var drawn: [String] = []
    for mark in marks.sorted(by: { $0.place > $1.place }) {
      let x = across.place(mark.place)
      let end = x + Double(mark.name.count + 2) * SVG.letter
      let row = (placed.filter { $0.x <= end }.map(\.row).max() ?? -1) + 1
      placed.append((x, row))
      let height = up.end - 5 - Double(row) * SVG.line
      drawn.append(
        """
        <path class="mark" d="M\(SVG.at(x)) \(SVG.at(height + 2))V\(SVG.at(up.start))"/>\
        \(SVG.text(mark.name, x + 3, height))
        """)
    }
    return drawn.reversed().joined(separator: "\n")
  }
}
