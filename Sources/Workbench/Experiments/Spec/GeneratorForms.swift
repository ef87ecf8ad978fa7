import Datasets
import Files
import Numerics
import Vocabulary

/// A way to make rows as a spec names it: its keys, and how they become a generator.
struct GeneratorForm: Sendable {
  let form: Form
  let make: @Sendable (Settings) throws(SettingError) -> any DatasetGenerator

  init(
    _ name: String, _ help: String, keys: [Key],
    make: @escaping @Sendable (Settings) throws(SettingError) -> any DatasetGenerator
  ) {
    form = Form(name, help, keys: keys + [Self.seed])
    self.make = make
  }

  private static let seed = Key.key(
    "seed", .whole(0...(.max)), or: 1, "The seed; equal seeds, equal bytes.")
}

/// The generators that a spec and 'assay data generate' can name.
enum GeneratorForms {
  static let all: [GeneratorForm] = [table, recipe, scenario, series]

  static let forms: [Form] = all.map(\.form)

  /// The generator that a choice among `forms` describes.
  static func generator(_ choice: Choice) throws(SettingError) -> any DatasetGenerator {
    guard let entry = all.first(where: { $0.form.name == choice.name }) else {
      preconditionFailure("no generator is called '\(choice.name)'")
    }
    return try entry.make(choice.settings)
  }

  /// The rows that a choice among `forms` describes.
  static func dataset(_ choice: Choice) throws(SettingError) -> Dataset {
    try generator(choice).generate(seed: Seed(UInt64(choice.settings.whole("seed"))))
  }

  private static let strength = Key.key(
    "strength", .number(0...10), or: 1, "How far anomalies stand out; at 0 nothing is planted.")

  private static let table = GeneratorForm(
    "table", "Rows of a known shape, with anomalies of known kinds.",
    keys: [
      .key("shape", .word(OrdinaryShape.allCases.map(\.rawValue)), or: "clusters", "The shape."),
      .key("rows", .whole(20...100_000_000), or: 2000, "How many rows."),
      .key("columns", .whole(1...10_000), or: 8, "How many columns."),
      .optional(
        "anomalies", .form(anomalies), "The share of each kind; else one in twenty in all."),
      .key("strength", .number(0...100), or: 1, "How far anomalies stand out."),
    ]
  ) { settings throws(SettingError) in
    var mix: AnomalyMix?
    if settings.has("anomalies") {
      let shares = settings.form("anomalies")
      mix = try AnomalyMix(
        local: shares.number("local"), global: shares.number("global"),
        clustered: shares.number("clustered"), dependency: shares.number("dependency"))
    }
    return try SyntheticTable(
      settings.word("shape"), rows: settings.whole("rows"), columns: settings.whole("columns"),
      anomalies: mix, strength: settings.number("strength"))
  }

  private static let anomalies = Form(
    "anomalies", "The share of all rows that each kind is.",
    keys: AnomalyKind.allCases.map {
      .key($0.rawValue, .number(0...0.5), or: 0, "The share of \($0.rawValue) anomalies.")
    })

  private static let recipe = GeneratorForm(
    "recipe", "The accuracy recipes of the Elide detection engine.",
    keys: [
      .required("kind", .word(AccuracyRecipe.Kind.allCases.map(\.rawValue)), "Which recipe."),
      .key("rows", .whole(10...100_000_000), or: 1000, "How many rows; a tenth are anomalies."),
      .optional("columns", .whole(1...10_000), "How many columns; else 10, or 100 where many."),
      strength,
    ]
  ) { settings throws(SettingError) in
    try AccuracyRecipe(
      settings.word("kind"), rows: settings.whole("rows"),
      columns: settings.optional("columns") { $0.whole($1) }, strength: settings.number("strength"))
  }

  private static let scenario = GeneratorForm(
    "scenario", "The recorded world of the Elide detection engine, made again.",
    keys: [
      .required("kind", .word(ElideScenario.Kind.allCases.map(\.rawValue)), "Which world."),
      .key("rows", .whole(1...100_000_000), or: 3000, "How many rows."), strength,
    ]
  ) { settings throws(SettingError) in
    try ElideScenario(
      settings.word("kind"), rows: settings.whole("rows"), strength: settings.number("strength"))
  }

  private static let series = GeneratorForm(
    "series", "A series with trend, season and noise, and typed anomalies in its second half.",
    keys: [
      .key("steps", .whole(10...100_000_000), or: 4000, "How many steps."),
      .key("noise", .positive, or: 1, "The deviation of the noise."),
      .key("rise", .number, or: 2, "How far the trend rises over the whole series."),
      .key("strength", .number(0...100), or: 1, "How far anomalies stand out."),
    ]
  ) { settings throws(SettingError) in
    try SyntheticSeries(
      steps: settings.whole("steps"), rise: settings.number("rise"),
      noise: settings.number("noise"), strength: settings.number("strength"))
  }
}
