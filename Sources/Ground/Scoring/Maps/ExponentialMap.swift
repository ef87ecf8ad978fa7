import Foundation
public import Vocabulary

/// The share `1 − e^(−rate · score)` of an error or a distance; a score below 0 becomes 0.
public struct ExponentialMap: Sendable, Equatable {
  public let rate: Double

  public init(rate: Double) throws(SettingError) {
    self.rate = try SettingError.check(positive: "rate", rate)
  }

  func callAsFunction(_ score: Double) -> Double { -expm1(-rate * max(0, score)) }
}
