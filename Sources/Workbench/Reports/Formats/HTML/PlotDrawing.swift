import Foundation
import Vocabulary
import Wording

/// Points over two quantities as an SVG drawing.
struct PlotDrawing {
  private let plot: Page.Plot
  private let across: Scale
  private let up: Scale

  private static let width = 720.0
  private static let height = 300.0
  private static let (left, right, top, bottom) = (52.0, 150.0, 30.0, 46.0)

  init(_ plot: Page.Plot) {
    self.plot = plot
    let points = plot.series.flatMap(\.points)
    across = Scale(
      points.map(\.across), isLogarithmic: plot.across.isLogarithmic,
      from: Self.left, to: Self.width - Self.right)
    up = Scale(
      points.flatMap { [$0.up] + $0.each + ($0.interval.map { [$0.lower, $0.upper] } ?? []) },
      isLogarithmic: plot.up.isLogarithmic, from: Self.height - Self.bottom, to: Self.top)
  }

  var svg: String {
    let parts = [axes] + plot.series.indices.map(drawn) + [names]
    return """
      <div class="scroll"><svg viewBox="0 0 \(Int(Self.width)) \(Int(Self.height))" role="img" \
      aria-label="\(HTML.escaped(plot.up.title)) over \(HTML.escaped(plot.across.title))">
      \(parts.filter { !$0.isEmpty }.joined(separator: "\n"))
      </svg></div>
      """
  }

  private var axes: String {
    let (left, right, floor) = (Self.left, Self.width - Self.right, Self.height - Self.bottom)
    let lines = zip(up.ticks.values, up.ticks.texts).map { value, text in
      let y = up.place(value)
      return "<path class=\"axis\" d=\"M\(at(left)) \(at(y))H\(at(right))\"/>"
        + Self.text(text, left - 6, y + 4, anchor: "end")
    }
    let ticks = zip(across.ticks.values, across.ticks.texts).map { value, text in
      let x = across.place(value)
      return "<path class=\"axis\" d=\"M\(at(x)) \(at(floor))v5\"/>"
        + Self.text(text, x, floor + 18, anchor: "middle")
    }
    let titles = [
      Self.text(plot.up.title, 0, 14, anchor: "start"),
      Self.text(plot.across.title, (left + right) / 2, floor + 38, anchor: "middle"),
    ]
    return (lines + ticks + titles).joined(separator: "\n")
  }

  private func style(_ place: Int) -> String { "line-\(place % 6 + 1)" }

  private func drawn(_ place: Int) -> String {
    let series = plot.series[place]
    let line = series.isJoined ? [path(series.points, style(place))] : []
    // So many points of a line are the line itself.
    if series.isJoined, series.points.count > 40 { return line.joined() }
    let isTold = series.points.count <= Self.mostTold
    return (line + series.points.map { dot($0, style(place), isTold: isTold) })
      .joined(separator: "\n")
  }

  private func path(_ points: [Page.Plot.Point], _ style: String) -> String {
    let places = points.map {
      "\(at(across.place($0.across))) \(at(up.place($0.up)))"
    }
    return "<path class=\"curve \(style)\" d=\"M\(places.joined(separator: "L"))\"/>"
  }

  /// Of more points nobody is told what they are, which the page would have to carry.
  private static let mostTold = 300

  /// A point with its interval; what it is appears on pointing at it.
  private func dot(_ point: Page.Plot.Point, _ style: String, isTold: Bool) -> String {
    let (x, y) = (across.place(point.across), up.place(point.up))
    let reach = point.interval.map {
      "<path class=\"reach \(style)\" d=\"M\(at(x)) \(at(up.place($0.lower)))V\(at(up.place($0.upper)))\"/>"
    }
    let each = point.each.map {
      "<circle class=\"each \(style)\" cx=\"\(at(x))\" cy=\"\(at(up.place($0)))\" r=\"2\"/>"
    }
    let circle = "<circle class=\"\(style)\" cx=\"\(at(x))\" cy=\"\(at(y))\" r=\"3.5\""
    guard isTold else { return (reach ?? "") + each.joined() + circle + "/>" }
    let shown = point.cell.shown
    let told = "\(point.name): \(shown.line.text)" + (shown.origin.map { ", \($0)" } ?? "")
    return (reach ?? "") + each.joined() + circle
      + "><title>\(HTML.escaped(told))</title></circle>"
  }

  /// The names of lines at their right ends and those of points beside them, each where no other stands.
  private var names: String {
    var taken: [Label] = []
    for (place, series) in plot.series.enumerated() {
      switch series.labels {
      case .series:
        guard let end = series.points.max(by: { $0.across < $1.across }) else { continue }
        taken.append(label(series.name, at: end, 4, style(place), beside: taken))
      case .points:
        for point in series.points {
          // Above the line that may go through it.
          taken.append(label(point.name, at: point, -7, style(place), beside: taken))
        }
      case .none: break
      }
    }
    return taken.map {
      "<text class=\"\($0.style)\" x=\"\(at($0.x))\" y=\"\(at($0.y))\">\(HTML.escaped($0.text))</text>"
    }.joined(separator: "\n")
  }

  private struct Label {
    let (text, style): (String, String)
    let (x, y): (Double, Double)

    func crosses(_ other: Label) -> Bool {
      let widths = [self, other].map { Double($0.text.count) * 6.5 + 4 }
      return abs(y - other.y) < 13 && x < other.x + widths[1] && other.x < x + widths[0]
    }
  }

  private func label(
    _ text: String, at point: Page.Plot.Point, _ lower: Double, _ style: String,
    beside taken: [Label]
  ) -> Label {
    let (x, y) = (across.place(point.across) + 8, up.place(point.up) + lower)
    // Higher and lower by turns, further each time.
    let tries = (0..<2 * taken.count + 1).map { turn in
      let steps = Double((turn + 1) / 2)
      return Label(
        text: text, style: style, x: x, y: y + 13 * (turn.isMultiple(of: 2) ? steps : -steps))
    }
    return tries.first { label in !taken.contains { label.crosses($0) } } ?? tries[0]
  }

  private static func text(
    _ text: String, _ x: Double, _ y: Double, anchor: String
  ) -> String {
    "<text x=\"\(Figures.fixed(x, 1))\" y=\"\(Figures.fixed(y, 1))\" text-anchor=\"\(anchor)\">\(HTML.escaped(text))</text>"
  }

  private func at(_ value: Double) -> String { Figures.fixed(value, 1) }
}

/// Where numbers lie along an axis of a drawing.
private struct Scale {
  let ticks: Ticks
  private let isLogarithmic: Bool
  private let (low, high): (Double, Double)
  private let (start, end): (Double, Double)

  /// A range with all `values`, a little wider than they need.
  init(_ values: [Double], isLogarithmic: Bool, from start: Double, to end: Double) {
    let moved = values.map { isLogarithmic ? log10($0) : $0 }
    let (least, most) = (moved.min() ?? 0, moved.max() ?? 1)
    let margin = most > least ? (most - least) * 0.04 : max(abs(most), 1) * 0.5
    (low, high) = (least - margin, most + margin)
    (self.start, self.end, self.isLogarithmic) = (start, end, isLogarithmic)
    ticks = Ticks(
      isLogarithmic ? pow(10, low)...pow(10, high) : low...high, isLogarithmic: isLogarithmic)
  }

  func place(_ value: Double) -> Double {
    start + ((isLogarithmic ? log10(value) : value) - low) / (high - low) * (end - start)
  }
}
