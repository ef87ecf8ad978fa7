public import Forms
public import Vocabulary

extension SyntheticBehavior: Configured {
  public static let name = "behavior"
  public static let help =
    "Sessions of users with habits, in which attacks are planted. As a table it has a row for each "
    + "session or request, seen with its user's past; written to a file called .jsonl it is the "
    + "recording itself, line by line, with the fields of ExpenseFlow. \(EasyKinds.inBehavior)"
  public static let users = Key<Self, Int>.key(
    "users", .whole(1...100_000), or: 40, "How many users.")
  public static let days = Key<Self, Int>.key(
    "days", .whole(1...3650), or: 14, "How many days are recorded.")
  public static let cleanDays = Key<Self, Int?>.optional(
    "clean-days", .whole(0...3650), "How many days at the start hold no attack; else half.")
  public static let attacks = Key<Self, Settings<Attacks>?>.optional(
    "attacks", .form(Attacks.self), "How often each attack comes; else each twice.")
  public static let strength = Key<Self, Double>.strength(to: 1)
  public static var keys: [any FormKey<Self>] { [users, days, cleanDays, attacks, strength] }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    try self.init(
      users: settings[Self.users], days: settings[Self.days], cleanDays: settings[Self.cleanDays],
      attacks: settings[Self.attacks].map(Attacks.counts), strength: settings[Self.strength])
  }

  /// The form of what is planted in a recording: a key for each attack.
  public enum Attacks: Keyed {
    public static let name = "attacks"
    public static let help = "What is planted in a recording, and how often."
    public static var keys: [any FormKey<Self>] { BehaviorAttack.allCases.map { count(of: $0) } }

    static func counts(_ settings: Settings<Self>) -> [BehaviorAttack: Int] {
      Dictionary(
        uniqueKeysWithValues: BehaviorAttack.allCases.map { ($0, settings[count(of: $0)]) })
    }

    static func count(of attack: BehaviorAttack) -> Key<Self, Int> {
      .key(
        attack.rawValue.asKey, .whole(0...1_000_000), or: 0,
        attack.isAttack
          ? "How often." : "How many users drift; they are honest, and no row is an anomaly.")
    }
  }
}
