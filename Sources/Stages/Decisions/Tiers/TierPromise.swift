import Forms
public import Vocabulary

/// A tier with what it is to mean: that an ordinary row reaches it at most so often.
public struct TierPromise: Sendable, Equatable {
  public let tier: AuditedTier
  /// The highest share of ordinary rows that may reach it, such as 0.001.
  public let share: Double

  public init(_ tier: AuditedTier, share: Double) throws(SettingError) {
    self.tier = tier
    _ = try OwnTiers.Level.ordinary.checked(share)
    self.share = share
  }

  var name: String { "\(tier.name) (\(tier.bound))" }
}
