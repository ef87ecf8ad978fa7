public import Forms
import Generators
import Sources
public import Vocabulary

/// One entry of a spec's `data`: where rows come from, what their columns mean, and what is done to them.
public struct DataSetting: Configured {
  public static let name = "data"
  public static let help = "A data set: where its rows come from, and what each column means."
  static let generate = Key<Self, Choice?>.optional(
    "generate", .choice(of: RowMaker<RecordedData>.choices.forms),
    "Made rows, with anomalies planted.")
  static let corrupt = Key<Self, [Choice]>.key(
    "corrupt", .list(of: .choice(of: Corruption.choices.forms)), or: [],
    "What is done to the rows on purpose, in this order, whether they are recorded or made.")
  public static var keys: [any FormKey<Self>] {
    RecordedData.placeKeys.map { $0.lent(to: Self.self) }
      + [DatasetMeaning.title.lent(to: Self.self), generate, corrupt]
      + ReadingSettings.keys(lentTo: Self.self)
  }
  public static let exclusive: [Exclusive] =
    [.exactlyOne(of: "file", "query", "catalog", "generate")] + RecordedData.ofQueries
    + Exclusive.each(of: readingKeys, or: "generate")
  public static let needs = RecordedData.needs
  /// What says how rows are read; those that are made come with what they mean, and only `label: { keep }`
  /// says more of them.
  private static let readingKeys = ReadingSettings.keys.map { $0.erased.name }.filter {
    $0 != "label"
  }

  /// Where the rows come from.
  enum Origin: Sendable {
    case recorded(RecordedData.Place)
    case made(RowMaker<RecordedData>)
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
      origin = .recorded(try RecordedData.Place(settings.read(as: RecordedData.self)))
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
