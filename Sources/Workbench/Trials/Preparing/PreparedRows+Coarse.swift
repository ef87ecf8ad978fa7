import Features
import Numerics
import Pipelines
import Vocabulary
import Wording

extension PreparedRows {
  /// Fewer different values than this are too few for a number that is measured.
  private static let fewest = 256

  /// Columns whose values lie so close together, for their size, that 32-bit numbers hardly tell them apart.
  ///
  /// - Parameter table: The training rows as they were recorded.
  func coarse(of table: Table) -> [String] {
    table.columns.compactMap { column in
      guard let numbers = column.numbers?.filter({ !$0.isNaN }), let low = numbers.min(),
        let high = numbers.max(),
        low < high, let place = features.names.firstIndex(of: column.name)
      else { return nil }
      let values = (0..<training.rows).map { training[$0, place] }
      guard let least = values.min(), let most = values.max() else { return nil }
      // Values that are so few steps apart are all about as large as the largest.
      let steps = Double(most - least) / Double(most.ulp)
      guard steps < Double(Self.fewest), Set(values).count < Set(numbers).count else { return nil }
      return "column '\(column.name)' has \(Phrase.counted(Set(numbers).count, "different value"))"
        + " in the training rows, of which 32-bit numbers tell \(Figures.grouped(Set(values).count)) apart:"
        + " take its smallest value away from it, or choose 'scale: standard'"
    }
  }
}
