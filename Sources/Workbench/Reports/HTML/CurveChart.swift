import Wording

/// Precision, recall and F1 over the threshold, with the thresholds that were chosen.
struct CurveChart {
  let curve: TuningCurve
  let marks: [(name: String, threshold: Double)]
  var lines = CurveChart.quality

  /// A column of the curve, how it is called, and whose line it is drawn as.
  typealias Line = (column: String, label: String, style: String)

  /// What can be drawn where rows have labels.
  static let quality: [Line] = [
    ("precision", "precision", "precision"), ("recall", "recall", "recall"), ("f1", "F1", "f1"),
  ]
  /// What can be drawn where they have none.
  static let alarms: [Line] = [("alarms", "alarm rate", "f1")]

  private let width = 720.0
  private let height = 340.0
  private let left = 40.0
  private let right = 96.0
  private let top = 66.0
  private let bottom = 34.0

  /// The chart, or `nil` where there are fewer than two thresholds to draw.
  var svg: String? {
    let finite = curve.thresholds.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max(), high > low else { return nil }
    func x(_ value: Double) -> Double {
      left + (value - low) / (high - low) * (width - left - right)
    }
    let drawn = lines.map { line($0, x) }.joined()
    let names = lines.map(\.label).joined(separator: ", ")
    return """
      <svg viewBox="0 0 \(Int(width)) \(Int(height))" role="img" \
      aria-label="\(names) for each threshold">
      \(axes(low, high, x))\(drawn)\(labels(x))\(chosen(low, high, x))
      </svg>
      """
  }

  private func y(_ value: Double) -> Double { top + (1 - value) * (height - top - bottom) }

  private func axes(_ low: Double, _ high: Double, _ x: (Double) -> Double) -> String {
    let shares = [0, 0.5, 1].map { share in
      """
      <path class="axis" d="M\(at(left)) \(at(y(share)))H\(at(width - right))"/>\
      <text x="\(at(left - 6))" y="\(at(y(share) + 4))" text-anchor="end">\(Figures.short(share))</text>
      """
    }.joined()
    let ends = [(low, "start"), ((low + high) / 2, "middle"), (high, "end")].map { value, anchor in
      "<text x=\"\(at(x(value)))\" y=\"\(at(height - bottom + 18))\" "
        + "text-anchor=\"\(anchor)\">\(Figures.short(value))</text>"
    }.joined()
    return shares + ends
  }

  private func line(_ line: Line, _ x: (Double) -> Double) -> String {
    var path = ""
    var isDrawing = false
    for (threshold, value) in zip(curve.thresholds, curve.column(line.column)) {
      guard let value, threshold.isFinite else {
        isDrawing = false
        continue
      }
      path += "\(isDrawing ? "L" : "M")\(at(x(threshold))) \(at(y(value)))"
      isDrawing = true
    }
    return "<path class=\"curve \(line.style)\" d=\"\(path)\"/>"
  }

  /// The name of each curve beside its right end, pushed apart where they meet, and none below the axis.
  private func labels(_ x: (Double) -> Double) -> String {
    let ends = lines.compactMap { line -> (line: Line, y: Double)? in
      curve.column(line.column).first { $0 != nil }.flatMap { $0 }.map { (line, y($0) + 4) }
    }.sorted { $0.y < $1.y }
    var places: [Double] = []
    for end in ends { places.append(max(end.y, (places.last ?? -.infinity) + 14)) }
    var lowest = y(0) + 4
    for index in places.indices.reversed() {
      places[index] = min(places[index], lowest)
      lowest = places[index] - 14
    }
    return zip(ends, places).map { end, place in
      "<text class=\"\(end.line.style)\" x=\"\(at(width - right + 8))\" y=\"\(at(place))\">"
        + "\(end.line.label)</text>"
    }.joined()
  }

  /// The chosen thresholds as lines, each with its name above all lines that the name would cross.
  private func chosen(_ low: Double, _ high: Double, _ x: (Double) -> Double) -> String {
    var placed: [(x: Double, row: Int)] = []
    var drawn: [String] = []
    let shown = marks.filter { (low...high).contains($0.threshold) }
    for mark in shown.sorted(by: { $0.threshold > $1.threshold }) {
      let place = x(mark.threshold)
      let end = place + Double(mark.name.count + 2) * 6.5
      let row = (placed.filter { $0.x <= end }.map(\.row).max() ?? -1) + 1
      placed.append((place, row))
      let height = top - 5 - Double(row) * 13
      drawn.append(
        """
        <path class="mark" d="M\(at(place)) \(at(height + 2))V\(at(self.height - bottom))"/>\
        <text x="\(at(place + 3))" y="\(at(height))">\(HTML.escaped(mark.name))</text>
        """)
    }
    return drawn.reversed().joined()
  }

  private func at(_ value: Double) -> String { Figures.fixed(value, 1) }
}
