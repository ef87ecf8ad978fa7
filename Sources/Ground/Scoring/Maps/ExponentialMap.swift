import Forms
import Foundation
public import Vocabulary

/// The share `1 − e^(−rate · score)` of an error or a distance; a score below 0 becomes 0.
public struct ExponentialMap: Sendable, Equatable {
  public let rate: Double

  public init(rate: Double) throws(SettingError) {
    self.rate = try SettingError.check(positive: "rate", rate)
  }

  fileprivate init(_ settings: Settings<ExponentialScale>) {
    rate = settings[ExponentialScale.rate]
  }

  func callAsFunction(_ score: Double) -> Double { -expm1(-rate * max(0, score)) }
}

struct ExponentialScale: ScoreMapMethod {
  static let name = "exponential"
  static let help = "1 − e^(−rate · score)."
  static let rate = Key<Self, Double>.key("rate", .positive, or: 25, "The rate.")
  static var keys: [any FormKey<Self>] { [rate] }

  let settings: Settings<Self>

  func fit(_ reference: ReferenceScores) -> ScoreMap { .exponential(ExponentialMap(settings)) }
}
