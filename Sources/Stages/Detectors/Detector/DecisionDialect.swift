public import Vocabulary

/// How scikit-learn speaks of scores: a decision is −score − offset, and below 0 lies an outlier.
///
/// Its `score_samples` is the negated score, so that lower is stranger; the offset is where the share
/// of strange training rows that is called contamination begins. This type turns scores round at the
/// border; inside Assay higher is stranger.
public struct DecisionDialect: Sendable, Equatable {
  /// Subtracted from the negated score: scikit-learn's `offset_`, below 0.
  public let offset: Double

  public init(offset: Double) { self.offset = offset }

  /// The offset of a forest whose contamination is `auto`: scores above 0.5 are outliers.
  public static let automaticForest = DecisionDialect(offset: -0.5)

  /// The offset of a local outlier factor whose contamination is `auto`: scores above 1.5 are outliers.
  public static let automaticLocalOutlierFactor = DecisionDialect(offset: -1.5)

  /// The offset at which `contamination` of the training rows have decisions below 0.
  ///
  /// It is that quantile of the negated scores, interpolated linearly between ranks.
  ///
  /// - Parameter trainingScores: at least one, all finite.
  public init(contamination: Double, trainingScores: Scores) throws(SettingError) {
    try Self.check(contamination: contamination)
    precondition(trainingScores.count > 0, "no scores have no quantile")
    let sorted = trainingScores.values.map { -$0 }.sorted()
    let place = contamination * Double(sorted.count - 1)
    let below = Int(place)
    let above = min(below + 1, sorted.count - 1)
    offset = sorted[below] + (sorted[above] - sorted[below]) * (place - Double(below))
  }

  static func check(contamination: Double) throws(SettingError) {
    guard contamination > 0, contamination <= 0.5 else {
      throw SettingError("contamination", mustBe: "above 0 and at most 0.5", not: contamination)
    }
  }

  /// scikit-learn's `decision_function`: negative for an outlier.
  public func decisions(of scores: Scores) -> [Double] { scores.values.map { -$0 - offset } }

  /// The scores again of decisions made elsewhere.
  public func scores(from decisions: [Double]) -> Scores {
    Scores(decisions.map { -($0 + offset) })
  }

  /// The threshold that scores lie above where decisions lie below 0.
  public var threshold: Double { -offset }
}
