import Forms

/// The tiers of one of Nexora's tables of bands.
struct NexoraTiers: TierPreset {
  static let name = "nexora"
  static let help = "The bands of one of its tables."
  static let table = Key<Self, Table>.key("table", .word, or: .priority, "Which table.")
  static var ownKeys: [any FormKey<Self>] { [table] }

  enum Table: String, CaseIterable {
    case verdict, priority
    case riskLevel = "risk-level"
    case severity
    case fullSeverity = "full-severity"
    case urgency, morphing, drift

    var bands: Bands<String> {
      switch self {
      case .verdict: .nexoraVerdict
      case .priority: .nexoraPriority
      case .riskLevel: .nexoraRiskLevel
      case .severity: .nexoraSeverity
      case .fullSeverity: .nexoraFullSeverity
      case .urgency: .nexoraUrgency
      case .morphing: .nexoraMorphing
      case .drift: .nexoraDrift
      }
    }
  }

  let settings: Settings<Self>

  var title: String { "\(Self.name) \(settings[Self.table].rawValue)" }

  func tiers(on scale: TierScale) -> [AuditedTier] { settings[Self.table].bands.auditedTiers }

  func policy(on scale: TierScale) -> Policy {
    let bands = settings[Self.table].bands
    return .responses(
      .sorting(bands.bands.map { (bound: $0.bound, name: $0.outcome) }, ordinary: bands.rest))
  }
}

/// The bands into which Nexora sorts its scores.
extension Bands<String> {
  public static let nexoraVerdict = Bands(
    falling: [(.above(0.7), "anomaly")], otherwise: "ordinary")
  public static let nexoraMorphing = Bands(
    falling: [(.above(0.8), "morphing")], otherwise: "stable")
  public static let nexoraDrift = Bands(falling: [(.above(0.3), "drifting")], otherwise: "stable")
  /// `none` lies below every priority that has a name.
  public static let nexoraPriority = Bands(
    falling: [(.atLeast(0.9), "high"), (.atLeast(0.7), "medium"), (.atLeast(0.5), "low")],
    otherwise: "none")
  public static let nexoraRiskLevel = Bands(
    falling: [(.atLeast(0.9), "critical"), (.atLeast(0.8), "high"), (.atLeast(0.6), "medium")],
    otherwise: "low")
  public static let nexoraSeverity = Bands(
    falling: [(.above(0.8), "high"), (.above(0.6), "medium")], otherwise: "low")
  public static let nexoraFullSeverity = Bands(
    falling: [
      (.atLeast(0.9), "critical"), (.atLeast(0.8), "high"), (.atLeast(0.6), "medium"),
      (.atLeast(0.4), "low"),
    ], otherwise: "minimal")
  public static let nexoraUrgency = Bands(
    falling: [
      (.atLeast(0.9), "immediate"), (.atLeast(0.8), "urgent"), (.atLeast(0.6), "moderate"),
      (.atLeast(0.4), "low"),
    ], otherwise: "informational")
}

/// How risky Nexora calls an entity.
public struct NexoraRisk: Sendable, Equatable {
  public let level: String
  public let value: Double

  /// Only anomalies carry risk, and only a confident detector may call one critical.
  public init(score: Double, confidence: Double, isAnomaly: Bool) {
    let (level, value): (String, Double) =
      if !isAnomaly { ("minimal", 0.1) } else if score >= 0.9 && confidence >= 0.8 {
        ("critical", 0.95)
      } else if score >= 0.8 { ("high", 0.8) } else if score >= 0.6 { ("medium", 0.6) } else {
        ("low", 0.4)
      }
    self.level = level
    self.value = value
  }
}
