public import Vocabulary

/// How it is found out how far a threshold can be trusted: settings.
public struct ThresholdBootstrap: Sendable, Equatable {
  /// How often the rows are drawn anew, with replacement; 0 leaves thresholds without an interval.
  public let replicates: Int
  /// The confidence of the intervals.
  public let level: Double

  public static let standard = ThresholdBootstrap(count: 200, level: 0.95)
  public static let none = ThresholdBootstrap(count: 0, level: 0.95)

  public init(replicates: Int = 200, level: Double = 0.95) throws(SettingError) {
    self.replicates = try SettingError.check("replicates", replicates, in: 0...100_000)
    self.level = try ThresholdRequest.check(inner: "level", level)
  }

  private init(count: Int, level: Double) {
    replicates = count
    self.level = level
  }
}
