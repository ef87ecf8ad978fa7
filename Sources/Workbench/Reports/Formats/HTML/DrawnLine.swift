/// A line of a drawing, in pieces that do not touch.
struct DrawnLine {
  /// Where something lies in a drawing.
  struct Place: Equatable {
    let x: Double
    let y: Double
  }

  private var pieces: [[Place]] = [[]]

  init(_ places: [Place] = []) { pieces = [places] }

  mutating func add(_ place: Place) { pieces[pieces.count - 1].append(place) }

  /// What comes next does not touch what there is.
  mutating func end() { pieces.append([]) }

  func path(_ style: String) -> String {
    let drawn = pieces.filter { !$0.isEmpty }.map { piece in
      "M" + Self.seen(piece).map { "\(SVG.at($0.x)) \(SVG.at($0.y))" }.joined(separator: "L")
    }
    return "<path class=\"curve \(style)\" d=\"\(drawn.joined())\"/>"
  }

  /// How far a line may pass from a place without anybody seeing it: the lines of drawings are two wide.
  private static let unseen = 0.25

  /// The places without those that the line passes anyway, so that a curve of a thousand is no heavier than it looks.
  static func seen(_ places: [Place]) -> [Place] {
    guard places.count > 2 else { return places }
    var isKept = Array(repeating: false, count: places.count)
    (isKept[0], isKept[places.count - 1]) = (true, true)
    var open = [(first: 0, last: places.count - 1)]
    while let part = open.popLast() {
      let line = Line(places[part.first], places[part.last])
      guard part.last - part.first > 1,
        let furthest = (part.first + 1..<part.last).max(by: {
          line.distance(places[$0]) < line.distance(places[$1])
        }), line.distance(places[furthest]) > unseen
      else { continue }
      isKept[furthest] = true
      open += [(part.first, furthest), (furthest, part.last)]
    }
    return zip(places, isKept).filter(\.1).map(\.0)
  }

  /// The straight line between two places.
  private struct Line {
    private let start: Place
    private let (dx, dy): (Double, Double)
    private let length: Double

    init(_ start: Place, _ end: Place) {
      self.start = start
      (dx, dy) = (end.x - start.x, end.y - start.y)
      length = (dx * dx + dy * dy).squareRoot()
    }

    func distance(_ place: Place) -> Double {
      let (x, y) = (place.x - start.x, place.y - start.y)
      guard length > 0 else { return (x * x + y * y).squareRoot() }
      let along = (x * dx + y * dy) / length
      // Beyond its ends, from the end.
      if along < 0 { return (x * x + y * y).squareRoot() }
      if along > length { return ((x - dx) * (x - dx) + (y - dy) * (y - dy)).squareRoot() }
      return abs(x * dy - y * dx) / length
    }
  }
}
