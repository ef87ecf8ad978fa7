public import Forms
public import Vocabulary

extension SyntheticEntities: Configured {
  public static let name = "entities"
  public static let help =
    "Snapshots of keys, accounts, agents and tokens with roles and hours of their own, some of them misused: a stolen key, "
    + "data carried out, a scan, a beacon, and rights widened. Backups move as much as a thief, monitors reach as many hosts as "
    + "a scan, and some people travel or work at night."
  public static let entities = Key<Self, Int>.key(
    "entities", .whole(4...100_000), or: 60, "How many entities.")
  public static let days = Key<Self, Int>.key(
    "days", .whole(1...365), or: 14, "How many days are recorded.")
  public static let every = Key<Self, Int>.key(
    "every", .whole(1...24), or: 6, "How many hours lie between two snapshots of an entity.")
  public static let misused = Key<Self, Double>.key(
    "misused", .number(0...0.5), or: 0.03, "The share of snapshots that show a misuse.")
  public static let strength = Key<Self, Double>.strength(to: 1)
  public static var keys: [any FormKey<Self>] { [entities, days, every, misused, strength] }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    try self.init(
      entities: settings[Self.entities], days: settings[Self.days], every: settings[Self.every],
      misused: settings[Self.misused], strength: settings[Self.strength])
  }
}
