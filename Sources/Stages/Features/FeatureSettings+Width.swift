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
      var counts: [Int32: Int] = [:]
      for row in training { counts[codes[row], default: 0] += 1 }
      guard counts.count > 1 else { return 0 }
      counts[-1] = nil
      return width(ofWords: Array(counts.values))
    case .text:
      if case .hashing(let buckets) = categories { return buckets }
      return 0
    case .time: return 0
    }
  }

  /// How many numbers words become that so many rows have.
  private func width(ofWords counts: [Int]) -> Int {
    switch categories {
    case .columnPerWord(let columns): columns.width(counts)
    case .ordinal, .frequency: 1
    case .hashing(let buckets): buckets
    }
  }
}
