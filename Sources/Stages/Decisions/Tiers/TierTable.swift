import Forms
public import Vocabulary

/// Tiers from the highest down, and what some of them promise.
public struct TierTable: Sendable, Equatable {
  public let name: String
  public let tiers: [AuditedTier]
  public let promises: [TierPromise]
  /// How sure the promises must be of rows to come; `nil` for on average.
  public let confidence: Double?

  /// Makes a table of tiers with names that differ, each with the highest share of ordinary rows that
  /// may reach it, where that is promised.
  public init(
    _ name: String, _ tiers: [AuditedTier], promising shares: [(tier: String, share: Double)] = [],
    confidence: Double? = nil
  ) throws(SettingError) {
    guard !tiers.isEmpty else { throw SettingError("levels", mustBe: "at least one", not: 0) }
    for tier in tiers where !tier.bound.value.isFinite {
      throw SettingError("levels", mustBe: "finite bounds", not: tier.bound)
    }
    var promises: [TierPromise] = []
    for (name, share) in shares {
      guard let tier = tiers.first(where: { $0.name == name }) else {
        throw SettingError(
          "ordinary", mustBe: "shares of \(tiers.map(\.name).joined(separator: ", "))", not: name)
      }
      promises.append(try TierPromise(tier, share: share))
    }
    self.name = name
    self.tiers = tiers.sorted { $0.bound.isStricter(than: $1.bound) }
    self.promises = promises
    self.confidence = try OwnTiers.confidence.checked(confidence)
  }
}
