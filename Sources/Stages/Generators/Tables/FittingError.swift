import Wording

/// Why a generator cannot learn from a data set.
public struct FittingError: Error, Equatable, CustomStringConvertible {
  /// The name of the data set.
  public let dataset: String
  public let reason: Reason

  public enum Reason: Sendable, Equatable {
    case noNumbers(column: String)
    case noColumns
    /// A row, counted from 0, has no finite number in a column.
    case gap(column: String, row: Int)
    case tooFewRows(Int)
    case fewerThanAsked(have: Int, asked: Int)
    /// A sentence of the model that was to be learned.
    case unlearnable(String)
  }

  init(_ dataset: String, _ reason: Reason) {
    self.dataset = dataset
    self.reason = reason
  }

  public var description: String { "\(dataset): \(sentence)" }

  private var sentence: String {
    switch reason {
    case .noNumbers(let column):
      "column '\(column)': found words or times, wanted numbers; leave the column out with "
        + "'ignore: [\(column)]'"
    case .noColumns: "found no columns, wanted columns of numbers"
    case .gap(let column, let row):
      "column '\(column)': found no finite number in row \(row), counted from 0, wanted numbers in all ordinary "
        + "rows; 'missing: drop' leaves such rows out"
    case .tooFewRows(let have):
      "found \(Figures.grouped(have)) ordinary rows, wanted at least 20 to learn from"
    case .fewerThanAsked(let have, let asked):
      "found \(Figures.grouped(have)) ordinary rows, wanted \(Figures.grouped(asked)) of them; "
        + "'ordinary: mixture' and 'ordinary: copula' draw as many as are asked for"
    case .unlearnable(let reason):
      "found rows that cannot be learned from: \(reason), wanted columns that are no sums of each "
        + "other; use 'ordinary: own'"
    }
  }
}
