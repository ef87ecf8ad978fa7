public import Graphs
internal import Scoring

extension Committee {
  func score(of row: Numbers) throws(GraphError) -> Numbers {
    var scores: [Numbers] = []
    for member in members {
      let seen = member.view.map { row.picked($0) } ?? row
      scores.append(member.map.graph(of: try member.model.score(of: seen)))
    }
    return combination(.joined(scores), weights: weights, groups: groups)
  }
}

extension Combination {
  /// One score from the scores of the members, as in a graph.
  fileprivate func callAsFunction(
    _ scores: Numbers, weights: [Double], groups: [Int]
  ) -> Numbers {
    switch self {
    case .mean: return scores.times(weights)
    case .median: return scores.median
    case .maximum: return scores.largest
    case .vote(let cut): return scores.isAbove(.constant(cut)).numbers.times(weights)
    case .averageOfMaxima(let count):
      return Numbers.joined(
        (0..<count).map { group in
          scores.picked(groups.indices.filter { groups[$0] == group }).largest
        }
      ).mean
    case .magnitudeOfMean: return scores.times(weights).magnitude
    case .magnitudeOfLeast: return scores.smallest.magnitude
    }
  }
}

extension Ensemble.Model {
  public func score(of row: Numbers) throws(GraphError) -> Numbers { try committee.score(of: row) }
}

extension FeatureBagging.Model {
  public func score(of row: Numbers) throws(GraphError) -> Numbers { try committee.score(of: row) }
}
