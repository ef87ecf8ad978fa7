import Forms
import Foundation
import Numerics
public import Vocabulary

/// The logistic curve `1 / (1 + e^(−steepness · (score − midpoint)))`.
public struct LogisticMap: Sendable, Equatable {
  public let steepness: Double
  /// The score that becomes 0.5.
  public let midpoint: Double

  public init(steepness: Double, midpoint: Double) throws(SettingError) {
    self.steepness = try SettingError.check(positive: "steepness", steepness)
    guard midpoint.isFinite else {
      throw SettingError("midpoint", mustBe: "a finite number", not: midpoint)
    }
    self.midpoint = midpoint
  }

  init(slope steepness: Double, middle midpoint: Double) {
    self.steepness = steepness
    self.midpoint = midpoint
  }

  func callAsFunction(_ score: Double) -> Double {
    1 / (1 + exp(-steepness * (score - midpoint)))
  }
}

/// A logistic curve that is given, or else goes through the reference scores: their 95 % quantile becomes
/// 0.5 and their median 0.05.
struct LogisticScale: ScoreMapMethod {
  static let name = "logistic"
  static let help = "A logistic curve; fitted to the reference scores unless both keys are given."
  static let steepness = Key<Self, Double?>.optional("steepness", .positive, "The slope k.")
  static let midpoint = Key<Self, Double?>.optional(
    "midpoint", .number, "The score that becomes one half.")
  static var keys: [any FormKey<Self>] { [steepness, midpoint] }
  static let needs: [Need] = [
    .only("steepness", with: "midpoint"), .only("midpoint", with: "steepness"),
  ]

  let settings: Settings<Self>

  func fit(_ reference: ReferenceScores) throws(ScoreMapError) -> ScoreMap {
    if let steepness = settings[Self.steepness], let midpoint = settings[Self.midpoint] {
      return .logistic(LogisticMap(slope: steepness, middle: midpoint))
    }
    let sorted = SortedSample(try reference.values())
    let middle = sorted.quantile(0.95)!
    let gap = middle - sorted.median!
    return .logistic(LogisticMap(slope: log(19) / (gap > 0 ? gap : 1), middle: middle))
  }
}

/// A logistic curve around a known midpoint, as wide as the deviation of the reference scores.
///
/// With a detector's own offset as midpoint, everything beyond the offset lies above 0.5.
struct UnitScale: ScoreMapMethod {
  static let name = "unit"
  static let help = "A logistic curve as wide as the deviation of the reference scores."
  static let midpoint = Key<Self, Double>.key(
    "midpoint", .number, or: 0, "The score that becomes one half.")
  static var keys: [any FormKey<Self>] { [midpoint] }

  let settings: Settings<Self>

  func fit(_ reference: ReferenceScores) throws(ScoreMapError) -> ScoreMap {
    let deviation = try reference.moments().deviation
    return .logistic(LogisticMap(slope: 1 / deviation, middle: settings[Self.midpoint]))
  }
}

/// A logistic curve in multiples of the 95 % quantile *q* of reference errors:
/// `1 / (1 + e^(−2(error/q − 1)))`.
struct ErrorRatioScale: ScoreMapMethod {
  static let name = "error-ratio"
  static let help = "A logistic curve in multiples of the 95 % quantile of the scores."

  let settings: Settings<Self>

  func fit(_ reference: ReferenceScores) throws(ScoreMapError) -> ScoreMap {
    let quantile = SortedSample(try reference.values()).quantile(0.95)!
    guard quantile > 0 else { throw .notPositive(map: Self.name, typical: quantile) }
    return .logistic(LogisticMap(slope: 2 / quantile, middle: quantile))
  }
}

extension ScoreMapKind {
  public static func logistic(
    steepness: Double, midpoint: Double
  ) throws(SettingError) -> ScoreMapKind {
    ScoreMapKind(
      try LogisticScale(
        .standard.with(LogisticScale.steepness, steepness)
          .with(LogisticScale.midpoint, midpoint)))
  }

  public static func unit(midpoint: Double) throws(SettingError) -> ScoreMapKind {
    ScoreMapKind(try UnitScale(.standard.with(UnitScale.midpoint, midpoint)))
  }

  public static let errorRatio = usual(ErrorRatioScale.self)
}
