import Foundation
public import Vocabulary

/// Gaussian unification: `max(0, erf((score − mean) / (deviation √2)))` (Kriegel et al. 2011).
///
/// The lower half of a normal distribution becomes 0, so the map tells apart only what is above the mean.
public struct GaussianMap: Sendable, Equatable {
  public let mean: Double
  public let deviation: Double

  public init(mean: Double, deviation: Double) throws(SettingError) {
    guard mean.isFinite else { throw SettingError("mean", mustBe: "a finite number", not: mean) }
    self.mean = mean
    self.deviation = try SettingError.check(positive: "deviation", deviation)
  }

  init(_ moments: ScoreMoments) {
    mean = moments.mean
    deviation = moments.deviation
  }

  func callAsFunction(_ score: Double) -> Double {
    max(0, erf((score - mean) / (deviation * 2.0.squareRoot())))
  }
}
