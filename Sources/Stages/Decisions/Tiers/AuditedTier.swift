/// A tier as an audit sees it: its name and from which score on it holds.
public struct AuditedTier: Sendable, Equatable {
  public let name: String
  public let bound: Bound

  public init(_ name: String, _ bound: Bound) {
    self.name = name
    self.bound = bound
  }
}

extension AlertRules {
  /// How a system turns a decision into the score and the confidence that its rules ask for.
  public enum Reading: Sendable {
    /// Both are the size of the decision, as Elide runs.
    case absoluteDecision
    /// The score is a unit score *u*, and the confidence |2*u* − 1|.
    case unitScore
  }

  /// What an anomaly must score for each rule to match, score and confidence taken together.
  public func auditedTiers(_ reading: Reading) -> [AuditedTier] {
    rules.filter(\.isEnabled).map { rule in
      let confident: Bound =
        switch (reading, rule.confidence) {
        case (.absoluteDecision, let bound): bound
        case (.unitScore, .above(let value)): .above((1 + value) / 2)
        case (.unitScore, .atLeast(let value)): .atLeast((1 + value) / 2)
        }
      return AuditedTier(
        rule.name, confident.isStricter(than: rule.score) ? confident : rule.score)
    }
  }
}

extension ResponsePolicy {
  /// The tiers of the table with what an event must score to reach each, the mildest from the threshold on.
  public var auditedTiers: [AuditedTier] {
    tiers.bands.map { AuditedTier($0.outcome.action, $0.bound) }
      + [AuditedTier(tiers.rest.action, threshold)]
  }
}

extension Bands<String> {
  /// The bands as tiers; what lies below all of them is none.
  public var auditedTiers: [AuditedTier] { bands.map { AuditedTier($0.outcome, $0.bound) } }
}

extension CertificatePolicy {
  /// The only tier that a score decides.
  public var auditedTiers: [AuditedTier] {
    [AuditedTier(CertificateStatus.suspicious.rawValue, threshold)]
  }
}
