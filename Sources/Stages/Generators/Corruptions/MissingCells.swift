public import Forms
public import Numerics
public import Vocabulary

/// Cells without a value.
public struct MissingCells: CorruptionKind {
  public static let name = "missing-cells"
  public static let help = "Cells without a value."
  public static let share = Key<Self, Double>.share(or: 0.05, of: "cells")
  public static var keys: [any FormKey<Self>] { [share, Key<Self, Int>.draw] }

  private let share: Double

  public init(share: Double = Self.share.standard) throws(SettingError) {
    self.share = try Self.share.checked(share)
  }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    try self.init(share: settings[Self.share])
  }

  public var recipe: String { "\(Self.name) \(share)" }

  /// The rows with a share of their cells empty, each as likely as any other.
  public func corrupted(_ dataset: Dataset, _ chance: inout Generator) -> Dataset {
    let columns = dataset.table.columns
    let cells = dataset.rows * columns.count
    let count = Int((Double(cells) * share).rounded())
    var emptied = columns.map { _ in [Int]() }
    for cell in chance.sample(count, of: cells) {
      emptied[cell % emptied.count].append(cell / emptied.count)
    }
    return dataset.replacing(
      table: Table(
        rows: dataset.rows, columns: zip(columns, emptied).map { $0.emptied(at: $1) }))
  }
}

extension Column {
  /// The column with no value in `rows`.
  fileprivate func emptied(at rows: [Int]) -> Column {
    guard !rows.isEmpty else { return self }
    switch values {
    case .number(var numbers):
      for row in rows { numbers[row] = .nan }
      return Column(name, .number(numbers))
    case .category(var codes, let levels):
      for row in rows { codes[row] = -1 }
      return Column(name, .category(codes: codes, levels: levels))
    case .time(var times):
      for row in rows { times[row] = nil }
      return Column(name, .time(times))
    case .text(var texts):
      for row in rows { texts[row] = nil }
      return Column(name, .text(texts))
    }
  }
}
