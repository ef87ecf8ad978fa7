public import Features
public import Forms
import Machine
public import Vocabulary

/// Nexora's features of an entity at a moment: 62 of what it did, 77 of when, 79 of how it used the network.
public struct NexoraFeatures: EventFeatures, Hashable {
  public static let name = "nexora"
  public static let help =
    "Nexora's 218 features of each snapshot of an entity, in JSON Lines: what it did, when, and how it used the "
    + "network. Five that only say the date are left out unless they are asked for."
  static let dates = Key<Self, [DateFeature]>.key(
    "dates", .list(of: .word), or: [],
    "Features to keep that say the date and by which a detector would learn when it was taught.")
  static let columns = Key<Self, [String]>.key(
    "history", .list(of: .text), or: [],
    "Numbers of the records of 'activity_history': mean, std, min, max, count and trend of each over 1h, 6h, 24h and 7d."
  )
  static let variant = Key<Self, NexoraVariant>.key(
    "variant", .word, or: .described,
    "Whose way of computing is followed where the running service does not do what it describes.")
  static let zone = Key<Self, String>.key(
    "zone", .text, or: "UTC",
    "In whose time hours and days are read: UTC, an offset such as +02:00, or a place such as Europe/Berlin."
  )
  public static var keys: [any FormKey<Self>] { [dates, columns, variant, zone] }

  /// A feature that says the date.
  enum DateFeature: String, Sendable, CaseIterable {
    case unixTime = "unix_timestamp"
    case day = "day_of_month"
    case month = "month_of_year"
    case week = "week_of_year"
    case quarter
  }

  let dates: [DateFeature]
  let columns: [String]
  let variant: NexoraVariant
  let zone: Zone

  public init(_ settings: Settings<Self>) throws(SettingError) {
    dates = settings[Self.dates]
    columns = settings[Self.columns]
    variant = settings[Self.variant]
    zone = try Zone(settings[Self.zone])
    guard Set(columns).count == columns.count else {
      throw SettingError(Self.columns.name, mustBe: "names that differ", not: "\(columns)")
    }
  }

  public func fit(_ recording: Recording) -> FittedNexoraFeatures { fitted }

  /// There is nothing to learn.
  var fitted: FittedNexoraFeatures { FittedNexoraFeatures(of: self) }

  /// All features in the order that the service has them, whichever are kept.
  static func measures(_ variant: NexoraVariant) -> [Measure] {
    BehavioralFeatures.measures(variant) + EntityTimeFeatures.measures(variant)
      + NetworkFeatures.measures(variant)
  }
}

/// The same with nothing to learn.
public struct FittedNexoraFeatures: FittedEventFeatures {
  private let settings: NexoraFeatures
  private let measures: [Measure]
  /// The places of the features that are kept.
  private let kept: [Int]
  public let names: [String]

  init(of settings: NexoraFeatures) {
    self.settings = settings
    measures =
      NexoraFeatures.measures(settings.variant)
      + settings.columns.flatMap { HistoryColumn($0).measures(settings.variant) }
    let all = measures.names
    let dropped = Set(NexoraFeatures.DateFeature.allCases)
      .subtracting(settings.dates).map(\.rawValue)
    kept = all.indices.filter { !dropped.contains(all[$0]) }
    names = kept.map { all[$0] }
  }

  public var description: String {
    "a row each snapshot, variant \(settings.variant.rawValue), zone \(settings.zone)"
      + (settings.dates.isEmpty ? "" : ", dates \(settings.dates.map(\.rawValue))")
      + (settings.columns.isEmpty ? "" : ", history \(settings.columns)")
  }

  public var notes: [String] { [FeatureSchema(names).note] }

  public var choice: Choice {
    let features = NexoraFeatures.self
    return Choice(
      features.name,
      Settings<NexoraFeatures>.standard.with(features.dates, settings.dates)
        .with(features.columns, settings.columns).with(features.variant, settings.variant)
        .with(features.zone, settings.zone.description).members)
  }

  public func begin() -> NexoraView { NexoraView(self) }

  func values(at sight: Sight) -> [Double] {
    let all = measures.values(sight)
    return kept.map { all[$0] }
  }

  var zone: Zone { settings.zone }
}

/// Snapshots, each of which holds what the service knew of the past of its entity.
public struct NexoraView: EventView {
  private let features: FittedNexoraFeatures
  /// How many events were seen.
  private var seen = 0

  init(_ features: FittedNexoraFeatures) { self.features = features }

  public mutating func see(_ event: Event) -> EventRow? {
    defer { seen += 1 }
    return EventRow(events: [seen], values: features.values(at: Sight(event, features.zone)))
  }
}

/// Which features a model was taught, in a word, by the rule of the service.
struct FeatureSchema {
  /// The first 16 digits of the SHA-256 of the names in order, as JSON with a space behind each comma.
  let hash: String

  /// What the service answers for a list of sixty names, most of which it does not compute.
  static let ofService = "e1858718f40d638d"

  init(_ names: [String]) {
    let list = names.map { "\"\($0)\"" }.joined(separator: ", ")
    hash = String(SHA256.hex(of: "[\(list)]").prefix(16))
  }

  var note: String {
    "feature schema \(hash); the service says \(Self.ofService), of a list of which it computes 12 in 60"
  }
}
