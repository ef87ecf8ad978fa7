public import Vocabulary

/// A map that brings scores onto a common scale and never changes their order: a fitted value.
///
/// Every map is defined for every score, and none falls anywhere. All but `identity` and `standard` end
/// in 0…1, and beyond what they were fitted on they stay at their ends. A score that is no number counts
/// as infinitely high, as it does for `Verdicts`.
public enum ScoreMap: Sendable, Equatable {
  /// Scores as they are.
  case identity
  /// The place between two scores.
  case minMax(MinMaxMap)
  /// Deviations from a mean: not limited to 0…1.
  case standard(StandardMap)
  case logistic(LogisticMap)
  case exponential(ExponentialMap)
  case gaussian(GaussianMap)
  case gamma(GammaMap)
  /// The share of reference scores that a score exceeds.
  case steps(StepMap)
  /// Straight pieces between knots, as isotonic regression and ranks leave them.
  case line(PiecewiseLinear)

  /// The score on the common scale.
  public func callAsFunction(_ score: Double) -> Double {
    let score = score.isNaN ? .infinity : score
    return switch self {
    case .identity: score
    case .minMax(let map): map(score)
    case .standard(let map): map(score)
    case .logistic(let map): map(score)
    case .exponential(let map): map(score)
    case .gaussian(let map): map(score)
    case .gamma(let map): map(score)
    case .steps(let map): map(score)
    case .line(let map): map(score)
    }
  }

  /// All scores on the common scale.
  public func callAsFunction(_ scores: Scores) -> Scores { Scores(scores.values.map { self($0) }) }

  /// Whether every score ends in 0…1.
  public var isUnit: Bool {
    switch self {
    case .identity, .standard: false
    case .line(let line): line.beyond == .clip && line.values[0] >= 0 && line.values.last! <= 1
    default: true
    }
  }
}
