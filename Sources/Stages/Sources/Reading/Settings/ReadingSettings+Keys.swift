import Formats
public import Forms
public import Vocabulary

extension ReadingSettings: Configured {
  public static let name = "reading"
  public static let help = "What the columns of a file mean, and how it is read."

  static let label = Key<Self, Labelling.Said?>.optional(
    "label",
    .either(
      Kind.text.mapped(Labelling.Said.init, back: \.text),
      Kind.form(Labelling.self).mapped(Labelling.Said.described, back: \.settings)),
    "The column that says which rows are anomalies, or where else that is said; 'none' for nowhere. "
      + "Else a column called y, label, anomaly or the like.")
  static let time = Key<Self, TimeSettings?>.optional(
    "time",
    .either(
      Kind.text.mapped(
        { TimeSettings(column: $0) }, back: { $0.unit == .auto ? $0.column : nil }),
      Kind.form(TimeSettings.self).mapped(
        { TimeSettings($0) },
        back: {
          .standard.with(TimeSettings.column, $0.column).with(TimeSettings.unit, $0.unit)
        })),
    "The column that says when a row happened.")
  static let group = Key<Self, String?>.optional(
    "group", .text, "The column that says to whom a row belongs, such as a user.")
  static let id = Key<Self, String?>.optional("id", .text, "The column that names each row.")
  static let kind = Key<Self, String?>.optional(
    "kind", .text, "The column that says what sort of anomaly a row is.")
  static let use = Key<Self, [String]?>.optional(
    "use", .list(of: .text), "The only columns to use as features.")
  static let ignore = Key<Self, [String]>.key(
    "ignore", .list(of: .text), or: [], "Columns to leave out.")
  static let limit = Key<Self, Settings<RowLimit>?>.optional(
    "rows", .form(RowLimit.self), "A bound on the rows that are read.")

  static let delimiter = Key<Self, String?>.optional(
    "delimiter", .text, "What stands between fields; found out where it is not said.")
  static let encoding = Key<Self, TextEncoding>.key(
    "encoding",
    .word, or: .utf8, "How text stands in the bytes of the file.")
  static let header = Key<Self, Bool?>.optional(
    "header", .flag, "Whether the first line holds names; found out where it is not said.")
  static let names = Key<Self, [String]?>.optional(
    "names", .list(of: .text), "The names of all columns, in the order of the file.")
  static let types = Key<Self, [(name: String, value: ColumnType)]>.key(
    "types", .named(.word), or: [], "What columns hold, where it must not be found out.")
  static let infinite = Key<Self, InfiniteRule>.key(
    "infinite", .words(["complain": .complain, "missing": .missing]), or: .complain,
    "What becomes of numbers without bound: a complaint, or a missing value.")
  static let missingWords = Key<Self, [String]?>.optional(
    "missing-words", .list(of: .text), "What is written where there is no value.")
  static let values = Key<Self, String?>.optional(
    "values", .text, "The array of an archive that holds the table.")

  public static var keys: [any FormKey<Self>] {
    let meaning: [any FormKey<Self>] = [label, time, group, id, kind, use, ignore, limit]
    return meaning + [delimiter, encoding, header, names, types, infinite, missingWords, values]
  }

  /// The columns that are named for what they say of a row rather than as features.
  public var roles: [String] {
    var roles = [time?.column, group, id, kind].compactMap { $0 }
    if case .column(let name, _) = label { roles.append(name) }
    return roles
  }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    self.init()
    if let said = settings[Self.label] {
      label = try SettingError.inside("label") { () throws(SettingError) in
        try Labelling(said).place
      }
    }
    time = settings[Self.time]
    group = settings[Self.group]
    id = settings[Self.id]
    kind = settings[Self.kind]
    use = settings[Self.use]
    ignore = settings[Self.ignore]
    if let name = use?.first(where: ignore.contains) {
      throw SettingError(
        "ignore", mustBe: "columns that 'use' does not name", not: "'\(name)', which it names")
    }
    limit = try settings[Self.limit].map(RowLimit.init)
    delimiter = try settings[Self.delimiter].map { word throws(SettingError) in
      try Delimiter(word)
    }
    encoding = settings[Self.encoding]
    header = settings[Self.header]
    names = settings[Self.names]
    for (column, type) in settings[Self.types] { types[column] = type }
    infinite = settings[Self.infinite]
    if let words = settings[Self.missingWords] { missingWords = Set(words) }
    values = settings[Self.values]
  }
}
