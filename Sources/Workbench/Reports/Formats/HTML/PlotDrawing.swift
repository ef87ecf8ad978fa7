import Vocabulary

/// Points over two quantities as an SVG drawing.
struct PlotDrawing {
  private let plot: Page.Plot
  private let frame: DrawingFrame

  private static let width = 720.0
  private static let (left, right, bottom) = (52.0, 150.0, 46.0)
  /// How far down the highest point may be.
  private static let floor = 254.0

  init(_ plot: Page.Plot) {
    self.plot = plot
    let points = plot.series.flatMap(\.points)
    // Names of marks need room above.
    let lift = plot.marks.isEmpty ? 0 : 36.0
    frame = DrawingFrame(
      across: Scale(
        around: points.map(\.across), isLogarithmic: plot.across.isLogarithmic,
        from: Self.left, to: Self.width - Self.right),
      up: Scale(
        around: points.flatMap {
          [$0.up] + $0.each + ($0.interval.map { [$0.lower, $0.upper] } ?? [])
        }, isLogarithmic: plot.up.isLogarithmic, from: Self.floor + lift, to: 30 + lift))
  }

  var svg: String {
    SVG.drawing(
      width: Self.width, height: frame.up.start + Self.bottom,
      label: "\(plot.up.title) over \(plot.across.title)",
      [frame.axes(across: plot.across.title, up: plot.up.title)]
        + plot.series.indices.map(drawn) + [frame.marks(plot.marks), names])
  }

  private func place(_ point: Page.Plot.Point) -> DrawnLine.Place {
    DrawnLine.Place(x: frame.across.place(point.across), y: frame.up.place(point.up))
  }

  private func drawn(_ number: Int) -> String {
    let series = plot.series[number]
    let style = SVG.style(number)
    let line = series.isJoined ? [DrawnLine(series.points.map(place)).path(style)] : []
    // So many points of a line are the line itself.
    if series.isJoined, series.points.count > 40 { return line.joined() }
    let isTold = series.points.count <= Self.mostTold
    return (line + series.points.map { dot($0, style, isTold: isTold) }).joined(separator: "\n")
  }

  /// Of more points nobody is told what they are, which the page would have to carry.
  private static let mostTold = 300

  /// A point with its interval; what it is appears on pointing at it.
  private func dot(_ point: Page.Plot.Point, _ style: String, isTold: Bool) -> String {
    let (x, y) = (place(point).x, place(point).y)
    let reach = point.interval.map { interval in
      let ends = [interval.lower, interval.upper].map { SVG.at(frame.up.place($0)) }
      return "<path class=\"reach \(style)\" d=\"M\(SVG.at(x)) \(ends[0])V\(ends[1])\"/>"
    }
    func circle(_ name: String, _ y: Double, _ radius: String, _ end: String) -> String {
      "<circle class=\"\(name)\" cx=\"\(SVG.at(x))\" cy=\"\(SVG.at(y))\" r=\"\(radius)\"\(end)"
    }
    let each = point.each.map { circle("each \(style)", frame.up.place($0), "2", "/>") }
    let around = (reach ?? "") + each.joined()
    guard isTold else { return around + circle(style, y, "3.5", "/>") }
    let shown = point.cell.shown
    let told = "\(point.name): \(shown.line.text)" + (shown.origin.map { ", \($0)" } ?? "")
    return around
      + circle(style, y, "3.5", "><title>\(HTML.escaped(told))</title></circle>")
  }

  /// The names of lines at their right ends and those of points beside them.
  private var names: String {
    var names = DrawnNames(within: frame.up.end - 12...frame.up.start + 4)
    for (number, series) in plot.series.enumerated() {
      switch series.labels {
      case .series:
        guard let end = series.points.max(by: { $0.across < $1.across }) else { continue }
        names.add(series.name, SVG.style(number), place(end).x + 8, place(end).y + 4)
      case .points:
        for point in series.points {
          // Above the line that may go through it.
          names.add(point.name, SVG.style(number), place(point).x + 8, place(point).y - 7)
        }
      case .none: break
      }
    }
    return names.svg
  }
}
