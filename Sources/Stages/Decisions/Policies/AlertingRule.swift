import Forms
public import Scoring
import Vocabulary
import Wording

/// Rules that alert about anomalies: the most severe that matches, if it may alert again already.
///
/// A rule is silent for its cooldown after an alert, and raises at most so many within its window, both
/// ends of which count. An alert that is held back neither starts a cooldown nor fills a window.
struct AlertingRule: PolicyRule {
  static let name = "alerts"
  static let help = "Rules that alert about anomalies, each as often as it may."
  static let anomalies = Key<Self, Bound>.required("anomalies", .bound, "Where anomalies begin.")
  static let rules = Key<Self, [AlertRule]>.required(
    "rules", .list(of: .form(AlertRuleForm.self, AlertRuleForm.rule, back: AlertRuleForm.settings)),
    "The rules; of equally severe ones the first that matches is tried.")
  static let certainty = Key<Self, Certainty>.key(
    "certainty", .word, or: .stated,
    "What rules take for a confidence: that of the row, its score, or |2u − 1| of the score u.")
  static let isPerGroup = Key<Self, Bool>.key(
    "per-group", .flag, or: false, "Whether each group has cooldowns and windows of its own.")
  static let fallsBack = Key<Self, Bool>.key(
    "fall-back", .flag, or: false, "Whether a milder rule is tried where a severe one may not.")
  static var keys: [any FormKey<Self>] { [anomalies, rules, certainty, isPerGroup, fallsBack] }

  let rules: AlertRules
  let anomaly: Bound
  let certainty: Certainty
  let isPerGroup: Bool
  let fallsBack: Bool

  var settings: Settings<Self> {
    Settings.standard.with(Self.rules, rules.rules).with(Self.anomalies, anomaly)
      .with(Self.certainty, certainty).with(Self.isPerGroup, isPerGroup)
      .with(Self.fallsBack, fallsBack)
  }

  var tiers: [String] { rules.rules.map(\.name) }

  var needs: [RowFact] {
    [.time] + (isPerGroup ? [.group] : []) + (certainty == .stated ? [.confidence] : [])
  }

  var sentence: String {
    "Anomalies alert by the most severe rule that matches: \(Phrase.listed(rules.rules.map(\.name)))."
  }

  func decide(_ row: ScoredRow, scoring score: Double, _ memory: inout PolicyMemory) -> Decision {
    guard anomaly.admits(score) else { return Decision(isAlarm: false) }
    let matching = rules.places(score: score, confidence: certainty.confidence(of: row, score))
    guard let first = matching.first else { return Decision(isAlarm: true) }
    let time = row.time ?? 0
    var hindrance: Decision.Hindrance?
    for place in fallsBack ? matching : [first] {
      let slot = PolicyMemory.Slot(rule: place, group: isPerGroup ? row.group : nil)
      let rule = rules.rules[place]
      guard let found = rule.hindrance(at: time, after: memory.alerts[slot] ?? []) else {
        memory.alerts[slot] = rule.remembered(memory.alerts[slot] ?? [], at: time) + [time]
        return Decision(
          isAlarm: true, tier: rule.name, effect: rule.name, severity: rule.severity.rawValue)
      }
      hindrance = hindrance ?? found
    }
    let rule = rules.rules[first]
    return Decision(
      isAlarm: true, tier: rule.name, severity: rule.severity.rawValue, heldBack: hindrance)
  }
}

extension AlertingRule {
  init(_ settings: Settings<Self>) throws(SettingError) {
    let settings = try settings.checked()
    rules = AlertRules(settings[Self.rules])
    anomaly = settings[Self.anomalies]
    certainty = settings[Self.certainty]
    isPerGroup = settings[Self.isPerGroup]
    fallsBack = settings[Self.fallsBack]
    let names = rules.rules.map(\.name)
    if let twice = names.enumerated().first(where: { names[..<$0.offset].contains($0.element) }) {
      throw SettingError("rules", mustBe: "names that differ", not: "'\(twice.element)' twice")
    }
  }
}

/// What the confidence is that rules ask for.
public enum Certainty: String, Sendable, CaseIterable {
  /// What the detector says of the row.
  case stated
  /// The score itself, as Elide runs: the size of the decision.
  case score
  /// |2*u* − 1| of a unit score *u*.
  case unit

