import Formats
public import Forms
import Numerics
public import Scoring
public import Vocabulary

/// What is done about scored rows: a threshold, a table of responses, or rules that alert.
///
/// It is the last part of what is evaluated and exported, a value like the others: it can be stored, and
/// what is read back decides the same. Nothing in it looks at labels or at the clock.
public struct Policy: Sendable, Equatable {
  /// From the detector's scores onto the scale that the numbers of the policy are on.
  public let scale: ScoreMap
  /// The policy as specs and stored pipelines have it.
  public let choice: Choice
  let rule: any PolicyRule

  init<Rule: PolicyRule>(_ rule: Rule, on scale: ScoreMap = .identity) {
    self.rule = rule
    self.scale = scale
    choice = Choice(
      Rule.name, JSON.Object(rule.settings.members.filter { !$0.value.isNull }))
  }

  /// The policy that `choice` describes.
  ///
  /// - Precondition: it names one of `PolicyRules.choices`.
  public init(_ choice: Choice, on scale: ScoreMap = .identity) throws(SettingError) {
    let policy = try PolicyRules.choices.make(choice)
    self.init(copy: policy, on: scale)
  }

  private init(copy policy: Policy, on scale: ScoreMap) {
    rule = policy.rule
    choice = policy.choice
    self.scale = scale
  }

  /// The same policy for scores that are on another scale, from which the map leads onto its own.
  func reading(_ scale: ScoreMap) -> Policy { Policy(copy: self, on: scale) }

  public static func == (one: Policy, other: Policy) -> Bool {
    one.choice == other.choice && one.scale == other.scale
  }
}

extension Policy {
  /// The word by which specs name it: `threshold`, `responses`, `alerts`.
  public var name: String { choice.name }

  /// What it does, in words.
  public var sentence: String { rule.sentence }

  /// The names that decisions have as their tiers; none where there are only verdicts.
  public var tiers: [String] { rule.tiers }

  /// What decisions ask of rows beside their scores.
  public var needs: [RowFact] { rule.needs }

  /// What changes decisions where it is known: all that it needs, and more.
  public var heeds: [RowFact] { rule.heeds }

  /// The score above which a row alarms; `nil` where the policy reads scores on another scale.
  public var cut: Double? { scale == .identity ? rule.anomaly.cut : nil }

  /// Whether each row is an anomaly, which takes nothing but its score.
  public func verdicts(on scores: Scores) -> Verdicts {
    Verdicts(scores.values.map { rule.anomaly.admits(scale($0)) })
  }

  /// What becomes of each row, in the order of the rows.
  ///
  /// Where the policy goes by time, rows are decided by their times, those of one moment in their order,
  /// and each by what came before it alone.
  public func decisions(on rows: ScoredRows) throws(PolicyError) -> [Decision] {
    for fact in needs where !rows.know(fact) { throw .lacking(fact, policy: name) }
    var run = PolicyRun(of: self)
    var decisions: [Decision?] = Array(repeating: nil, count: rows.count)
    for place in needs.contains(.time) ? rows.placesByTime : Array(0..<rows.count) {
      decisions[place] = try run.decide(rows[place])
    }
    return decisions.compactMap { $0 }
  }
}

/// A policy on its way along a stream, with what it remembers of the rows before.
public struct PolicyRun: Sendable {
  public let policy: Policy
  private var memory = PolicyMemory()

  public init(of policy: Policy) { self.policy = policy }

  /// Decides the next row; the rows come in the order of their times.
  public mutating func decide(_ row: ScoredRow) throws(PolicyError) -> Decision {
    for fact in policy.needs where !row.knows(fact) {
      throw .lacking(fact, policy: policy.name)
    }
    return policy.rule.decide(row, scoring: policy.scale(row.score), &memory)
  }
}

/// What a policy makes of one row.
public struct Decision: Sendable, Equatable {
  /// Whether the row is an anomaly.
  public let isAlarm: Bool
  /// The tier that it reaches or the rule that it matches; `nil` where there is none.
  public let tier: String?
  /// What comes of it: an action, or the rule that alerts; `nil` where nothing does.
  public let effect: String?
  public let severity: String?
  /// Why what the tier asks for does not come of it.
  public let heldBack: Hindrance?

  public enum Hindrance: String, Sendable, CaseIterable {
    /// The detector is not sure enough.
    case doubt
    /// The rule alerted a short while ago.
    case cooldown
    /// The rule has alerted as often as it may.
    case limit
  }

  public init(
    isAlarm: Bool, tier: String? = nil, effect: String? = nil, severity: String? = nil,
    heldBack: Hindrance? = nil
  ) {
    self.isAlarm = isAlarm
    self.tier = tier
    self.effect = effect
    self.severity = severity
    self.heldBack = heldBack
  }
}

/// Why a policy cannot decide.
public enum PolicyError: Error, Equatable, CustomStringConvertible {
  /// The rows do not say what the policy goes by.
  case lacking(RowFact, policy: String)
  /// There are not as many of something as there are scores.
  case wrongLength(RowFact, count: Int, scores: Int)

  public var description: String {
    switch self {
    case .lacking(let fact, let policy):
      "the policy '\(policy)' goes by \(fact.plural) of rows, and these rows have none"
    case .wrongLength(let fact, let count, let scores):
      "there are \(count) \(fact.plural) for \(scores) scores; there must be one for each"
    }
  }
}

extension Policy {
  /// The highest score that is no anomaly, as a `Float`: that of the threshold, where the policy goes by one.
  public var highestOrdinaryScore: Float {
    if let cut { return Float(cut) }
    return Float.last { !rule.anomaly.admits(scale(Double($0))) } ?? -.infinity
  }
}
