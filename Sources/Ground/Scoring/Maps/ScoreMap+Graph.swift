public import Graphs

extension ScoreMap {
  /// The score on the common scale, as in a graph.
  ///
  /// Where the map jumps, it jumps one or two `Float`s early, so that a score that lies on the edge of a step is told
  /// the same by programs that round otherwise. The gamma distribution becomes straight pieces, since few programs know it.
  public func graph(of score: Numbers) -> Numbers {
    switch self {
    case .identity: return score
    case .minMax(let map): return ((score - map.low) / (map.high - map.low)).clamped(to: 0...1)
    case .standard(let map): return map.graph(of: score)
    case .logistic(let map): return ((score - map.midpoint) * map.steepness).sigmoid
    case .exponential(let map):
      return .constant(1) - (score.positive * -map.rate).exponential
    case .gaussian(let map):
      return (map.standard.graph(of: score) / 2.0.squareRoot()).errorFunction.positive
    case .gamma(let map): return map.pieces.graph(of: score)
    case .steps(let map): return map.graph(of: score)
    case .line(let line): return line.graph(of: score)
    }
  }
}

extension GammaMap {
  /// Straight pieces between the mean and where the map is all but 1, halved until the middle of each is as near the map as a
  /// `Float` can tell.
  fileprivate var pieces: PiecewiseLinear {
    var (scores, values) = ([mean], [0.0])
    func approach(_ left: (Double, Double), _ right: (Double, Double)) {
      let middle = left.0 + (right.0 - left.0) / 2
      let value = self(middle)
      if abs(value - (left.1 + right.1) / 2) > 1e-7, left.0 < middle, middle < right.0 {
        approach(left, (middle, value))
        approach((middle, value), right)
      } else {
        scores.append(right.0)
        values.append(max(values[values.count - 1], right.1))
      }
    }
    approach((mean, 0), (highest, self(highest)))
    return PiecewiseLinear(through: scores, values)
  }
}

extension StandardMap {
  fileprivate func graph(of score: Numbers) -> Numbers { (score - mean) / deviation }
}

extension StepMap {
  fileprivate func graph(of score: Numbers) -> Numbers {
    var stairs = Ascending<Double>(first: 0)
    for (edge, value) in zip(edges, values) {
      let near = Float(edge)
      stairs.append(includesEdge ? near.nextDown.nextDown : near.nextUp, value)
    }
    return score.rounded.steps(above: stairs.edges).entries(of: stairs.steps)
  }
}

extension PiecewiseLinear {
  fileprivate func graph(of score: Numbers) -> Numbers {
    var pieces = Ascending(first: piece(0))
    for knot in scores.indices { pieces.append(Float(scores[knot]), piece(knot + 1)) }
    let place = score.rounded.steps(above: pieces.edges)
    func entry(_ part: (Piece) -> Double) -> Numbers { place.entries(of: pieces.steps.map(part)) }
    let value = entry(\.low) + (score - entry(\.left)) * entry(\.slope)
    return value.larger(entry(\.least)).smaller(entry(\.most))
  }

  /// A straight piece, from the point at which it begins, and what no value of it lies below or above.
  private struct Piece {
    let left: Double
    let low: Double
    let slope: Double
    let least: Double
    let most: Double
  }

  /// The piece on which scores lie that are above so many knots.
  private func piece(_ above: Int) -> Piece {
    let isOutside = above == 0 || above == scores.count
    guard scores.count > 1, !isOutside || beyond == .extend else {
      let value = values[max(above - 1, 0)]
      return Piece(left: 0, low: value, slope: 0, least: value, most: value)
    }
    let right = min(max(above, 1), scores.count - 1)
    let (low, high) = (values[right - 1], values[right])
    return Piece(
      left: scores[right - 1], low: low,
      slope: (high - low) / (scores[right] - scores[right - 1]),
      least: isOutside ? -.infinity : low, most: isOutside ? .infinity : high)
  }
}

/// Steps between edges that ascend; of edges that are the same `Float`, or come too late, the last step stays.
private struct Ascending<Step> {
  private(set) var edges: [Float] = []
  private(set) var steps: [Step]

  init(first: Step) { steps = [first] }

  mutating func append(_ edge: Float, _ step: Step) {
    if let last = edges.last, edge <= last {
      steps[steps.count - 1] = step
    } else {
      edges.append(edge)
      steps.append(step)
    }
  }
}
