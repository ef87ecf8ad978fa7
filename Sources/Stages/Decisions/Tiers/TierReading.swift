public import Scoring
public import Vocabulary
import Wording

/// On which scale the tiers of a table are read.
public struct TierReading: Sendable, Equatable {
  /// From the detector's scores onto the scale; it never falls.
  public let map: ScoreMap
  /// What a number on the scale is called, as it stands in a sentence: `|d|`.
  public let quantity: String
  /// The scale in a sentence.
  public let sentence: String

  private init(_ map: ScoreMap, called quantity: String, _ sentence: String) {
    self.map = map
    self.quantity = quantity
    self.sentence = sentence
  }

  /// The scores as the detector gives them.
  public static let score = TierReading(
    .identity, called: "score", "Tiers are read on the detector's scores as they are.")

  /// The scores brought to 0…1 by a calibration.
  public static func calibrated(by map: ScoreMap, called name: String) -> TierReading {
    TierReading(
      map, called: "calibrated score",
      "Tiers are read on scores that the calibration '\(name)' has brought to their scale.")
  }

  /// |d|, the size of the decision *d* = −score − offset of rows that are anomalies: *d* < 0.
  ///
  /// Rows that are no anomalies lie below 0 here and reach no tier, as no rule is asked about them.
  /// - Parameter cut: The offset, turned round: the score from which on rows are anomalies.
  public static func decision(cut: Double, learnedFrom source: String) throws(SettingError)
    -> TierReading
  {
    let value = Figures.significant(cut)
    return TierReading(
      .standard(try StandardMap(mean: cut, deviation: 1)), called: "|d|",
      "Tiers are read on |d| = score − \(value), the size of the decision about an anomaly; the"
        + " offset, \(Figures.significant(-cut)), \(source).")
  }

  /// The unit score of a decision *d*: 1/(1 + e^(*d*/*s*)), *s* the deviation of training scores.
  public static func unit(_ map: ScoreMap, cut: Double, learnedFrom source: String) -> TierReading {
    TierReading(
      map, called: "unit score",
      "Tiers are read on the unit score 1/(1 + e^(d/s)) of the decision d = \(Figures.significant(cut)) − score;"
        + " the offset, \(Figures.significant(-cut)), \(source).")
  }

  /// The score that stands at `value` on the scale, where the way back is one of arithmetic.
  func score(at value: Double) -> Double? {
    switch map {
    case .identity: value
    case .standard(let map): value * map.deviation + map.mean
    default: nil
    }
  }

  /// What is not exceeded on the scale, where `bound` is not exceeded by scores.
  func bound(_ bound: ScoreBound) -> ScoreBound {
    guard map != .identity else { return bound }
    return ScoreBound(
      map(bound.value),
      because: "that of the score \(Figures.significant(bound.value)), \(bound.reason)")
  }
}
