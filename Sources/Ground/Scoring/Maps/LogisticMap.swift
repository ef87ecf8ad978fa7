import Foundation
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
