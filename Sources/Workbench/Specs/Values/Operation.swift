public import Decisions
public import Forms

/// How the detector will work: what turns rates into alerts a day and money.
public struct Operation: Configured, Equatable {
  public static let name = "operation"
  public static let help = "The rate of events, and what a mistake costs."
  static let events = Key<Self, Double?>.optional(
    "events", .number(0...MistakePrices.most, above: true),
    "How many events are scored in the time of `per`; else as the times of the rows tell.")
  static let period = Key<Self, Period>.key(
    "per", .word, or: .day, "The time in which they are.")
  static let days = Key<Self, Double?>.optional(
    "days", .positive,
    "How many days the rows of a data set are from, where no column says when they happened.")
  static let missed = Key<Self, Double>.key(
    "missed", .number(0...MistakePrices.most), or: 10, "What a missed anomaly costs.")
  static let falseAlarm = Key<Self, Double>.key(
    "false-alarm", .number(0...MistakePrices.most), or: 1, "What a false alarm costs."
  ).formerly("false")
  public static var keys: [any FormKey<Self>] { [events, period, days, missed, falseAlarm] }

  /// How many events a day there are, where that is stated.
  public let eventsPerDay: Double?
  /// How many days the rows of a data set are from, where that is stated.
  public let days: Double?
  public let missed: Double
  public let falseAlarm: Double

  public init(_ settings: Settings<Self>) {
    eventsPerDay = settings[Self.events].map { $0 / settings[Self.period].days }
    days = settings[Self.days]
    missed = settings[Self.missed]
    falseAlarm = settings[Self.falseAlarm]
  }

  /// What a spec that says nothing has.
  public static let usual = Operation(.standard)

  /// What mistakes cost where a request does not say.
  public var prices: MistakePrices { MistakePrices(missed: missed, false: falseAlarm) }
}
