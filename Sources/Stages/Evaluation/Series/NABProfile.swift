/// What the Numenta Anomaly Benchmark weighs how much.
public struct NABProfile: Sendable, Hashable {
  public let name: String
  /// What a detected window is worth.
  public let detection: Double
  /// What a false alarm costs.
  public let falseAlarm: Double
  /// What a missed window costs.
  public let miss: Double

  public static let standard = NABProfile(
    name: "standard", detection: 1, falseAlarm: 0.11, miss: 1)
  public static let rewardLowFalsePositives = NABProfile(
    name: "reward_low_fp", detection: 1, falseAlarm: 0.22, miss: 1)
  public static let rewardLowFalseNegatives = NABProfile(
    name: "reward_low_fn", detection: 1, falseAlarm: 0.11, miss: 2)

  public static let all: [NABProfile] = [
    standard, rewardLowFalsePositives, rewardLowFalseNegatives,
  ]
}
