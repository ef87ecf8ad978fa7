public import Forms
public import Vocabulary

/// What a spec says of labels: where they are found, what they mean, and how many anomalies are kept.
public struct Labelling: Configured, Equatable {
  public static let name = "label"
  public static let help = "Where labels are found."
  static let column = Key<Self, String?>.optional("column", .text, "A column.")
  static let array = Key<Self, String?>.optional("array", .text, "An array of the same archive.")
  static let file = Key<Self, String?>.optional("file", .text, "A file with one label a row.")
  static let intervals = Key<Self, String?>.optional(
    "intervals", .text,
    "A CSV file of stretches, both ends included: moments as the time column has them, or rows from 0."
  )
  static let counting = Key<Self, LabelSettings.Counting?>.optional(
    "counting", .word,
    "What the ends of 'intervals' are; moments where nothing is said and there is a time column.")
  static let ids = Key<Self, String?>.optional(
    "ids", .text, "A file of the ids of anomalous rows, one a line.")
  static let anomaly = Key<Self, [String]?>.optional(
    "anomaly", .list(of: .text), "The values that are anomalies; all others are ordinary.")
  static let ordinary = Key<Self, [String]?>.optional(
    "ordinary", .list(of: .text), "The values that are ordinary; all others are anomalies.")
  static let keep = Key<Self, Double?>.optional(
    "keep", .positiveShare,
    "Anomalies are left out by chance until they are this share of the rows.")
  public static var keys: [any FormKey<Self>] {
    [column, array, file, intervals, counting, ids, anomaly, ordinary, keep]
  }
  public static let exclusive: [Exclusive] = [
    .atMostOne(of: "column", "array", "file", "intervals", "ids"),
    .atMostOne(of: "anomaly", "ordinary"),
  ]

  /// What stands under the key: a column, `none`, or a mapping.
  public enum Said: Sendable, Equatable {
    case nowhere
    case column(String)
    case described(Settings<Labelling>)

    init(_ text: String) { self = text == "none" ? .nowhere : .column(text) }

    var text: String? {
      switch self {
      case .nowhere: "none"
      case .column(let name): name
      case .described: nil
      }
    }

    var settings: Settings<Labelling>? {
      if case .described(let settings) = self { settings } else { nil }
    }
  }

  public let place: LabelSettings
  /// The share of the labelled rows that anomalies are to be, if some must leave for it.
  public let keep: Double?

  private init(place: LabelSettings) {
    self.place = place
    keep = nil
  }

  public init(_ said: Said) throws(SettingError) {
    switch said {
    case .nowhere: self.init(place: .none)
    case .column(let name): self.init(place: .column(name))
    case .described(let settings): try self.init(settings)
    }
  }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    keep = settings[Self.keep]
    let meaning = LabelMeaning(settings)
    if settings[Self.counting] != nil, settings[Self.intervals] == nil {
      throw SettingError(
        Self.counting.name, mustBe: "given beside 'intervals', whose ends it is about",
        not: "without it")
    }
    if let column = settings[Self.column] {
      place = .column(column, meaning)
    } else if let array = settings[Self.array] {
      place = .array(array, meaning)
    } else if let file = settings[Self.file] {
      place = .file(file, meaning)
    } else if let word = meaning.word {
      throw SettingError(
        word, mustBe: "given beside 'column', 'array' or 'file', whose values it names",
        not: "without them")
    } else if let path = settings[Self.intervals] {
      place = .intervals(file: path, counting: settings[Self.counting])
    } else if let path = settings[Self.ids] {
      place = .ids(file: path)
    } else {
      place = .conventional
    }
  }
}

extension LabelMeaning {
  fileprivate init(_ settings: Settings<Labelling>) {
    if let values = settings[Labelling.anomaly] {
      self = .anomalies(values)
    } else if let values = settings[Labelling.ordinary] {
      self = .ordinary(values)
    } else {
      self = .recognized
    }
  }

  /// The key of a spec that names values.
  fileprivate var word: String? {
    switch self {
    case .anomalies: Labelling.anomaly.name
    case .ordinary: Labelling.ordinary.name
    case .coded, .recognized: nil
    }
  }
}
