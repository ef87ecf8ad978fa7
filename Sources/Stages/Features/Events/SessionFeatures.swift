public import Forms
public import Vocabulary

/// Sessions of users as rows: each session, or each request, seen with what its user did before.
///
/// A session is compared with those of its user that had closed when it began. The first days, counted in UTC,
/// only teach habits, and so do the first sessions of a user who has none yet. It is for lines of type `session`
/// (`event` is `open` or `close`), `signal` and `request`, grouped by user; a session without a line that closes
/// it teaches nothing, and is never a row as a whole.
public struct SessionFeatures: EventFeatures, Hashable {
  public static let name = "sessions"
  public static let help =
    "Sessions of users, each seen with what its user did before: lines with a 'session' whose 'type' is "
    + "session, signal or request, as the recording of 'behavior' has them; 'group' names the user."
  public static let unit = Key<Self, Unit>.key(
    "each", .word, or: .session, "What a row of the table is.")
  public static let habitDays = Key<Self, Int?>.optional(
    "habit-days", .whole(0...3650),
    "How many days at the start only teach habits, and have no rows; else a fifth.")
  public static var keys: [any FormKey<Self>] { [habitDays, unit] }

  /// What one row is.
  public enum Unit: String, Sendable, CaseIterable {
    case session, request
  }

  public let unit: Unit
  /// How many days at the start have no rows; a fifth of all days where nothing is said.
  public let habitDays: Int?

  public init(each unit: Unit = Self.unit.standard, habitDays: Int? = nil) throws(SettingError) {
    self.unit = unit
    self.habitDays = try Self.habitDays.checked(habitDays)
  }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    try self.init(each: settings[Self.unit], habitDays: settings[Self.habitDays])
  }

  public func fit(_ recording: Recording) throws(SettingError) -> FittedSessionFeatures {
    guard recording.grouping != nil else {
      throw SettingError(
        "group", mustBe: "the field that says whose session a line belongs to", not: "left out")
    }
    return try fit(over: recording.span)
  }

  /// What is learned of a recording of that length: on which of its days its rows begin.
  public func fit(over span: Range<Int64>) throws(SettingError) -> FittedSessionFeatures {
    let start = Day(of: span.lowerBound)
    let days = max(1, Day(of: span.upperBound - 1).number - start.number + 1)
    let habitDays = try SettingError.check(
      Self.habitDays.name, habitDays ?? (days + 2) / 5, in: 0...(days - 1))
    return FittedSessionFeatures(
      unit: unit, habitDays: habitDays, first: Day(start.number + habitDays).midnight)
  }
}

/// Sessions as rows from some moment on.
public struct FittedSessionFeatures: FittedEventFeatures, Hashable {
  public let unit: SessionFeatures.Unit
  public let habitDays: Int
  /// From when on sessions begin that have rows.
  public let first: Int64

  /// The settings that see `recording` the same way, as its days are counted from its first event on.
  public func settings(for recording: Recording) throws(SettingError) -> SessionFeatures {
    let start = Day(of: recording.events.first?.time ?? first)
    return try SessionFeatures(each: unit, habitDays: max(0, Day(of: first).number - start.number))
  }

  public var choice: Choice {
    Choice(
      SessionFeatures.name,
      Settings<SessionFeatures>.standard.with(SessionFeatures.habitDays, habitDays)
        .with(SessionFeatures.unit, unit).members)
  }

  public var description: String { "a row each \(unit.rawValue), habit-days \(habitDays)" }

  public var names: [String] {
    switch unit {
    case .session: RunningSession.names
    case .request: RunningSession.requestNames
    }
  }

  public func begin() -> SessionView { SessionView(self) }
}
