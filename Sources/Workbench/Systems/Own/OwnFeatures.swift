public import Features
public import Forms
public import Vocabulary

/// Features of a system of one's own: numbers of each event, and of what happened before it, in words of a spec.
public struct OwnFeatures: EventFeatures {
  public static let name = "own"
  public static let help =
    "Features of your own: what is said of each line's numbers, words and times, and of those of the lines before it "
    + "that belong with it."
  static let features = Key<Self, [Choice]>.required(
    "features", .list(of: .choice(of: OwnMeasures.choices.forms)), "What is said, in this order.")
  static let rows = Key<Self, String?>.optional(
    "each", .text,
    "Which lines have rows, as 'type=payment'; else all. The others are only the past.")
  static let zone = Key<Self, String>.key(
    "zone", .text, or: "UTC",
    "In whose time hours and days are read: UTC, an offset such as +02:00, or a place such as Europe/Berlin."
  )
  public static var keys: [any FormKey<Self>] { [features, rows, zone] }

  private let fitted: FittedOwnFeatures

  public init(_ settings: Settings<Self>) throws(SettingError) {
    var measures: [Measure] = []
    for (place, choice) in settings[Self.features].enumerated() {
      measures.append(
        try SettingError.inside("\(Self.features.name).\(place).\(choice.name)") {
          () throws(SettingError) in try OwnMeasures.choices.make(choice)
        })
    }
    let names = measures.names
    guard !names.isEmpty else {
      throw SettingError(Self.features.name, mustBe: "at least one", not: "none")
    }
    var seen: Set<String> = []
    if let twice = names.first(where: { !seen.insert($0).inserted }) {
      throw SettingError(Self.features.name, mustBe: "numbers that differ", not: "'\(twice)' twice")
    }
    var rows: EventFilter?
    if let text = settings[Self.rows] { rows = try EventFilter(said: text, by: Self.rows.name) }
    fitted = FittedOwnFeatures(
      measures: measures, rows: rows, zone: try Zone(settings[Self.zone]),
      choice: Choice(Self.name, settings.members))
  }

  /// There is nothing to learn.
  public func fit(_ recording: Recording) -> FittedOwnFeatures { fitted }
}

/// The same with nothing to learn.
public struct FittedOwnFeatures: FittedEventFeatures {
  let measures: [Measure]
  let rows: EventFilter?
  let zone: Zone
  public let choice: Choice

  public var names: [String] { measures.names }

  public var description: String {
    "a row each \(rows.map { "line of \($0)" } ?? "line"), zone \(zone)"
  }

  public func begin() -> OwnView { OwnView(self) }
}

/// What happened by now, as far back as the features look.
public struct OwnView: EventView {
  private let features: FittedOwnFeatures
  /// How many events were seen.
  private var seen = 0
  private var past: EventPast

  init(_ features: FittedOwnFeatures) {
    self.features = features
    past = EventPast(features.measures.compactMap(\.window))
  }

  public mutating func see(_ event: Event) -> EventRow? {
    defer { seen += 1 }
    past.add(event)
    if let rows = features.rows, !rows.holds(of: event) { return nil }
    return EventRow(
      events: [seen], values: features.measures.values(Sight(event, features.zone, past: past)))
  }
}
