public import Vocabulary

/// How many deviations a score lies above the mean: `(score − mean) / deviation`, of any size.
public struct StandardMap: Sendable, Equatable {
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

  func callAsFunction(_ score: Double) -> Double { (score - mean) / deviation }
}
