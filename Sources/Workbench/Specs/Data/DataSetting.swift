import Features
public import Forms
import Generators
import Sources
import Systems
public import Vocabulary

/// One entry of a spec's `data`: where rows come from, what their columns mean, and what is done to them.
public struct DataSetting: Configured {
  public static let name = "data"
  public static let help = "A data set: where its rows come from, and what each column means."
  static let generate = Key<Self, Choice?>.optional(
    "generate", .choice(of: RowMaker.choices.forms),
    "Made rows, with anomalies planted.")
  static let events = Key<Self, Choice?>.optional(
    "events", .choice(of: EventReading.forms),
    "How events become rows, where each line of the file, JSON Lines, is one; 'time', 'group', 'id', 'kind' "
      + "and 'label' then name members of a line. The systems that Assay serves name theirs themselves."
  )
  static let corrupt = Key<Self, [Choice]>.key(
    "corrupt", .list(of: .choice(of: Corruption.choices.forms)), or: [],
    "What is done to the rows on purpose, in this order, whether they are recorded or made.")
  public static var keys: [any FormKey<Self>] {
    RecordedData.placeKeys.map { $0.lent(to: Self.self) }
      + [DatasetMeaning.title.lent(to: Self.self), generate, events, corrupt]
      + ReadingSettings.keys(lentTo: Self.self)
  }
  public static let exclusive: [Exclusive] =
    [.exactlyOne(of: "file", "query", "catalog", "generate")] + RecordedData.ofQueries
    + Exclusive.each(of: readingKeys, or: "generate") + Exclusive.each(of: ofColumns, or: "events")
  public static let needs = RecordedData.needs + [.only("events", with: "file")]
  /// What says how rows are read; those that are made come with what they mean, and only `label: { keep }`
  /// says more of them.
  private static let readingKeys = ReadingSettings.keys.map { $0.erased.name }.filter {
    $0 != "label"
  }
  /// What is said of columns and cells as a file has them, and of rows that are left out.
  private static let ofColumns = [
    "use", "ignore", "rows", "delimiter", "header", "names", "types", "infinite", "missing-words",
    "values",
  ]

  /// Where the rows come from.
  enum Origin: Sendable {
    case recorded(RecordedData.Place)
    /// A file of events, and how they are seen as rows.
    case events(file: String, EventReading)
    case made(RowMaker)
  }

  let origin: Origin
  let meaning: DatasetMeaning
  let corruptions: [Corruption]

  /// The columns that are named for what they say of a row rather than as features.
  public var roles: [String] { meaning.reading.roles }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    if let choice = settings[Self.generate] {
      origin = .made(
        try SettingError.inside("generate.\(choice.name)") { () throws(SettingError) in
          try RowMaker.choices.make(choice)
        })
    } else {
      let place = try RecordedData.Place(settings.read(as: RecordedData.self))
      if let choice = settings[Self.events], case .file(let file) = place {
        let reading = try SettingError.inside("events.\(choice.name)") { () throws(SettingError) in
          try EventReading(choice)
        }
        try reading.check(ReadingSettings(settings.read(as: ReadingSettings.self)))
        origin = .events(file: file, reading)
      } else {
        origin = .recorded(place)
      }
    }
    meaning = try DatasetMeaning(settings.read(as: DatasetMeaning.self))
    corruptions = try settings[Self.corrupt].enumerated().map {
      place, choice throws(SettingError) in
      try SettingError.inside("corrupt.\(place).\(choice.name)") { () throws(SettingError) in
        try Corruption.choices.make(choice)
      }
    }
  }
}
