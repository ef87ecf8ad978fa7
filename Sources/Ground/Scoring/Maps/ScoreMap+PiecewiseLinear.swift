public import Vocabulary

/// A score map as straight pieces between few knots, and how far it is off.
public struct PiecewiseExport: Sendable, Equatable {
  /// The knots lie where a `Float` can: strictly ascending for loaders of either precision.
  public let line: PiecewiseLinear
  /// The largest distance from the map over all scores that a `Float` holds.
  ///
  /// Where the map jumps, a `Double` within one `Float` step of the jump may differ by the jump.
  public let error: Double
}

extension ScoreMap {
  /// The map in straight pieces, for loaders that know no other curve.
  ///
  /// Knots are placed one by one where the line is farthest off. The error is measured at every place
  /// where a staircase or a line bends; for smooth curves it is a bound, since between two of 131,072
  /// places a rising curve and a rising line can only be apart as far as their ends say.
  public func piecewiseLinear(knots: Int = 65) throws(SettingError) -> PiecewiseExport {
    let limit = try SettingError.check("knots", knots, in: 2...)
    if let exact = straight { return PiecewiseExport(line: exact, error: 0) }
    let bends = smoothRange == nil ? bendingPlaces : places(1 << 12)
    let curve = bends.map { self(Double($0)) }
    let line = PiecewiseLinear(approaching: curve, at: bends, knots: limit)
    return PiecewiseExport(line: line, error: distance(to: line, bends: bends))
  }

  /// The line itself, for maps that are one straight line over all scores.
  private var straight: PiecewiseLinear? {
    switch self {
    case .identity: PiecewiseLinear(through: [0, 1], [0, 1], beyond: .extend)
    case .standard: PiecewiseLinear(through: [0, 1], [self(0), self(1)], beyond: .extend)
    default: nil
    }
  }

  /// Where a smooth curve does its rising: outside it is within 10⁻⁹ of its ends.
  private var smoothRange: ClosedRange<Double>? {
    switch self {
    case .logistic(let map): map.midpoint - 21 / map.steepness...map.midpoint + 21 / map.steepness
    case .exponential(let map): 0...21 / map.rate
    case .gaussian(let map): map.standard.mean...map.standard.mean + 7 * map.standard.deviation
    case .gamma(let map): map.mean...map.highest
    case .identity, .minMax, .standard, .steps, .line: nil
    }
  }

  /// Evenly spread places over the range in which a smooth curve rises.
  private func places(_ count: Int) -> [Float] {
    guard let range = smoothRange else { return [] }
    let width = range.upperBound - range.lowerBound
    return distinctFloats(
      (0...count).map { range.lowerBound + width * (Double($0) / Double(count)) })
  }

  /// The places where a staircase or a line bends, as the `Float`s on both sides of each.
  private var bendingPlaces: [Float] {
    switch self {
    case .minMax(let map): distinctFloats([map.low, map.high])
    case .steps(let map): distinctFloats(map.edges)
    case .line(let line): distinctFloats(line.scores)
    default: []
    }
  }

  private func distance(to line: PiecewiseLinear, bends: [Float]) -> Double {
    let ends = max(line.values[0] - self(-.infinity), self(.infinity) - line.values.last!)
    guard smoothRange != nil else {
      return bends.reduce(ends) { max($0, abs(self(Double($1)) - line(Double($1)))) }
    }
    let fine = distinctFloats(places(1 << 17).map(Double.init) + line.scores).map(Double.init)
    let curve = fine.map { self($0) }
    let straight = fine.map { line($0) }
    return fine.indices.dropFirst().reduce(ends) { worst, right in
      max(worst, curve[right] - straight[right - 1], straight[right] - curve[right - 1])
    }
  }
}

/// The `Float`s next to `scores` on both sides, ascending, each once.
private func distinctFloats(_ scores: [Double]) -> [Float] {
  let limit = Float.greatestFiniteMagnitude
  var floats: [Float] = []
  for score in scores {
    let near = min(limit, max(-limit, Float(score)))
    let below = Double(near) < score ? near : max(-limit, near.nextDown)
    floats += [below, min(limit, below.nextUp), min(limit, below.nextUp.nextUp)]
  }
  floats.sort()
  return floats.enumerated().filter { $0.offset == 0 || $0.element > floats[$0.offset - 1] }
    .map(\.element)
}

extension PiecewiseLinear {
  /// A line through at most `knots` of the points, which takes in the farthest one until it may no more.
  fileprivate init(approaching values: [Double], at places: [Float], knots: Int) {
    var chosen = [0, places.count - 1].uniqued()
    var pieces = places.count > 1 ? [Piece(0, places.count - 1, values, places)] : []
    while chosen.count < knots,
      let worst = pieces.indices.max(by: { pieces[$0].error < pieces[$1].error }),
      pieces[worst].error > 0
    {
      let piece = pieces.remove(at: worst)
      chosen.append(piece.farthest)
      pieces.append(Piece(piece.left, piece.farthest, values, places))
      pieces.append(Piece(piece.farthest, piece.right, values, places))
    }
    chosen.sort()
    self.init(through: chosen.map { Double(places[$0]) }, chosen.map { values[$0] })
  }

  /// A stretch between two knots, and the point between them that lies farthest off.
  private struct Piece {
    let left: Int
    let right: Int
    private(set) var farthest: Int
    private(set) var error = 0.0

    init(_ left: Int, _ right: Int, _ values: [Double], _ places: [Float]) {
      (self.left, self.right, farthest) = (left, right, left)
      let line = PiecewiseLinear(
        through: [Double(places[left]), Double(places[right])], [values[left], values[right]])
      for index in (left + 1)..<max(right, left + 1) {
        let off = abs(values[index] - line(Double(places[index])))
        if off > error { (farthest, error) = (index, off) }
      }
    }
  }
}