  func confidence(of row: ScoredRow, _ score: Double) -> Double {
    switch self {
    case .stated: row.confidence ?? 0
    case .score: score
    case .unit: abs(2 * score - 1)
    }
  }
}

extension AlertRule {
  /// What keeps the rule from alerting at `time`, in milliseconds, after its `alerts`.
  fileprivate func hindrance(at time: Int64, after alerts: [Int64]) -> Decision.Hindrance? {
    if let latest = alerts.last, Double(time - latest) < 1000 * cooldown { return .cooldown }
    if let limit, alerts.count(where: { Self.isWithin(limit, $0, time) }) >= limit.alerts {
      return .limit
    }
    return nil
  }

  /// Those of `alerts` that may still hold one back after `time`.
  fileprivate func remembered(_ alerts: [Int64], at time: Int64) -> [Int64] {
    limit.map { limit in alerts.filter { Self.isWithin(limit, $0, time) } } ?? []
  }

  private static func isWithin(_ limit: Limit, _ alert: Int64, _ time: Int64) -> Bool {
    Double(time - alert) <= 1000 * limit.seconds
  }
}

/// A rule as a spec writes it.
private enum AlertRuleForm: Keyed {
  static let name = "rule"
  static let help = "A rule that alerts."
  static let rule = Key<Self, String>.required("name", .text, "What alerts by it are called.")
  static let score = Key<Self, Bound>.required("score", .bound, "The scores that it matches.")
  static let confidence = Key<Self, Bound>.required(
    "confidence", .bound, "The confidences that it matches.")
  static let severity = Key<Self, AlertSeverity>.required(
    "severity", .word, "How urgent its alerts are.")
  static let cooldown = Key<Self, Double>.key(
    "cooldown", .duration, or: 0, "For how long it is silent after an alert.")
  static let limit = Key<Self, Int?>.optional(
    "at-most", .count, "How many alerts it raises at most within a window.")
  static let window = Key<Self, Double?>.optional("within", .duration, "The window.")
  static let isEnabled = Key<Self, Bool>.key("enabled", .flag, or: true, "Whether it counts.")
  static var keys: [any FormKey<Self>] {
    [rule, score, confidence, severity, cooldown, limit, window, isEnabled]
  }

  /// The rule, unless a limit comes without a window, a window without a limit, or a time runs backwards.
  @Sendable static func rule(_ settings: Settings<Self>) -> AlertRule? {
    guard settings[cooldown] >= 0, settings[window] ?? 0 >= 0 else { return nil }
    let limit: AlertRule.Limit?
    switch (settings[Self.limit], settings[window]) {
    case (let alerts?, let seconds?): limit = AlertRule.Limit(alerts: alerts, seconds: seconds)
    case (nil, nil): limit = nil
    case (nil, _?), (_?, nil): return nil
    }
    return AlertRule(
      settings[rule], score: settings[score], confidence: settings[confidence],
      severity: settings[severity], cooldown: settings[cooldown], limit: limit,
      isEnabled: settings[isEnabled])
  }

  @Sendable static func settings(_ rule: AlertRule) -> Settings<Self> {
    Settings.standard.with(Self.rule, rule.name).with(score, rule.score)
      .with(confidence, rule.confidence).with(severity, rule.severity)
      .with(cooldown, rule.cooldown).with(limit, rule.limit?.alerts)
      .with(window, rule.limit?.seconds).with(isEnabled, rule.isEnabled)
  }
}

extension Policy {
  /// Rules that alert.
  ///
  /// - Parameters:
  ///   - anomalies: Where anomalies begin, of which alone the rules are asked.
  ///   - scale: From the detector's scores onto the scale of the rules.
  public static func alerts(
    _ rules: AlertRules, anomalies: Bound, certainty: Certainty = .stated, perGroup: Bool = false,
    fallsBack: Bool = false, on scale: ScoreMap = .identity
  ) -> Policy {
    Policy(
      AlertingRule(
        rules: rules, anomaly: anomalies, certainty: certainty, isPerGroup: perGroup,
        fallsBack: fallsBack), on: scale)
  }
}
