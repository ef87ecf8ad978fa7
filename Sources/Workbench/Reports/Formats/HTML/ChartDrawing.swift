/// A chart as an SVG drawing.
struct ChartDrawing {
  private let chart: Page.Chart
  private let frame: DrawingFrame

  private static let width = 720.0
  private static let (left, right, top, floor, bottom) = (40.0, 96.0, 66.0, 306.0, 46.0)

  init(_ chart: Page.Chart) {
    self.chart = chart
    frame = DrawingFrame(
      across: Scale(chart.range, from: Self.left, to: Self.width - Self.right),
      up: Scale(0...1, from: Self.floor, to: Self.top))
  }

  var svg: String {
    let names = chart.lines.map(\.name).joined(separator: ", ")
    return SVG.drawing(
      width: Self.width, height: Self.floor + Self.bottom, label: "\(names) for each threshold",
      [frame.axes(across: "threshold", up: nil)] + chart.lines.indices.map(curve)
        + [self.names, frame.marks(chart.marks), here])
  }

  private func curve(_ number: Int) -> String {
    var line = DrawnLine()
    for (threshold, value) in zip(chart.thresholds, chart.lines[number].values) {
      if let value, threshold.isFinite {
        line.add(.init(x: frame.across.place(threshold), y: frame.up.place(value)))
      } else {
        line.end()
      }
    }
    return line.path(SVG.style(number))
  }

  /// The name of each line beside its right end.
  private var names: String {
    var names = DrawnNames(within: Self.top...Self.floor + 4)
    for (number, line) in chart.lines.enumerated() {
      guard let end = rightEnd(of: line) else { continue }
      names.add(
        line.name, SVG.style(number), frame.across.end + 8, frame.up.place(end) + 4)
    }
    return names.svg
  }

  private func rightEnd(of line: Page.Chart.Line) -> Double? {
    let points = zip(chart.thresholds, line.values).filter { $0.0.isFinite && $0.1 != nil }
    return points.max { $0.0 < $1.0 }?.1
  }

  /// A line that a reader moves, where there is something to try out.
  private var here: String {
    guard chart.tryout != nil else { return "" }
    let (left, right) = (frame.across.start, frame.across.end)
    return
      "<path class=\"here\" data-width=\"\(SVG.at(right - left))\" d=\"M\(SVG.at(left)) \(SVG.at(Self.top))V\(SVG.at(Self.floor))\"/>"
  }
}
