import Files
import Forms
import Generators
import Vocabulary

/// Tables, and Elide's recipes and scenarios.
extension GeneratorForms {
  static let table = GeneratorForm(
    "table", "Rows of a known shape, with anomalies of known kinds. \(EasyKinds.inTables)",
    keys: [
      .key("shape", .word(OrdinaryShape.allCases.map(\.rawValue)), or: "clusters", "The shape."),
      .key("rows", .whole(20...100_000_000), or: 2000, "How many rows."),
      .key("columns", .whole(1...10_000), or: 8, "How many columns."),
      .optional(
        "anomalies", .form(anomalies), "The share of each kind; else one in twenty in all."),
      .strength(to: 100),
    ]
  ) { settings throws(SettingError) in
    .alone(
      try SyntheticTable(
        settings.word("shape"), rows: settings.whole("rows"), columns: settings.whole("columns"),
        anomalies: AnomalyMix(settings), strength: settings.number("strength")))
  }

  static let fitted = GeneratorForm(
    "fitted",
    "Your own ordinary rows, or rows that are like them, with anomalies of known kinds planted among "
      + "them.",
    keys: [
      .required(
        "to", .form(.recorded),
        "The rows to learn from, as a data set of the spec names them; anomalies are left out."),
      .key(
        "ordinary", .word(FittedTableSettings.Ordinary.allCases.map(\.rawValue)), or: "own",
        "The rows themselves, draws from a Gaussian mixture, or from a Gaussian copula with the "
          + "columns' own distributions."),
      .optional(
        "rows", .whole(20...100_000_000), "How many rows; else as many as there are to learn from."),
      .optional(
        "anomalies", .form(anomalies), "The share of each kind; else one in twenty in all."),
      .key(
        "missing", .word(["complain", "drop"]), or: "complain",
        "What becomes of rows without a value: a complaint, or they are left out."),
      .strength(to: 100),
    ]
  ) { settings throws(SettingError) in
    .fitted(
      try FittedTableSettings(
        ordinary: settings.word("ordinary"), rows: settings.optional("rows") { $0.whole($1) },
        anomalies: AnomalyMix(settings), dropsIncomplete: settings.text("missing") == "drop",
        strength: settings.number("strength")), to: settings.form("to"))
  }

  private static let anomalies = Form(
    "anomalies", "The share of all rows that each kind is.",
    keys: AnomalyKind.allCases.map {
      .key($0.rawValue, .number(0...0.5), or: 0, "The share of \($0.rawValue) anomalies.")
    })

  static let recipe = GeneratorForm(
    "recipe", "The accuracy recipes of the Elide detection engine. \(EasyKinds.inRecipes)",
    keys: [
      .required("kind", .word(AccuracyRecipe.Kind.allCases.map(\.rawValue)), "Which recipe."),
      .key("rows", .whole(10...100_000_000), or: 1000, "How many rows; a tenth are anomalies."),
      .optional("columns", .whole(1...10_000), "How many columns; else 10, or 100 where many."),
      .strength(to: 10),
    ]
  ) { settings throws(SettingError) in
    .alone(
      try AccuracyRecipe(
        settings.word("kind"), rows: settings.whole("rows"),
        columns: settings.optional("columns") { $0.whole($1) },
        strength: settings.number("strength")))
  }

  static let scenario = GeneratorForm(
    "scenario",
    "The recorded world of the Elide detection engine, made again. \(EasyKinds.inScenarios)",
    keys: [
      .required("kind", .word(ElideScenario.Kind.allCases.map(\.rawValue)), "Which world."),
      .key("rows", .whole(1...100_000_000), or: 3000, "How many rows."), .strength(to: 10),
    ]
  ) { settings throws(SettingError) in
    .alone(
      try ElideScenario(
        settings.word("kind"), rows: settings.whole("rows"), strength: settings.number("strength")))
  }
}

extension AnomalyMix {
  /// The shares under the key `anomalies`; `nil` where it is left out.
  fileprivate init?(_ settings: Settings) throws(SettingError) {
    guard settings.has("anomalies") else { return nil }
    let shares = settings.form("anomalies")
    try self.init(
      local: shares.number("local"), global: shares.number("global"),
      clustered: shares.number("clustered"), dependency: shares.number("dependency"))
  }
}
