public import Forms
public import Numerics
public import Vocabulary

/// Labels that are wrong.
public struct LabelFlips: CorruptionKind {
  public static let name = "label-flips"
  public static let help = "Labels that are wrong."
  public static let share = Key<Self, Double>.share(or: 0.05, of: "labels")
  public static var keys: [any FormKey<Self>] { [share, Key<Self, Int>.draw] }

  private let share: Double

  public init(share: Double = Self.share.standard) throws(SettingError) {
    self.share = try Self.share.checked(share)
  }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    try self.init(share: settings[Self.share])
  }

  public var needsLabels: Bool { true }

  public var recipe: String { "\(Self.name) \(share)" }

  /// The rows with a share of the known labels turned round; a row that became ordinary has no kind.
  public func corrupted(_ dataset: Dataset, _ chance: inout Generator) -> Dataset {
    guard var labels = dataset.labels else { return dataset }
    let known = labels.values.indices.filter { labels[$0] != .unknown }
    let count = Int((Double(known.count) * share).rounded())
    var kinds = dataset.kinds
    for place in chance.sample(count, of: known.count) {
      let row = known[place]
      let wasAnomaly = labels[row] == .anomaly
      labels.values[row] = wasAnomaly ? .ordinary : .anomaly
      kinds?[row] = wasAnomaly ? nil : "label flip"
    }
    return dataset.replacing(labels: labels, kinds: kinds)
  }
}
