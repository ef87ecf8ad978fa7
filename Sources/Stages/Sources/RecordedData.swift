public import Forms
public import Vocabulary

/// A data set that was recorded, as a spec describes it.
public struct RecordedData: Configured, Equatable {
  public static let name = "recorded"
  public static let help = "A data set that was recorded."
  static let file = Key<Self, String?>.optional(
    "file", .text,
    "A file: .csv, .tsv or .jsonl, and each with .gz, .npy, .npz or .mat; looked for beside the spec, "
      + "in the folders around it, and in Assay's own folder.")
  static let query = Key<Self, String?>.optional(
    "query", .text, "A query for the DuckDB command: SELECT … FROM 'events/*.parquet'.")
  static let catalog = Key<Self, [String]?>.optional(
    "catalog", .list(of: .text),
    "Names of 'assay data list', such as shuttle or adbench/*; each is a data set.")
  static let mirror = Key<Self, String?>.optional(
    "mirror", .text, "A folder that holds the files of the catalog.")

  /// The keys that say where the rows come from.
  public static var placeKeys: [any FormKey<Self>] { [file, query, catalog, mirror] }
  public static var keys: [any FormKey<Self>] {
    placeKeys + DatasetMeaning.keys(lentTo: Self.self)
  }
  public static let exclusive: [Exclusive] =
    [.exactlyOne(of: "file", "query", "catalog")] + ofQueries
  /// The answer of a query has a form of its own.
  public static let ofQueries: [Exclusive] = Exclusive.each(
    of: ["delimiter", "encoding", "header", "values"], or: "query")
  public static let needs = [Need.only("mirror", with: "catalog")]

  public let place: Place
  public let meaning: DatasetMeaning

  public init(_ settings: Settings<Self>) throws(SettingError) {
    place = try Place(settings)
    meaning = try DatasetMeaning(settings.read(as: DatasetMeaning.self))
  }

  /// Where rows come from, before files are looked for and patterns spelled out.
  public enum Place: Sendable, Equatable {
    case file(String)
    case query(String)
    /// Names of the catalog, or patterns of names.
    case catalog([String], mirror: String?)

    public init(_ settings: Settings<RecordedData>) throws(SettingError) {
      if let file = settings[RecordedData.file] {
        self = .file(file)
      } else if let query = settings[RecordedData.query] {
        self = .query(query)
      } else if let names = settings[RecordedData.catalog] {
        self = .catalog(names, mirror: settings[RecordedData.mirror])
      } else {
        throw SettingError(
          "file", mustBe: "given, or else 'query' or 'catalog'", not: "left out with both")
      }
    }
  }
}
