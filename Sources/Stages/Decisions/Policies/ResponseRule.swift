import Forms
public import Scoring
import Vocabulary

/// A table of responses: what is done about an anomaly by how strange it is, held back by doubt.
struct ResponseRule: PolicyRule {
  static let name = "responses"
  static let help = "A table of responses to anomalies, the stranger the stricter."
  static let threshold = Key<Self, Bound>.required(
    "threshold", .bound, "Where anomalies begin.")
  static let tiers = Key<Self, [TierForm.Tier]>.required(
    "tiers", .list(of: .form(TierForm.self, TierForm.tier, back: TierForm.settings)),
    "What is done about anomalies from some place on, in any order.")
  static let otherwise = Key<Self, ResponsePolicy.Tier>.required(
    "otherwise", .action, "What is done about anomalies below all of them.")
  static let ordinary = Key<Self, ResponsePolicy.Tier>.required(
    "ordinary", .action, "What is done about all else.")
  static let gate = Key<Self, ResponsePolicy.Gate?>.optional(
    "gate", .form(GateForm.self, GateForm.gate, back: GateForm.settings),
    "How sure the detector must be for an action to take effect.")
  static let strict = Key<Self, ResponsePolicy.Strict?>.optional(
    "strict", .form(StrictForm.self, StrictForm.strict, back: StrictForm.settings),
    "What happens to sensitive events, however sure the detector is.")
  static var keys: [any FormKey<Self>] { [threshold, tiers, otherwise, ordinary, gate, strict] }

  let policy: ResponsePolicy

  init(_ policy: ResponsePolicy) { self.policy = policy }

  init(_ settings: Settings<Self>) throws(SettingError) {
    let settings = try settings.checked()
    policy = ResponsePolicy(
      threshold: settings[Self.threshold],
      tiers: try Bands(
        settings[Self.tiers].map { ($0.bound, $0.tier) }, otherwise: settings[Self.otherwise]),
      ordinary: settings[Self.ordinary], gate: settings[Self.gate], strict: settings[Self.strict])
  }

  var settings: Settings<Self> {
    Settings.standard.with(Self.threshold, policy.threshold)
      .with(Self.tiers, policy.tiers.bands.map { TierForm.Tier(bound: $0.bound, tier: $0.outcome) })
      .with(Self.otherwise, policy.tiers.rest).with(Self.ordinary, policy.ordinary)
      .with(Self.gate, policy.gate).with(Self.strict, policy.strict)
  }

  var anomaly: Bound { policy.threshold }

  var tiers: [String] { (policy.auditedTiers.map(\.name) + [policy.ordinary.action]).uniqued() }

  /// A gate stays shut where nobody says how sure the detector is.
  var heeds: [RowFact] {
    (policy.gate == nil ? [] : [.confidence]) + (policy.strict == nil ? [] : [.standing])
  }

  var sentence: String {
    let tiers = policy.auditedTiers.map { "\($0.name) \($0.bound)" }.joined(separator: ", ")
    return "Anomalies are answered by how strange they are: \(tiers)."
  }

  func decide(_ row: ScoredRow, scoring score: Double, _ memory: inout PolicyMemory) -> Decision {
    let response = policy.response(
      score: score, confidence: row.confidence, isStrict: row.isSensitive)
    return Decision(
      isAlarm: response.isAnomaly, tier: response.recommended, effect: response.effective,
      severity: response.severity, heldBack: response.isHeldBack ? .doubt : nil)
  }
}

extension Policy {
  /// A table of responses.
  ///
  /// - Parameter scale: From the detector's scores onto the scale of the table.
  public static func responses(_ table: ResponsePolicy, on scale: ScoreMap = .identity) -> Policy {
    Policy(ResponseRule(table), on: scale)
  }
}

// The forms of the parts of a table.

extension Kind where Value == ResponsePolicy.Tier {
  fileprivate static var action: Kind {
    .form(ActionForm.self, ActionForm.tier, back: ActionForm.settings)
  }
}

private enum ActionForm: Keyed {
  static let name = "action"
  static let help = "What is done."
  static let action = Key<Self, String>.required("action", .text, "What is done, in a word.")
  static let severity = Key<Self, String?>.optional("severity", .text, "How severe that is.")
  static var keys: [any FormKey<Self>] { [action, severity] }

  @Sendable static func tier(_ settings: Settings<Self>) -> ResponsePolicy.Tier? {
    ResponsePolicy.Tier(settings[action], severity: settings[severity])
  }

  @Sendable static func settings(_ tier: ResponsePolicy.Tier) -> Settings<Self> {
    Settings.standard.with(action, tier.action).with(severity, tier.severity)
  }
}

enum TierForm: Keyed {
  static let name = "tier"
  static let help = "What is done from some place on."
  static let above = Key<Self, Double?>.optional("above", .number, "It begins above this.")
  static let atLeast = Key<Self, Double?>.optional("at-least", .number, "It begins with this.")
  static let action = Key<Self, String>.required("action", .text, "What is done, in a word.")
  static let severity = Key<Self, String?>.optional("severity", .text, "How severe that is.")
  static var keys: [any FormKey<Self>] { [above, atLeast, action, severity] }
  static let exclusive = [Exclusive.exactlyOne(of: above.name, atLeast.name)]

  struct Tier: Equatable {
    let bound: Bound
    let tier: ResponsePolicy.Tier
  }

  @Sendable static func tier(_ settings: Settings<TierForm>) -> Tier? {
    BoundForm.bound(settings.read(as: BoundForm.self)).map {
      Tier(
        bound: $0, tier: ResponsePolicy.Tier(settings[action], severity: settings[severity]))
    }
  }

  @Sendable static func settings(_ tier: Tier) -> Settings<TierForm> {
    BoundForm.settings(tier.bound).read(as: TierForm.self).with(action, tier.tier.action)
      .with(severity, tier.tier.severity)
  }
}

private enum GateForm: Keyed {
  static let name = "gate"
  static let help = "What lets an action take effect, and what happens instead."
  static let confidence = Key<Self, Bound>.required(
    "confidence", .bound, "From which confidence on it does.")
  static let otherwise = Key<Self, String>.required("otherwise", .text, "What happens instead.")
  static var keys: [any FormKey<Self>] { [confidence, otherwise] }

  @Sendable static func gate(_ settings: Settings<Self>) -> ResponsePolicy.Gate? {
    ResponsePolicy.Gate(confidence: settings[confidence], otherwise: settings[otherwise])
  }

  @Sendable static func settings(_ gate: ResponsePolicy.Gate) -> Settings<Self> {
    Settings.standard.with(confidence, gate.confidence).with(otherwise, gate.otherwise)
  }
}

private enum StrictForm: Keyed {
  static let name = "strict"
  static let help = "What happens to sensitive events."
  static let bound = Key<Self, Bound>.required("from", .bound, "From which score on.")
  static let action = Key<Self, String>.required("action", .text, "What is done, in a word.")
  static var keys: [any FormKey<Self>] { [bound, action] }

  @Sendable static func strict(_ settings: Settings<Self>) -> ResponsePolicy.Strict? {
    ResponsePolicy.Strict(bound: settings[bound], action: settings[action])
  }

  @Sendable static func settings(_ strict: ResponsePolicy.Strict) -> Settings<Self> {
    Settings.standard.with(bound, strict.bound).with(action, strict.action)
  }
}
