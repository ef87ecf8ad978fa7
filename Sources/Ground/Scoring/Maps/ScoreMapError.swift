/// Scores from which a map cannot be fitted.
public enum ScoreMapError: Error, Equatable, CustomStringConvertible {
  case noScores(map: String)
  case unusable(row: Int, score: Double)
  case labelsMissing(map: String)
  case oneClass(map: String, anomalies: Int, ordinary: Int)
  /// The map is made for scores that count from 0 upwards.
  case notPositive(map: String, typical: Double)
  /// The labels call low scores the strange ones.
  case runsDownwards(map: String)
  case labelCount(labels: Int, scores: Int)

  public var description: String {
    switch self {
    case .noScores(let map): "the map '\(map)' needs at least one score to be fitted on"
    case .unusable(let row, let score):
      "the score of row \(row), counted from 0, is \(score); "
        + "maps are fitted on scores between -1e150 and 1e150"
    case .labelsMissing(let map):
      "the map '\(map)' learns from labels, and there are none; 'ecdf' needs none"
    case .oneClass(let map, let anomalies, let ordinary):
      "the map '\(map)' needs labeled rows of both kinds, not \(anomalies) anomalies"
        + " and \(ordinary) ordinary rows"
    case .notPositive(let map, let typical):
      "the map '\(map)' is for scores that count from 0 upwards, and theirs are about \(typical);"
        + " 'gaussian' and 'ecdf' take any"
    case .runsDownwards(let map):
      "the map '\(map)' would run downwards: by these labels, higher scores are the more ordinary"
    case .labelCount(let labels, let scores):
      "there are \(labels) labels for \(scores) scores"
    }
  }
}
