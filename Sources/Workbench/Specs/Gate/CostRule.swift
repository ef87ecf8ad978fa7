import Evaluation
import Forms
import Vocabulary

/// The keys of a rule about a duration.
enum DurationRule: Keyed {
  static let name = "duration"
  static let help = "A bound for a duration."
  static let most = Key<Self, Double?>.optional(
    "at-most", .duration, "The longest that it may take, such as 50 ms.")
  static let times = Key<Self, Double?>.optional(
    "at-most-times", .positive, "How many times as long as in the baseline it may take.")
  static var keys: [any FormKey<Self>] { [most, times] + RuleScope.keys(lentTo: Self.self) }
  static var exclusive: [Exclusive] { [.exactlyOne(of: most.name, times.name)] }

  static func bound<Owner>(of settings: Settings<Owner>) -> GateRule.Bound {
    let own = settings.read(as: Self.self)
    if let times = own[times] { return .atMostTimes(times) }
    return .atMost(own[most] ?? 0, .interval)
  }
}

/// The keys of a rule about how long calls take.
enum LatencyRule: Keyed {
  static let name = "latency"
  static let help =
    "How long a call takes that scores rows, as the spec's 'latency' has it measured."
  static let percentile = Key<Self, Percentile>.key(
    "percentile", .one(of: Percentile.standard, by: \.name), or: .p99, "Of all calls.")
  static let batch = Key<Self, Int>.key(
    "batch", .count, or: 1, "How many rows a call scores.")
  static let references = Key<Self, Double?>.optional(
    "at-most-references", .positive,
    "How many times as long it may take as a piece of work that is always the same and is timed beside it, so "
      + "that a slower machine does not fail it.")
  static var keys: [any FormKey<Self>] {
    [percentile, batch, references] + DurationRule.keys(lentTo: Self.self)
  }
  static var exclusive: [Exclusive] {
    [.exactlyOne(of: DurationRule.most.name, DurationRule.times.name, references.name)]
  }

  static func bound(of settings: Settings<Self>) -> GateRule.Bound {
    settings[references].map(GateRule.Bound.atMostReferences) ?? DurationRule.bound(of: settings)
  }
}

/// The keys of a rule about a number of bytes.
enum SizeRule: Keyed {
  static let name = "size"
  static let help = "A bound for a number of bytes."
  static let most = Key<Self, Int?>.optional("at-most", .size, "The most, such as 10 MiB.")
  static let times = Key<Self, Double?>.optional(
    "at-most-times", .positive, "How many times as much as in the baseline it may be.")
  static var keys: [any FormKey<Self>] { [most, times] + RuleScope.keys(lentTo: Self.self) }
  static var exclusive: [Exclusive] { [.exactlyOne(of: most.name, times.name)] }

  static func bound(of settings: Settings<Self>) -> GateRule.Bound {
    if let times = settings[times] { return .atMostTimes(times) }
    return .atMost(Double(settings[most] ?? 0), .measured)
  }
}
