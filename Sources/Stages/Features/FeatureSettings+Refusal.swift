public import Vocabulary

extension FeatureSettings {
  /// What every fit of a table would complain of, as far as the table alone shows it: a number that is missing
  /// where nothing fills it. A column whose other numbers are all the same, or that has none, is left out of
  /// features anyway.
  public func refusal(of table: Table) -> FeatureError? {
    for column in table.columns where missingRule(for: column.name) == .complain {
      guard let numbers = column.numbers, let row = numbers.firstIndex(where: \.isNaN) else {
        continue
      }
      let present = numbers.lazy.filter { !$0.isNaN }
      guard let first = present.first, present.contains(where: { $0 != first }) else { continue }
      return .missingNumber(
        column: column.name, row: row, count: numbers.count(where: \.isNaN))
    }
    return nil
  }
}
