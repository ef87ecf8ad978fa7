public import Features
public import Forms
public import Vocabulary

/// ExpenseFlow's 59 features of behaviour, computed from what is known at the moment that is scored.
public struct ExpenseFlowFeatures: EventFeatures, Hashable {
  public static let name = "expenseflow"
  public static let help =
    "ExpenseFlow's 59 features of each request, signal or session, of lines whose 'type' is signal, session "
    + "or request, in JSON Lines or CSV: what the user and the session did before."
  public static let unit = Key<Self, Unit?>.optional(
    "score-at", .word,
    "What a row is: a request, a signal or the end of a session; else a request where the recording has any, "
      + "and a signal where it has none.")
  public static let squash = Key<Self, FlowSquash>.key(
    "squash", .word, or: .deployed,
    "What becomes of each feature at last: as the callers of models do it, by a logarithm that keeps the order, or nothing."
  )
  public static let variant = Key<Self, FlowVariant>.key(
    "variant", .word, or: .described,
    "Whose way of computing is followed where the running system does not do what it describes.")
  public static let zone = Key<Self, String>.key(
    "zone", .text, or: "UTC",
    "In whose time hours and days are read: UTC, an offset such as +02:00, or a place such as Europe/Berlin."
  )
  public static let idleMinutes = Key<Self, Int>.key(
    "idle-minutes", .whole(1...100_000), or: 30,
    "After how many minutes without a line a session counts as closed.")
  public static let strictEndpoints = Key<Self, [String]>.key(
    "strict-endpoints", .list(of: .text), or: [],
    "Endpoints that are treated strictly: what is asked of them counts as CRITICAL, and a policy refuses it however "
      + "unsure the models are; a star at the end stands for any rest.")
  public static var keys: [any FormKey<Self>] {
    [unit, squash, variant, zone, idleMinutes, strictEndpoints]
  }

  /// What one row is.
  public enum Unit: String, Sendable, CaseIterable {
    case request, signal
    case sessionEnd = "session-end"
  }

  /// What a row is; by the recording where nothing is said.
  public let unit: Unit?
  public let squash: FlowSquash
  public let variant: FlowVariant
  public let zone: Zone
  public let idleMinutes: Int
  public let strictEndpoints: [String]

  public init(
    scoreAt unit: Unit? = Self.unit.standard, squash: FlowSquash = Self.squash.standard,
    variant: FlowVariant = Self.variant.standard, zone: Zone = .utc,
    idleMinutes: Int = Self.idleMinutes.standard,
    strictEndpoints: [String] = Self.strictEndpoints.standard
  ) throws(SettingError) {
    self.unit = unit
    self.squash = squash
    self.variant = variant
    self.zone = zone
    self.idleMinutes = try Self.idleMinutes.checked(idleMinutes)
    self.strictEndpoints = strictEndpoints
  }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    try self.init(
      scoreAt: settings[Self.unit], squash: settings[Self.squash],
      variant: settings[Self.variant], zone: try Zone(settings[Self.zone]),
      idleMinutes: settings[Self.idleMinutes], strictEndpoints: settings[Self.strictEndpoints])
  }

  public func fit(_ recording: Recording) -> FittedExpenseFlowFeatures {
    let hasRequests = recording.events.contains {
      $0["type"]?.word == ExpenseFlowLines.request.name
    }
    return fitted(scoringAt: unit ?? (hasRequests ? .request : .signal))
  }

  /// The features of rows of which it is known what they are; they learn nothing else.
  func fitted(scoringAt unit: Unit) -> FittedExpenseFlowFeatures {
    FittedExpenseFlowFeatures(
      unit: unit, squash: squash, variant: variant, zone: zone, idleMinutes: idleMinutes,
      strictEndpoints: strictEndpoints)
  }
}

/// ExpenseFlow's features of rows of which it is known what they are.
public struct FittedExpenseFlowFeatures: FittedEventFeatures, Hashable {
  public let unit: ExpenseFlowFeatures.Unit
  public let squash: FlowSquash
  public let variant: FlowVariant
  public let zone: Zone
  public let idleMinutes: Int
  public let strictEndpoints: [String]

  public var choice: Choice {
    let features = ExpenseFlowFeatures.self
    return Choice(
      features.name,
      Settings<ExpenseFlowFeatures>.standard.with(features.unit, unit)
        .with(features.squash, squash).with(features.variant, variant)
        .with(features.zone, zone.description).with(features.idleMinutes, idleMinutes)
        .with(features.strictEndpoints, strictEndpoints).members)
  }

  /// After how many milliseconds without a line a session counts as closed.
  var idle: Int64 { Int64(idleMinutes) * 60_000 }

  public var description: String {
    "a row each \(unit.rawValue), squash \(squash.rawValue), variant \(variant.rawValue), "
      + "zone \(zone), idle-minutes \(idleMinutes)"
      + (strictEndpoints.isEmpty ? "" : ", strict-endpoints \(strictEndpoints)")
  }

  /// Whether what is asked of an endpoint is treated strictly.
  func isStrict(_ endpoint: String?) -> Bool {
    guard let endpoint else { return false }
    return strictEndpoints.contains { pattern in
      pattern.hasSuffix("*") ? endpoint.hasPrefix(pattern.dropLast()) : endpoint == pattern
    }
  }

  /// All names, in the order that models of the system have.
  public static let names =
    TemporalFeatures.names + StatisticalFeatures.names + DistributionFeatures.names
    + SequenceFeatures.names + ContextFeatures.names + GraphFeatures.names

  public var names: [String] { Self.names }

  public var notes: [String] {
    switch squash {
    case .deployed: []
    case .symlog, .none: [Self.foreignNote(squash)]
    }
  }

  /// What must be said, loudly, of whatever is fitted to rows that no caller of the system makes.
  private static func foreignNote(_ squash: FlowSquash) -> String {
    "NOT FOR EXPENSEFLOW AS IT RUNS: its features were squashed by '\(squash.rawValue)', and the system squashes as "
      + "'deployed' before it asks a model: it would score its rows wrongly with this one"
  }

  public func begin() -> ExpenseFlowView { ExpenseFlowView(self) }

  /// The features at a moment, before the squash.
  func values(at moment: FlowMoment) -> [Double] {
    TemporalFeatures.values(moment, variant) + StatisticalFeatures.values(moment, variant)
      + DistributionFeatures.values(moment, variant) + SequenceFeatures.values(moment, variant)
      + ContextFeatures.values(moment.context) + GraphFeatures.values(moment.sessions)
  }
}
