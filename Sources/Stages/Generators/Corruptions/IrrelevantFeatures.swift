public import Forms
public import Numerics
public import Vocabulary

/// Columns that say nothing: uniform noise in the range of a column of chance.
public struct IrrelevantFeatures: CorruptionKind {
  public static let name = "irrelevant-features"
  public static let help = "Columns that say nothing: noise in the range of another column."
  public static let share = Key<Self, Double>.key(
    "share", .number(0...0.99), or: 0.5, "Their share of all columns, when they are there.")
  public static var keys: [any FormKey<Self>] { [share, Key<Self, Int>.draw] }

  private let share: Double

  public init(share: Double = Self.share.standard) throws(SettingError) {
    self.share = try Self.share.checked(share)
  }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    try self.init(share: settings[Self.share])
  }

  public var recipe: String { "\(Self.name) \(share)" }

  /// The rows with columns of noise, until these are their share of all columns.
  public func corrupted(_ dataset: Dataset, _ chance: inout Generator) -> Dataset {
    var columns = dataset.table.columns
    let ranges = columns.compactMap { column -> (Double, Double)? in
      let numbers = (column.numbers ?? []).filter(\.isFinite)
      guard let low = numbers.min(), let high = numbers.max(), low < high else { return nil }
      return (low, high)
    }
    let count = Int((Double(columns.count) * share / (1 - share)).rounded())
    let taken = Set(columns.map(\.name))
    for number in 0..<count {
      let (low, high) = ranges.isEmpty ? (0, 1) : ranges[chance.below(ranges.count)]
      var name = "noise\(number)"
      while taken.contains(name) { name += "_" }
      columns.append(
        Column(name, numbers: (0..<dataset.rows).map { _ in chance.uniform(low, high) }))
    }
    return dataset.replacing(table: Table(rows: dataset.rows, columns: columns))
  }
}
