import Files
import Forms
import Numerics
import Sources
import Vocabulary

extension Form {
  /// The keys of which a data set has exactly one: where its rows come from.
  static let dataKinds = ["file", "query", "catalog", "generate"]

  static let data = Form(
    "data", "A data set: where its rows come from, and what each column means.",
    keys: sourceKeys + madeKeys + meaningKeys + fileKeys)

  /// The keys of which a recorded data set has exactly one.
  static let recordedKinds = ["file", "query", "catalog"]

  static let recorded = Form(
    "recorded", "A data set that was recorded.", keys: sourceKeys + meaningKeys + fileKeys)

  private static let sourceKeys: [Key] = [
    .optional(
      "file", .text,
      "A file: .csv, .tsv or .jsonl, and each with .gz, .npy, .npz or .mat; looked for beside the "
        + "spec, in the folders around it, and in Assay's own folder."),
    .optional(
      "query", .text, "A query for the DuckDB command: SELECT … FROM 'events/*.parquet'."),
    .optional(
      "catalog", .list(.text),
      "Names of 'assay data list', such as shuttle or adbench/*; each is a data set."),
    .optional("mirror", .text, "A folder that holds the files of the catalog."),
    .optional("name", .text, "What the data set is called; else after its source."),
  ]

  private static let madeKeys: [Key] = [
    .optional("generate", .choice(GeneratorForms.forms), "Made rows, with anomalies planted."),
    .key(
      "corrupt", .list(.choice(CorruptionForms.forms)), or: [],
      "What is done to the rows on purpose, in this order, whether they are recorded or made."),
  ]

  private static let meaningKeys: [Key] = [
    .optional(
      "label", .either([.text, .form(.label)]),
      "The column that says which rows are anomalies, or where else that is said; 'none' for "
        + "nowhere. Else a column called y, label, anomaly or the like."),
    .optional("time", .either([.text, .form(.time)]), "The column that says when a row happened."),
    .optional("group", .text, "The column that says to whom a row belongs, such as a user."),
    .optional("id", .text, "The column that names each row."),
    .optional("kind", .text, "The column that says what sort of anomaly a row is."),
    .optional("use", .list(.text), "The only columns to use as features."),
    .key("ignore", .list(.text), or: [], "Columns to leave out."),
    .optional("rows", .form(.rowLimit), "A bound on the rows that are read."),
  ]

  private static let fileKeys: [Key] = [
    .optional("delimiter", .text, "What stands between fields; found out where it is not said."),
    .optional(
      "header", .flag, "Whether the first line holds names; found out where it is not said."),
    .optional("names", .list(.text), "The names of all columns, in the order of the file."),
    .key(
      "types", .named(.word(ColumnType.allCases.map(\.rawValue))), or: [:],
      "What columns hold, where it must not be found out."),
    .key(
      "infinite", .word(["complain", "missing"]), or: "complain",
      "What becomes of numbers without bound: a complaint, or a missing value."),
    .optional("missing-words", .list(.text), "What is written where there is no value."),
    .optional("values", .text, "The array of an archive that holds the table."),
  ]

  static let label = Form(
    "label", "Where labels are found.",
    exclusive: [
      .atMostOne(of: "column", "array", "file", "intervals", "ids"),
      .atMostOne(of: "anomaly", "ordinary"),
    ],
    keys: [
      .optional("column", .text, "A column."),
      .optional("array", .text, "An array of the same archive."),
      .optional("file", .text, "A file with one label a row."),
      .optional("intervals", .text, "A CSV file of stretches: start, end."),
      .optional("ids", .text, "A file of the ids of anomalous rows, one a line."),
      .optional("anomaly", .list(.text), "The values that are anomalies; all others are ordinary."),
      .optional(
        "ordinary", .list(.text), "The values that are ordinary; all others are anomalies."),
      .optional(
        "keep", .positiveShare,
        "Anomalies are left out by chance until they are this share of the rows."),
    ])

  static let time = Form(
    "time", "When rows happened.",
    keys: [
      .required("column", .text, "The column."),
      .key(
        "unit", .word(TimeSettings.Unit.allCases.map(\.rawValue)), or: "auto",
        "What its numbers count."),
    ])

  static let rowLimit = Form(
    "rows", "A bound on the rows.",
    keys: [
      .required("at-most", .count, "How many; those beyond it are left out by chance."),
      .key("seed", .whole(0...(.max)), or: 1, "The seed of the draw."),
    ])
}

extension ReadingSettings {
  /// How the source is read that the keys of a data set describe.
  init(_ data: Settings) throws(SettingError) {
    self.init()
    delimiter = try data.optional("delimiter") { $0.text($1) }.map(Delimiter.spelled)
    header = data.optional("header") { $0.flag($1) }
    names = data.optional("names") { $0.texts($1) }
    use = data.optional("use") { $0.texts($1) }
    ignore = data.texts("ignore")
    for (column, type) in data.members["types"]?.members ?? [:] {
      types[column] = type.string.flatMap(ColumnType.init)
    }
    if data.has("missing-words") { missingWords = Set(data.texts("missing-words")) }
    infinite = data.word("infinite")
    label = LabelSettings(data.members["label"])
    time = TimeSettings(data.members["time"])
    group = data.optional("group") { $0.text($1) }
    id = data.optional("id") { $0.text($1) }
    kind = data.optional("kind") { $0.text($1) }
    values = data.optional("values") { $0.text($1) }
    if data.has("rows") {
      let rows = data.form("rows")
      limit = try RowLimit(atMost: rows.whole("at-most"), seed: Seed(spec: rows.whole("seed")))
    }
  }
}

extension Delimiter {
  fileprivate static func spelled(_ text: String) throws(SettingError) -> Delimiter {
    try Delimiter(text)
  }
}

extension Settings {
  /// The texts of a list.
  func texts(_ key: String) -> [String] { list(key).compactMap(\.string) }
}

extension LabelSettings {
  init(_ json: JSON?) {
    switch json {
    case "none": self = .none
    case .text(let column): self = .column(column)
    case .object(let members): self.init(Settings(members))
    default: self = .conventional
    }
  }

  private init(_ settings: Settings) {
    let meaning: LabelMeaning =
      if settings.has("anomaly") {
        .anomalies(settings.texts("anomaly"))
      } else if settings.has("ordinary") {
        .ordinary(settings.texts("ordinary"))
      } else {
        .recognized
      }
    if settings.has("column") {
      self = .column(settings.text("column"), meaning)
    } else if settings.has("array") {
      self = .array(settings.text("array"), meaning)
    } else if settings.has("file") {
      self = .file(settings.text("file"), meaning)
    } else if settings.has("intervals") {
      self = .intervals(file: settings.text("intervals"))
    } else if settings.has("ids") {
      self = .ids(file: settings.text("ids"))
    } else {
      self = .conventional
    }
  }
}

extension TimeSettings {
  init?(_ json: JSON?) {
    switch json {
    case .text(let column): self.init(column: column)
    case .object(let members):
      let settings = Settings(members)
      self.init(column: settings.text("column"), unit: settings.word("unit"))
    default: return nil
    }
  }
}
