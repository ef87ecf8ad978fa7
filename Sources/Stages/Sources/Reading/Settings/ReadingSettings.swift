public import Formats
public import Forms
public import Numerics
public import Vocabulary

/// How a file or the answer to a query becomes a dataset; whatever is not said is found out.
public struct ReadingSettings: Sendable, Equatable {
  /// The form of the file; by its name and first bytes where it is not said.
  public var format: FileFormat?
  /// How text stands in the bytes of a CSV or JSON Lines file.
  public var encoding = TextEncoding.utf8
  /// What stands between the fields of a CSV file; found out where it is not said.
  public var delimiter: Delimiter?
  /// Whether the first record of a CSV file holds names; found out where it is not said.
  public var header: Bool?
  /// The names of all columns, in the order of the file, instead of those that it has.
  public var names: [String]?
  /// The only columns to use as features, in this order; all in the order of the file where it is not
  /// said.
  public var use: [String]?
  /// Columns to leave out.
  public var ignore: [String] = []
  /// What columns hold, where the rules of `ColumnType` must not decide.
  public var types: [String: ColumnType] = [:]
  /// What is written where there is no value.
  public var missingWords: Set<String> = ReadingSettings.usualMissingWords
  /// Whether a missing value is a complaint.
  public var missing = MissingTolerance.keep
  /// What becomes of numbers without bound.
  public var infinite = InfiniteRule.complain

  public var label = LabelSettings.conventional
  /// Whether labels may all be the same, as in a file of ordinary rows that thresholds are set by.
  public var mayHaveOneClass = false
  public var time: TimeSettings?
  /// The column that says to whom a row belongs.
  public var group: String?
  /// The column that names each row.
  public var id: String?
  /// The column that says what sort of anomaly a row is.
  public var kind: String?
  /// The array of an archive that holds the table.
  public var values: String?
  public var limit: RowLimit?

  public init() {}

  /// What stands for a missing value where nothing else is said; case matters.
  public static let usualMissingWords: Set<String> = [
    "", "NA", "N/A", "n/a", "#N/A", "#NA", "<NA>", "NaN", "nan", "NAN", "-NaN", "-nan", "null",
    "NULL", "Null", "None", "NaT", "-", "?", "1.#QNAN", "-1.#IND",
  ]
}

/// Whether a missing value is a complaint.
public enum MissingTolerance: Sendable, Equatable {
  /// Missing values stay missing, for others to deal with.
  case keep
  /// The first missing value of a column that is not named here is a complaint.
  case complain(except: Set<String>)
}

/// What becomes of numbers without bound.
public enum InfiniteRule: String, Sendable, Equatable, CaseIterable {
  case complain, missing, keep
}

/// A bound on the rows that are kept; those beyond it are left out by chance, not from the end.
public struct RowLimit: Configured, Equatable {
  public static let name = "rows"
  public static let help = "A bound on the rows."
  static let atMost = Key<Self, Int>.required(
    "at-most", .count, "How many; those beyond it are left out by chance.")
  static let seed = Key<Self, Int>.key("seed", .seed, or: 1, "The seed of the draw.")
  public static var keys: [any FormKey<Self>] { [atMost, seed] }

  public let atMost: Int
  public let seed: Seed

  public init(atMost: Int, seed: Seed) throws(SettingError) {
    self.atMost = try Self.atMost.checked(atMost)
    self.seed = seed
  }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    try self.init(atMost: settings[Self.atMost], seed: Seed(spec: settings[Self.seed]))
  }
}
