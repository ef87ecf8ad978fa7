public import Scoring
internal import Vocabulary

/// How a member's scores come onto the scale of the ensemble: learned from its training scores.
public enum MemberScale: Sendable, Equatable {
  /// A map of scores that needs no labels: `ecdf` and `ranks` compare with the training scores.
  case map(ScoreMapKind)
  /// A logistic curve as wide as the training scores' deviation, 0.5 at the cut.
  case unit(at: MemberCut)
  /// A logistic curve of a stated steepness, 0.5 at the cut.
  case logistic(steepness: Double, at: MemberCut)
  /// How far above the cut; scikit-learn's decision, negated.
  case excess(over: MemberCut)
  /// Scores as the member gives them, whatever their scale.
  case uncalibrated

  /// The maps that a spec can name for members.
  static let named: [ScoreMapKind] = [.ecdf, .ranks, .minMax, .standard, .gaussian, .sigmoid]

  /// The scale by a map, but none where scores are combined as they come.
  public init(_ map: ScoreMapKind, for combination: Combination.Word) {
    self = combination == .uncalibratedMean ? .uncalibrated : .map(map)
  }

  func fit(_ training: Scores) throws(FitError) -> ScoreMap {
    do {
      switch self {
      case .map(let kind): return try kind.fit(training)
      case .uncalibrated: return .identity
      case .unit(let cut):
        return try ScoreMapKind.unit(midpoint: cut.place(in: training)).fit(training)
      case .logistic(let steepness, let cut):
        return .logistic(
          try LogisticMap(steepness: steepness, midpoint: cut.place(in: training)))
      case .excess(let cut):
        return .standard(try StandardMap(mean: cut.place(in: training), deviation: 1))
      }
    } catch {
      throw .unsolved("the scores of a member cannot be scaled: \(error)")
    }
  }

  /// Returns the scale if it can be learned without labels.
  func checked() throws(SettingError) -> MemberScale {
    switch self {
    case .map(let kind) where kind.needsLabels:
      throw SettingError("scale", mustBe: "a map that needs no labels", not: kind.name)
    case .unit(let cut), .excess(let cut), .logistic(_, let cut): try cut.check()
    default: break
    }
    return self
  }
}

/// Where a member's own alarms begin.
public enum MemberCut: Sendable, Equatable {
  /// At the score that this share of the training scores lies above.
  case contamination(Double)
  /// At a score that the method itself names, such as 0 for a one-class support vector machine.
  case score(Double)

  /// The cut as a score.
  func place(in training: Scores) throws(SettingError) -> Double {
    switch self {
    case .score(let score): score
    case .contamination(let share):
      try DecisionDialect(contamination: share, trainingScores: training).threshold
    }
  }

  func check() throws(SettingError) {
    switch self {
    case .score(let score):
      guard score.isFinite else {
        throw SettingError("cut", mustBe: "a finite number", not: score)
      }
    case .contamination(let share): try DecisionDialect.check(contamination: share)
    }
  }
}
