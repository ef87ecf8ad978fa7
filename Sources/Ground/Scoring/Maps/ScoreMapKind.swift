public import Vocabulary

/// A way to bring scores onto a common scale: settings only, before any score was seen.
public enum ScoreMapKind: Sendable, Equatable {
  /// A map that needs no fitting.
  case given(ScoreMap)
  case minMax
  case standard
  /// The share of reference scores that are at most the score.
  case ecdf
  case gaussian
  /// For scores that count from 0 upwards, such as distances.
  case gamma
  /// A logistic curve through the reference: the 95 % quantile becomes 0.5 and the median 0.05.
  case logistic
  /// A logistic curve around a known midpoint, as wide as the deviation of the reference scores.
  ///
  /// With a detector's own offset as midpoint, everything beyond the offset lies above 0.5.
  case unit(UnitScale)
  /// A logistic curve in multiples of the 95 % quantile *q* of reference errors:
  /// `1 / (1 + e^(−2(error/q − 1)))`.
  case errorRatio
  /// A logistic curve with labels that are guessed and refined in turn (Gao and Tan 2006).
  case sigmoid
  /// A logistic curve fitted to labels (Platt 1999, in the form of Lin, Lin and Weng 2007).
  case platt
  /// The rising steps nearest to the labels, joined by straight pieces.
  case isotonic
  /// The mean rank among the reference scores over *n* − 1, with straight pieces between.
  case ranks
  /// One minus the conformal p-value, so that higher is stranger.
  case conformal

  /// No map at all.
  public static let none = ScoreMapKind.given(.identity)

  public static func logistic(
    steepness: Double, midpoint: Double
  ) throws(SettingError) -> ScoreMapKind {
    .given(.logistic(try LogisticMap(steepness: steepness, midpoint: midpoint)))
  }

  public static func exponential(rate: Double) throws(SettingError) -> ScoreMapKind {
    .given(.exponential(try ExponentialMap(rate: rate)))
  }

  public static func unit(midpoint: Double) throws(SettingError) -> ScoreMapKind {
    .unit(try UnitScale(midpoint: midpoint))
  }

  /// The name by which a spec and a complaint know the kind.
  public var name: String {
    switch self {
    case .given(.identity): "none"
    case .given(.exponential): "exponential"
    case .given: "given"
    case .minMax: "min-max"
    case .standard: "standard"
    case .ecdf: "ecdf"
    case .gaussian: "gaussian"
    case .gamma: "gamma"
    case .logistic: "logistic"
    case .unit: "unit"
    case .errorRatio: "error-ratio"
    case .sigmoid: "sigmoid"
    case .platt: "platt"
    case .isotonic: "isotonic"
    case .ranks: "ranks"
    case .conformal: "conformal"
    }
  }

  /// Whether fitting needs the labels of the reference rows.
  public var needsLabels: Bool { self == .platt || self == .isotonic }
}

/// Where a logistic curve that takes its width from the reference scores has its middle.
public struct UnitScale: Sendable, Equatable {
  public let midpoint: Double

  public init(midpoint: Double = 0) throws(SettingError) {
    guard midpoint.isFinite else {
      throw SettingError("midpoint", mustBe: "a finite number", not: midpoint)
    }
    self.midpoint = midpoint
  }
}
