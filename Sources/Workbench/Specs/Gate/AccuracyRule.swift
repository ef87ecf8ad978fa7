import Evaluation
import Forms
import Vocabulary

/// The keys that all rules have.
enum RuleScope: Keyed {
  static let name = "scope"
  static let help = "The settings that a rule is about."
  static let datasets = Key<Self, [String]>.key(
    "datasets", .list(of: .text), or: [], "The data sets, by their names; all where none is named.")
  static let detectors = Key<Self, [String]>.key(
    "detectors", .list(of: .text), or: [], "The detectors, by their words; all where none is named."
  )
  static var keys: [any FormKey<Self>] { [datasets, detectors] }

  static func scope<Owner>(of settings: Settings<Owner>) -> GateRule.Scope {
    let scope = settings.read(as: RuleScope.self)
    return GateRule.Scope(datasets: scope[datasets], detectors: scope[detectors])
  }
}

/// The keys of a rule about a metric of rankings.
enum AccuracyRule: Keyed {
  static let name = "accuracy"
  static let help = "A bound for a metric of test rows."
  static let floor = Key<Self, Double?>.optional("at-least", .number, "What it must reach.")
  static let ceiling = Key<Self, Double?>.optional("at-most", .number, "What it may reach.")
  static let drop = Key<Self, Double?>.optional(
    "no-worse-by", .nonNegative, "By how much it may be worse than the baseline.")
  static let share = Key<Self, Double?>.optional(
    "no-worse-by-share", .share, "By what share of the baseline it may be worse.")
  static let judging = Key<Self, GateRule.Judging>.key(
    "judge", .word, or: .interval,
    "Whether the bound must hold of rows like these, as far as they can tell; for the number that "
      + "they gave; or in the mean of data sets like these, each of which counts once.")
  static var keys: [any FormKey<Self>] {
    [floor, ceiling, drop, share, judging] + RuleScope.keys(lentTo: Self.self)
  }
  static var exclusive: [Exclusive] {
    [.exactlyOne(of: floor.name, ceiling.name, drop.name, share.name)]
  }

  static func bound(of settings: Settings<Self>) -> GateRule.Bound {
    let judging = settings[Self.judging]
    if let floor = settings[floor] { return .atLeast(floor, judging) }
    if let ceiling = settings[ceiling] { return .atMost(ceiling, judging) }
    if let share = settings[share] { return .noWorseByShare(share, judging) }
    return .noWorse(by: settings[drop] ?? 0, judging)
  }
}

/// The keys of a rule about what a threshold does.
enum VerdictRule: Keyed {
  static let name = "verdicts"
  static let help = "A bound for what a threshold does to test rows."
  static let threshold = Key<Self, String?>.optional(
    "threshold", .text,
    "How the threshold was asked for, such as best-f1; where it is left out, the first of the spec."
  )
  static var keys: [any FormKey<Self>] { [threshold] + AccuracyRule.keys(lentTo: Self.self) }
  static var exclusive: [Exclusive] { AccuracyRule.exclusive }
}

/// The keys of a rule about the trivial detectors.
enum ControlRule: Keyed {
  static let name = "beats-controls"
  static let help =
    "Each detector is better than each trivial one, and not by chance; a network, than the untrained one."
  static let metric = Key<Self, RankingMetric>.key(
    "by", .one(of: [.rocAUC, .averagePrecision], by: { $0.name.text }), or: .rocAUC,
    "The metric that they are compared by.")
  static var keys: [any FormKey<Self>] { [metric] + RuleScope.keys(lentTo: Self.self) }
}

/// The keys of a rule about how many different scores there are.
enum DistinctRule: Keyed {
  static let name = "distinct-scores"
  static let help = "Each trial gives test rows many different scores."
  static let least = Key<Self, Int>.required("at-least", .count, "How many.")
  static var keys: [any FormKey<Self>] { [least] + RuleScope.keys(lentTo: Self.self) }
}
