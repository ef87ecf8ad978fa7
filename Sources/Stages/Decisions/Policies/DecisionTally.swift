public import Vocabulary

/// What became of rows by a policy: how many of them came into which tier, and what came of that.
public struct DecisionTally: Sendable, Equatable {
  /// One thing that became of rows.
  public struct Outcome: Sendable, Equatable {
    /// `nil` where rows come into no tier.
    public let tier: String?
    /// `nil` where nothing comes of it.
    public let effect: String?
    public let rows: Int
    public let anomalies: Int
    /// Rows that are known to be ordinary.
    public let ordinary: Int

    public init(tier: String?, effect: String?, rows: Int, anomalies: Int, ordinary: Int) {
      self.tier = tier
      self.effect = effect
      self.rows = rows
      self.anomalies = anomalies
      self.ordinary = ordinary
    }
  }

  /// The strictest tier first, as the policy names them; in a tier what takes effect before what does not.
  public let outcomes: [Outcome]

  /// - Parameter labels: What is known of the rows.
  public init(of decisions: [Decision], by policy: Policy, labels: Labels) {
    var rows: [Ends: [Int]] = [:]
    for (row, decision) in decisions.enumerated() {
      rows[Ends(tier: decision.tier, effect: decision.effect), default: []].append(row)
    }
    let order = policy.tiers
    func rank(_ ends: Ends) -> (Int, Int, String) {
      (
        ends.tier.flatMap(order.firstIndex) ?? order.count, ends.effect == ends.tier ? 0 : 1,
        ends.effect ?? ""
      )
    }
    outcomes = rows.sorted { rank($0.key) < rank($1.key) }.map { ends, rows in
      Outcome(
        tier: ends.tier, effect: ends.effect, rows: rows.count,
        anomalies: rows.count { labels[$0] == .anomaly },
        ordinary: rows.count { labels[$0] == .ordinary })
    }
  }

  private struct Ends: Hashable {
    let tier: String?
    let effect: String?
  }
}
