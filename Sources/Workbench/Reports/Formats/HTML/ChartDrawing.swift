import Wording

/// A chart as an SVG drawing.
struct ChartDrawing {
  private let chart: Page.Chart

  init(_ chart: Page.Chart) { self.chart = chart }

  private let width = 720.0
  private let height = 340.0
  private let left = 40.0
  private let right = 96.0
  private let top = 66.0
  private let bottom = 34.0

  var svg: String {
    let label = chart.lines.map(\.name).joined(separator: ", ")
    let parts = [axes] + chart.lines.indices.map(curve) + [names, marks, here]
    return """
      <div class="scroll"><svg viewBox="0 0 \(Int(width)) \(Int(height))" role="img" \
      aria-label="\(HTML.escaped(label)) for each threshold">
      \(parts.filter { !$0.isEmpty }.joined(separator: "\n"))
      </svg></div>
      """
  }

  private func x(_ threshold: Double) -> Double {
    let (low, high) = (chart.range.lowerBound, chart.range.upperBound)
    return left + (threshold - low) / (high - low) * (width - left - right)
  }

  private func y(_ value: Double) -> Double { top + (1 - value) * (height - top - bottom) }

  private var axes: String {
    let shares = [0, 0.5, 1].map { share in
      """
      <path class="axis" d="M\(at(left)) \(at(y(share)))H\(at(width - right))"/>\
      <text x="\(at(left - 6))" y="\(at(y(share) + 4))" text-anchor="end">\(Figures.plain(share))</text>
      """
    }
    let (low, high) = (chart.range.lowerBound, chart.range.upperBound)
    let ends = [(low, "start"), ((low + high) / 2, "middle"), (high, "end")].map { value, anchor in
      "<text x=\"\(at(x(value)))\" y=\"\(at(height - bottom + 18))\" "
        + "text-anchor=\"\(anchor)\">\(Figures.short(value))</text>"
    }
    return (shares + ends).joined(separator: "\n")
  }

  /// The first line is drawn in the first style, and so on.
  private func style(_ place: Int) -> String { "line-\(place + 1)" }

  private func curve(_ place: Int) -> String {
    var path = ""
    var isDrawing = false
    for (threshold, value) in zip(chart.thresholds, chart.lines[place].values) {
      guard let value, threshold.isFinite else {
        isDrawing = false
        continue
      }
      path += "\(isDrawing ? "L" : "M")\(at(x(threshold))) \(at(y(value)))"
      isDrawing = true
    }
    return "<path class=\"curve \(style(place))\" d=\"\(path)\"/>"
  }

  /// The name of each line beside its right end, pushed apart where they meet, and none below the axis.
  private var names: String {
    let ends = chart.lines.indices.compactMap { place in
      rightEnd(of: chart.lines[place]).map { (place: place, y: y($0) + 4) }
    }.sorted { $0.y < $1.y }
    var heights: [Double] = []
    for end in ends { heights.append(max(end.y, (heights.last ?? -.infinity) + 14)) }
    var lowest = y(0) + 4
    for index in heights.indices.reversed() {
      heights[index] = min(heights[index], lowest)
      lowest = heights[index] - 14
    }
    return zip(ends, heights).map { end, height in
      "<text class=\"\(style(end.place))\" x=\"\(at(width - right + 8))\" y=\"\(at(height))\">"
        + "\(HTML.escaped(chart.lines[end.place].name))</text>"
    }.joined(separator: "\n")
  }

  private func rightEnd(of line: Page.Chart.Line) -> Double? {
    let points = zip(chart.thresholds, line.values).filter { $0.0.isFinite && $0.1 != nil }
    return points.max { $0.0 < $1.0 }?.1
  }

  /// The chosen thresholds as lines, each with its name above all lines that the name would cross.
  private var marks: String {
    var placed: [(x: Double, row: Int)] = []
    var drawn: [String] = []
    for mark in chart.marks.sorted(by: { $0.threshold > $1.threshold }) {
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
    return drawn.reversed().joined(separator: "\n")
  }

  /// A line that a reader moves, where there is something to try out.
  private var here: String {
    guard chart.tryout != nil else { return "" }
    return
      "<path class=\"here\" data-width=\"\(at(width - left - right))\" d=\"M\(at(left)) \(at(top))V\(at(height - bottom))\"/>"
  }

  private func at(_ value: Double) -> String { Figures.fixed(value, 1) }
}
