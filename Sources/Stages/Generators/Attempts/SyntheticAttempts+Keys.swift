public import Forms
public import Vocabulary

extension SyntheticAttempts: Configured {
  public static let name = "attempts"
  public static let help =
    "Attempts to have certificates of five universities verified, among them forged ones: with altered marks, for "
    + "somebody else's certificate, for one that nobody issued, and with a record that was slipped into the files."
  public static let attempts = Key<Self, Int>.key(
    "attempts", .whole(20...10_000_000), or: 3000, "How many attempts.")
  public static let forged = Key<Self, Double>.key(
    "forged", .number(0...0.5), or: 0.04, "The share of attempts that are forged.")
  public static let days = Key<Self, Int>.key(
    "days", .whole(1...3650), or: 90, "Over how many days they are spread.")
  public static let strength = Key<Self, Double>.strength(to: 1)
  public static var keys: [any FormKey<Self>] { [attempts, forged, days, strength] }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    try self.init(
      attempts: settings[Self.attempts], forged: settings[Self.forged], days: settings[Self.days],
      strength: settings[Self.strength])
  }
}
