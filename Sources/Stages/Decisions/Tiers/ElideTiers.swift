import Forms

/// The tiers of Elide's alert rules.
struct ElideTiers: TierPreset {
  static let name = "elide"
  static let help = "The alert rules, each with what score and confidence together ask for."
  static let table = Key<Self, Table>.key(
    "table", .word, or: .rules, "The rules that are always there, or those with a scenario's.")
  static let isPerGroup = Key<Self, Bool>.key(
    "per-group", .flag, or: false,
    "As a policy: whether each group, such as a device, has cooldowns and windows of its own.")
  static let fallsBack = Key<Self, Bool>.key(
    "fall-back", .flag, or: false,
    "As a policy: whether a milder rule is tried where a severe one may not alert.")
  static var ownKeys: [any FormKey<Self>] { [table, isPerGroup, fallsBack] }
  static let usualScale = TierScale.decision

  enum Table: String, CaseIterable {
    case rules, iot, security, business

    var rules: AlertRules {
      switch self {
      case .rules: .elide
      case .iot: .elideIoT
      case .security: .elideSecurity
      case .business: .elideBusiness
      }
    }
  }

  let settings: Settings<Self>

  var title: String { "\(Self.name) \(settings[Self.table].rawValue)" }

  func tiers(on scale: TierScale) -> [AuditedTier] {
    settings[Self.table].rules.auditedTiers(scale == .decision ? .absoluteDecision : .unitScore)
  }

  /// Rows whose decision is below 0 are anomalies: those above the border, which is 0 as a decision and 0.5 as a unit
  /// score.
  func policy(on scale: TierScale) -> Policy {
    .alerts(
      settings[Self.table].rules, anomalies: .above(scale == .decision ? 0 : 0.5),
      certainty: scale == .decision ? .score : .unit, perGroup: settings[Self.isPerGroup],
      fallsBack: settings[Self.fallsBack])
  }
}

extension AlertRules {
  /// The rules that Elide always has.
  public static let elide = AlertRules([
    AlertRule(
      "critical_anomaly", score: .atLeast(0.9), confidence: .atLeast(0.8), severity: .critical,
      cooldown: 60, limit: .init(alerts: 5, seconds: 300)),
    AlertRule(
      "high_anomaly", score: .atLeast(0.7), confidence: .atLeast(0.7), severity: .high,
      cooldown: 120, limit: .init(alerts: 10, seconds: 300)),
    AlertRule(
      "medium_anomaly", score: .atLeast(0.5), confidence: .atLeast(0.6), severity: .medium,
      cooldown: 300, limit: .init(alerts: 20, seconds: 600)),
  ])

  /// The same with those of the internet-of-things scenario.
  public static let elideIoT = elide.adding(
    "iot", critical: (0.8, 0.7, 30), high: (0.6, 0.6, 60))
  /// The same with those of the security scenario.
  public static let elideSecurity = elide.adding(
    "security", critical: (0.9, 0.8, 10), high: (0.7, 0.7, 30))
  /// The same with those of the business scenario.
  public static let elideBusiness = elide.adding(
    "business", critical: (0.8, 0.7, 60), high: (0.6, 0.6, 120))

  private typealias Numbers = (score: Double, confidence: Double, cooldown: Double)

  private func adding(_ scenario: String, critical: Numbers, high: Numbers) -> AlertRules {
    AlertRules(
      rules + [
        AlertRule(
          "\(scenario)_critical", score: .atLeast(critical.score),
          confidence: .atLeast(critical.confidence), severity: .critical,
          cooldown: critical.cooldown),
        AlertRule(
          "\(scenario)_high", score: .atLeast(high.score), confidence: .atLeast(high.confidence),
          severity: .high, cooldown: high.cooldown),
      ])
  }
}
