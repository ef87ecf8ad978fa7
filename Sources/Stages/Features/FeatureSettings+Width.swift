public import Vocabulary

extension FeatureSettings {
  /// How many numbers a row of `table` becomes, by what stands in its rows at `training`: those of its columns
  /// that vary there.
  public func width(of table: Table, training: [Int]) -> Int {
    table.columns.reduce(0) { $0 + width(of: $1, training) }
  }

  /// How many numbers `column` becomes.
  func width(of column: Column, _ training: [Int]) -> Int {
    switch column.values {
    case .number(let values):
      let isMissing = training.contains { values[$0].isNaN }
      let present = training.lazy.map { values[$0] }.filter { !$0.isNaN }
      guard let first = present.first else { return 0 }
      let varies = present.contains { $0 != first }
      let indicates = isMissing && missingRule(for: column.name) == .indicator
      return (varies ? 1 : 0) + (indicates ? 1 : 0)
    case .category(let codes, _):
      let found = Set(training.lazy.map { codes[$0] })
      return found.count < 2 ? 0 : width(ofWords: found.count { $0 >= 0 })
    case .text:
      if case .hashing(let buckets) = categories { return buckets }
      return 0
    case .time: return 0
    }
  }

  private func width(ofWords words: Int) -> Int {
    switch categories {
    case .oneHot: words
    case .ordinal, .frequency: 1
    case .hashing(let buckets): buckets
    }
  }
}
