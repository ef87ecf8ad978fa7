public import Forms
public import Numerics
public import Vocabulary

/// Rows in which one number is in another unit.
public struct UnitErrors: CorruptionKind {
  public static let name = "unit-errors"
  public static let help = "Rows in which one number is in another unit."
  public static let share = Key<Self, Double>.share(or: 0.01, of: "rows")
  public static let factor = Key<Self, Double>.key(
    "factor", .positive, or: 1000, "How many times as large the number is.")
  public static var keys: [any FormKey<Self>] { [share, factor, Key<Self, Int>.draw] }

  private let share: Double
  private let factor: Double

  public init(
    share: Double = Self.share.standard, factor: Double = Self.factor.standard
  ) throws(SettingError) {
    self.share = try Self.share.checked(share)
    self.factor = try Self.factor.checked(factor)
  }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    try self.init(share: settings[Self.share], factor: settings[Self.factor])
  }

  public var recipe: String { "\(Self.name) \(share) factor \(factor)" }

  /// The rows with one number each of a share of them multiplied.
  public func corrupted(_ dataset: Dataset, _ chance: inout Generator) -> Dataset {
    var columns = dataset.table.columns
    let numeric = columns.indices.filter { columns[$0].numbers != nil }
    guard !numeric.isEmpty else { return dataset }
    var mistaken: [Int: [Int]] = [:]
    for row in chance.sample(Int((Double(dataset.rows) * share).rounded()), of: dataset.rows) {
      mistaken[numeric[chance.below(numeric.count)], default: []].append(row)
    }
    for (column, rows) in mistaken {
      guard var numbers = columns[column].numbers else { continue }
      for row in rows { numbers[row] *= factor }
      columns[column] = Column(columns[column].name, numbers: numbers)
    }
    return dataset.replacing(table: Table(rows: dataset.rows, columns: columns))
  }
}
