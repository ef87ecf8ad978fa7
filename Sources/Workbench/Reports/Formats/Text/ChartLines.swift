import Wording

/// A chart in lines of text: each share as a row of blocks, from none at 0 to a full one at 1.
struct ChartLines {
  private let chart: Page.Chart
  private let columns: Int
  private static let names = (marks: "chosen", thresholds: "threshold")

  /// - Parameter width: How many characters a line may have.
  init(_ chart: Page.Chart, width: Int = 72) {
    self.chart = chart
    columns = min(60, max(20, width - Self.indent(chart)))
  }

  private static func indent(_ chart: Page.Chart) -> Int {
    ((chart.lines.map(\.name) + [names.marks, names.thresholds]).map(\.count).max() ?? 0) + 2
  }

  var text: String {
    var rows = chart.lines.map { (name: $0.name, text: blocks(of: $0)) }
    if !chart.marks.isEmpty { rows.append((Self.names.marks, marks)) }
    rows.append((Self.names.thresholds, ends))
    return rows.map { row in
      var line = Wrapping.padded(row.name, to: Self.indent(chart)) + row.text
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }

  private static let blocks = Array("▁▂▃▄▅▆▇█")

  /// A block for each column: the height of the line in the middle of the column.
  private func blocks(of line: Page.Chart.Line) -> String {
    let step = (chart.range.upperBound - chart.range.lowerBound) / Double(columns)
    return String(
      (0..<columns).map { column in
        let threshold = chart.range.lowerBound + (Double(column) + 0.5) * step
        guard let share = value(of: line, at: threshold) else { return " " }
        let level = Int((share * Double(Self.blocks.count - 1)).rounded())
        return Self.blocks[min(max(level, 0), Self.blocks.count - 1)]
      })
  }

  /// Where the line runs between two thresholds; `nil` where it is broken.
  private func value(of line: Page.Chart.Line, at threshold: Double) -> Double? {
    let points = zip(chart.thresholds, line.values).filter { $0.0.isFinite }
    guard let left = points.filter({ $0.0 <= threshold }).max(by: { $0.0 < $1.0 }),
      let right = points.filter({ $0.0 > threshold }).min(by: { $0.0 < $1.0 }),
      let low = left.1, let high = right.1
    else { return nil }
    return low + (threshold - left.0) / (right.0 - left.0) * (high - low)
  }

  /// A sign below each threshold that was chosen.
  private var marks: String {
    var signs = Array(repeating: Character(" "), count: columns)
    let width = chart.range.upperBound - chart.range.lowerBound
    for mark in chart.marks {
      let place = (mark.place - chart.range.lowerBound) / width * Double(columns)
      signs[min(Int(place), columns - 1)] = "▲"
    }
    return String(signs)
  }

  private var ends: String {
    let low = Figures.short(chart.range.lowerBound)
    let high = Figures.short(chart.range.upperBound)
    return low + Wrapping.padded(high, to: columns - low.count, atFront: true)
  }
}
