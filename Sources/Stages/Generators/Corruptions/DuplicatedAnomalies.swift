public import Forms
public import Numerics
public import Vocabulary

/// Each anomaly comes several times: a crowd hides its members.
public struct DuplicatedAnomalies: CorruptionKind {
  public static let name = "duplicated-anomalies"
  public static let help = "Each anomaly comes several times: a crowd hides its members."
  public static let times = Key<Self, Int>.key(
    "times", .whole(1...1000), or: 3, "How often each comes.")
  public static var keys: [any FormKey<Self>] { [times, Key<Self, Int>.draw] }

  private let times: Int

  public init(times: Int = Self.times.standard) throws(SettingError) {
    self.times = try Self.times.checked(times)
  }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    try self.init(times: settings[Self.times])
  }

  public var needsLabels: Bool { true }

  public var recipe: String { "\(Self.name) \(times)" }

  /// The rows with each anomaly as often as was asked, in an order of chance.
  public func corrupted(_ dataset: Dataset, _ chance: inout Generator) -> Dataset {
    guard let labels = dataset.labels else { return dataset }
    var rows = Array(0..<dataset.rows)
    let anomalies = rows.filter { labels[$0] == .anomaly }
    for _ in 1..<times { rows += anomalies }
    chance.shuffle(&rows)
    return dataset.gathering(rows: rows)
  }
}
