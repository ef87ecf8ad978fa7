public import Forms

/// The ways to bring scores onto a common scale.
///
/// A way is added by its file and its line in the list here; a test has each tell its settings, be made of
/// them again, and fit the same map.
public enum ScoreMapMethods {
  /// All, in the order in which the reference tells of them.
  static let all: [any ScoreMapMethod.Type] = [
    NoScale.self, MinMaxScale.self, StandardScale.self, EmpiricalScale.self,
    GaussianScale.self, GammaScale.self, LogisticScale.self, ExponentialScale.self,
    UnitScale.self, ErrorRatioScale.self, SigmoidScale.self, PlattScale.self,
    IsotonicScale.self, RankScale.self, ConformalScale.self,
  ]

  /// What specs can say of them, and what is made of it.
  public static let choices = Choices<ScoreMapKind>(all.map { $0.entry })
}

extension ScoreMapMethod {
  fileprivate static var entry: Choices<ScoreMapKind>.Entry {
    .init(Self.self) { ScoreMapKind($0) }
  }
}

/// No map at all.
struct NoScale: ScoreMapMethod {
  static let name = "none"
  static let help = "Scores stay as they are."
  static let isUnit = false
  static let meaning = ScoreMeaning.none

  let settings: Settings<Self>

  func fit(_ reference: ReferenceScores) -> ScoreMap { .identity }
}
