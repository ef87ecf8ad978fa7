public import Forms
public import Vocabulary

/// What a spec says of a data set wherever its rows come from: what it is called, what its columns mean,
/// and how many anomalies stay.
public struct DatasetMeaning: Configured, Equatable {
  public static let name = "meaning"
  public static let help = "What a data set is called, and what its columns mean."
  public static let title = Key<Self, String?>.optional(
    "name", .text, "What the data set is called; else after its source.")
  public static var keys: [any FormKey<Self>] { [title] + ReadingSettings.keys(lentTo: Self.self) }

  /// What the data set is called, where the spec says so.
  public let title: String?
  public let reading: ReadingSettings
  /// The share of the labelled rows that anomalies are to be, if some must leave for it.
  public let keep: Double?

  public init(_ settings: Settings<Self>) throws(SettingError) {
    title = settings[Self.title]
    let columns = settings.read(as: ReadingSettings.self)
    reading = try ReadingSettings(columns)
    keep = try columns[ReadingSettings.label].map(Labelling.init)?.keep
  }
}
