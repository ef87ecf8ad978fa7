import Forms
import Vocabulary

/// A way to bring scores onto a common scale, before any score was seen.
///
/// All that Assay knows of a way stands beside the map that it makes: the word and the keys by which a spec
/// asks for it, and the answers below.
protocol ScoreMapMethod: Settled {
  /// Whether it learns from the labels of the reference rows. By default it does not.
  static var needsLabels: Bool { get }

  /// Whether every score ends in 0…1. By default it does.
  static var isUnit: Bool { get }

  /// What the scores that it brings onto the scale say. By default no more than where they stand on it.
  static var meaning: ScoreMeaning { get }

  func fit(_ reference: ReferenceScores) throws(ScoreMapError) -> ScoreMap
}

extension ScoreMapMethod {
  static var keys: [any FormKey<Self>] { [] }
  static var needsLabels: Bool { false }
  static var isUnit: Bool { true }
  static var meaning: ScoreMeaning { .scaled }
}

/// The scores that a map may be learned from, told to who asks if they are of any use.
struct ReferenceScores {
  /// The way that asks for them, for complaints.
  let map: String
  let scores: Scores
  let labels: Labels?

  /// At least one score, each of a size that can be reckoned with.
  func values() throws(ScoreMapError) -> [Double] {
    guard scores.count > 0 else { throw .noScores(map: map) }
    if let row = scores.values.firstIndex(where: { !($0.magnitude <= 1e150) }) {
      throw .unusable(row: row, score: scores[row])
    }
    return scores.values
  }

  func moments() throws(ScoreMapError) -> ScoreMoments { ScoreMoments(of: try values()) }

  /// The scores of rows whose label is known, each with whether it is an anomaly.
  func labeled() throws(ScoreMapError) -> [LabeledScore] {
    let values = try values()
    guard let labels else { throw .labelsMissing(map: map) }
    guard labels.count == values.count else {
      throw .labelCount(labels: labels.count, scores: values.count)
    }
    guard labels.anomalies > 0, labels.ordinary > 0 else {
      throw .oneClass(map: map, anomalies: labels.anomalies, ordinary: labels.ordinary)
    }
    return zip(values, labels.values).filter { $0.1 != .unknown }.map {
      LabeledScore(score: $0.0, isAnomaly: $0.1 == .anomaly)
    }
  }
}

/// A score of a row that is known to be an anomaly or not.
struct LabeledScore {
  let score: Double
  let isAnomaly: Bool
}
