import Files
import Forms
import Generators
import Vocabulary

/// What happens in time: series, and the behaviour of users.
extension GeneratorForms {
  static let series = GeneratorForm(
    "series",
    "A series with trend, seasons and noise; typed anomalies lie behind its clean steps, each with "
      + "a gap behind it. \(EasyKinds.inSeries)",
    keys: [
      .key("steps", .whole(10...100_000_000), or: 4000, "How many steps."),
      .key("noise", .positive, or: 1, "The deviation of the noise."),
      .key("memory", .number(0...0.999), or: 0, "How much noise of a step is left in the next."),
      .key("rise", .number, or: 2, "How far the trend rises over the whole series."),
      .optional(
        "seasons", .list(.form(season)), "The seasons; else one of 48 steps, three times the noise."
      ),
      .optional("clean", .whole(0...(.max)), "How many steps at the start are clean; else half."),
      .optional(
        "anomalies", .form(injections), "What is planted how often; else one of each kind."),
      .key("interval", .duration, or: 60, "The time from one step to the next."),
      .strength(to: 100),
    ]
  ) { settings throws(SettingError) in
    .alone(
      try SyntheticSeries(
        steps: settings.whole("steps"), seasons: seasons(settings), rise: settings.number("rise"),
        noise: settings.number("noise"), memory: settings.number("memory"),
        injections: settings.optional("anomalies") { injections($0.form($1)) },
        clean: settings.optional("clean") { $0.whole($1) },
        strength: settings.number("strength"),
        interval: Int64(min(1000 * settings.number("interval"), 1e15).rounded())))
  }

  private static let season = Form(
    "season", "A sine.",
    keys: [
      .required("period", .number(2...1e9), "How many steps pass until it comes again."),
      .required("amplitude", .positive, "How far it swings to either side."),
    ])

  private static func seasons(
    _ settings: Settings
  ) throws(SettingError) -> [SyntheticSeries.Season]? {
    guard settings.has("seasons") else { return nil }
    var seasons: [SyntheticSeries.Season] = []
    for season in settings.list("seasons").map({ Settings($0) }) {
      seasons.append(
        try SyntheticSeries.Season(
          period: season.number("period"), amplitude: season.number("amplitude")))
    }
    return seasons
  }

  private static let injections = Form(
    "anomalies", "What is planted in a series.",
    keys: SeriesAnomaly.allCases.map { anomaly in
      .optional(
        anomaly.word, .either([.whole(0...1_000_000), .form(injection)]),
        "How often, each for \(anomaly.usualLength) steps unless more is said.")
    })

  private static let injection = Form(
    "injection", "How often, and how long.",
    keys: [
      .key("count", .whole(0...1_000_000), or: 1, "How often."),
      .required("length", .whole(1...1_000_000), "How many steps each lasts."),
    ])

  private static func injections(_ settings: Settings) -> [SeriesInjection] {
    SeriesAnomaly.allCases.compactMap { anomaly in
      switch settings.members[anomaly.word] {
      case .object(let members):
        let injection = Settings(members)
        return SeriesInjection(
          anomaly, count: injection.whole("count"), length: injection.whole("length"))
      case let count?: return count.int.map { SeriesInjection(anomaly, count: $0) }
      case nil: return nil
      }
    }
  }

  static let behavior = GeneratorForm(
    "behavior",
    "Sessions of users with habits, in which attacks are planted. As a table it has a row for each "
      + "session or request, seen with its user's past; written to a file called .jsonl it is the "
      + "recording itself, line by line, as ExpenseFlow writes it. \(EasyKinds.inBehavior)",
    keys: [
      .key("users", .whole(1...100_000), or: 40, "How many users."),
      .key("days", .whole(1...3650), or: 14, "How many days are recorded."),
      .optional(
        "clean-days", .whole(0...3650), "How many days at the start hold no attack; else half."),
      .optional(
        "habit-days", .whole(0...3650),
        "How many days at the start only teach habits, and have no rows; else a fifth."),
      .key(
        "each", .word(BehaviorTable.Unit.allCases.map(\.rawValue)), or: "session",
        "What a row of the table is."),
      .optional("attacks", .form(attacks), "How often each attack comes; else each twice."),
      .strength(to: 1),
    ]
  ) { settings throws(SettingError) in
    .alone(
      try BehaviorTable(
        SyntheticBehavior(
          users: settings.whole("users"), days: settings.whole("days"),
          cleanDays: settings.optional("clean-days") { $0.whole($1) }, attacks: counts(settings),
          strength: settings.number("strength")),
        each: settings.word("each"), habitDays: settings.optional("habit-days") { $0.whole($1) }))
  }

  private static let attacks = Form(
    "attacks", "What is planted in a recording, and how often.",
    keys: BehaviorAttack.allCases.map { attack in
      .key(
        attack.word, .whole(0...1_000_000), or: 0,
        attack.isAttack
          ? "How often." : "How many users drift; they are honest, and no row is an anomaly.")
    })

  private static func counts(_ settings: Settings) -> [BehaviorAttack: Int]? {
    settings.optional("attacks") { $0.form($1) }.map { counts in
      Dictionary(
        uniqueKeysWithValues: BehaviorAttack.allCases.map { ($0, counts.whole($0.word)) })
    }
  }
}

extension RawRepresentable where RawValue == String {
  /// The name as a key of a spec: `level-shift`.
  fileprivate var word: String { rawValue.replacing(" ", with: "-") }
}
