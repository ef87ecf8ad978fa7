public import Decisions
import Formats
public import Vocabulary

extension [ThresholdQuestion] {
  /// The names that requests for the lowest cost have for columns of prices, in alphabetical order.
  public var costColumns: [String] {
    let named = filter(\.namesPrices).flatMap { [$0.missed?.column, $0.wrong?.column] }
    return Set(named.compactMap { $0 }).sorted()
  }
}

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
    return amounts
  }
}

/// Why a column does not say what mistakes cost.
public struct CostError: Error, Equatable, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }
}

extension Settings {
  /// What a mistake costs: a number, the name of a column, or else `usual`.
  func cost(_ key: String, or usual: Double) throws(SettingError) -> MistakeCost {
    guard has(key) else { return try MistakeCost(usual, of: key) }
    guard let column = members[key]?.string else { return try MistakeCost(number(key), of: key) }
    guard Double(column) == nil else {
      throw SettingError(
        key, mustBe: "a number of at least 0, or the name of a column", not: column)
    }
    return .column(column)
  }
}

extension RowCosts {
  /// What mistakes cost on rows: by the first request for the lowest cost, or else as usual.
  /// - Parameter columns: The amounts in the columns that requests name.
  public init(
    _ requests: [ThresholdQuestion], missed: Double?, false wrong: Double?,
    columns: [(name: String, amounts: [Double])]
  ) {
    let request = requests.first(where: \.namesPrices)
    func amounts(_ price: ThresholdQuestion.Price?, _ usual: Double?) -> CostAmounts? {
      switch price {
      case .amount(let amount): .same(amount)
      case .column(let name): columns.first { $0.name == name }.map { .byRow($0.amounts) }
      case nil: usual.map { .same($0) }
      }
    }
    self.init(
      missed: amounts(request?.missed, missed), false: amounts(request?.wrong, wrong),
      columns: columns)
  }
}
