public import Forms
public import Vocabulary

extension SyntheticSeries: Configured {
  public static let name = "series"
  public static let help =
    "A series with trend, seasons and noise; typed anomalies lie behind its clean steps, each with a "
    + "gap behind it. \(EasyKinds.inSeries)"
  public static let steps = Key<Self, Int>.key(
    "steps", .whole(10...100_000_000), or: 4000, "How many steps.")
  public static let noise = Key<Self, Double>.key(
    "noise", .positive, or: 1, "The deviation of the noise.")
  public static let memory = Key<Self, Double>.key(
    "memory", .number(0...0.999), or: 0, "How much noise of a step is left in the next.")
  public static let rise = Key<Self, Double>.key(
    "rise", .number, or: 2, "How far the trend rises over the whole series.")
  static let seasons = Key<Self, [Settings<Season>]?>.optional(
    "seasons", .list(of: .form(Season.self)),
    "The seasons; else one of 48 steps, three times the noise.")
  static let clean = Key<Self, Int?>.optional(
    "clean", .whole(0...(.max)), "How many steps at the start are clean; else half.")
  static let anomalies = Key<Self, Settings<SeriesInjections>?>.optional(
    "anomalies", .form(SeriesInjections.self),
    "What is planted how often; else one of each kind.")
  static let interval = Key<Self, Double>.key(
    "interval", .duration, or: 60, "The time from one step to the next.")
  public static let strength = Key<Self, Double>.strength(to: 100)
  public static var keys: [any FormKey<Self>] {
    [
      steps, noise, memory, rise, seasons, clean, anomalies, interval, strength,
      Key<Self, Int>.seed,
    ]
  }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    var seasons: [Season]?
    if let asked = settings[Self.seasons] {
      seasons = []
      for season in asked { seasons?.append(try Season(season)) }
    }
    try self.init(
      steps: settings[Self.steps], seasons: seasons, rise: settings[Self.rise],
      noise: settings[Self.noise], memory: settings[Self.memory],
      injections: settings[Self.anomalies].map(SeriesInjections.all), clean: settings[Self.clean],
      strength: settings[Self.strength],
      interval: Int64(min(1000 * settings[Self.interval], 1e15).rounded()))
  }
}

/// The form of what is planted in a series: a key for each anomaly.
enum SeriesInjections: Keyed {
  static let name = "anomalies"
  static let help = "What is planted in a series."
  static var keys: [any FormKey<Self>] { SeriesAnomaly.allCases.map { key(of: $0) } }

  static func all(_ settings: Settings<Self>) -> [SeriesInjection] {
    SeriesAnomaly.allCases.compactMap { settings[key(of: $0)] }
  }

  private static func key(of anomaly: SeriesAnomaly) -> Key<Self, SeriesInjection?> {
    let usual = anomaly.usualLength
    return .optional(
      anomaly.rawValue.asKey,
      .either(
        Kind.whole(0...1_000_000).mapped(
          { SeriesInjection(anomaly, count: $0) }, back: { $0.length == usual ? $0.count : nil }),
        Kind.form(Injection.self).mapped(
          { SeriesInjection(anomaly, count: $0[Injection.count], length: $0[Injection.length]) },
          back: { .standard.with(Injection.count, $0.count).with(Injection.length, $0.length) })),
      "How often, each for \(usual) steps unless more is said.")
  }

  /// How often an anomaly is planted where its length is said too.
  private enum Injection: Keyed {
    static let name = "injection"
    static let help = "How often, and how long."
    static let count = Key<Self, Int>.key("count", .whole(0...1_000_000), or: 1, "How often.")
    static let length = Key<Self, Int>.required(
      "length", .whole(1...1_000_000), "How many steps each lasts.")
    static var keys: [any FormKey<Self>] { [count, length] }
  }
}
