import Decisions
import Formats
public import Vocabulary

extension Questions {
  /// The columns that say what mistakes cost.
  public var costColumns: [String] { thresholds.costColumns }
}

/// Columns that say what a mistake costs on each row.
public enum CostColumns {
  /// The amounts in a column; refused where one is no amount.
  public static func amounts(_ name: String, in table: Table) throws(CostError) -> [Double] {
    guard let column = table.column(named: name) else {
      throw CostError(
        "there is no column '\(name)' that says what a mistake costs; the columns are "
          + table.columns.map(\.name).joined(separator: ", "))
    }
    guard let amounts = column.numbers else {
      throw CostError("column '\(name)' is to say what a mistake costs, but does not hold numbers")
    }
    if let row = amounts.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      let found = amounts[row].isNaN ? "there is none" : "it is \(amounts[row])"
      throw CostError(
        "column '\(name)' is to say what a mistake costs, a number of at least 0; in row \(row + 1)"
          + " \(found)")
    }
    var sum = 0.0
    for (row, amount) in amounts.enumerated() {
      sum += amount
      guard sum.isFinite else {
        throw CostError(
          "column '\(name)' is to say what a mistake costs; with row \(row + 1), \(amount), the sum of its amounts "
            + "is more than a number can be: give them in a larger unit")
      }
    }
    return amounts
  }
}

/// Why a column does not say what mistakes cost.
public struct CostError: Error, Equatable, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }
}
