import Numerics
public import Vocabulary

/// How often an interval is to contain the truth, such as 0.95.
public struct ConfidenceLevel: Sendable, Hashable {
  public let value: Double

  public init(_ value: Double) throws(SettingError) {
    guard value > 0, value < 1 else {
      throw SettingError("confidence", mustBe: "between 0 and 1, both excluded", not: value)
    }
    self.value = value
  }

  /// 95 %.
  public static let standard = ConfidenceLevel(trusted: 0.95)

  private init(trusted value: Double) { self.value = value }

  /// How many standard deviations a normal interval reaches to each side.
  public var deviations: Double { NormalDistribution.standard.quantile((1 + value) / 2) }
}
