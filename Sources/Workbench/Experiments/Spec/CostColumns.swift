import Datasets
import Decisions
import Files
import Vocabulary

/// Columns that say what a mistake costs on each row.
enum CostColumns {
  /// The names that requests for the lowest cost have for such columns, in the order of the alphabet.
  static func names(in requests: [Choice]) -> [String] {
    let named = requests.filter { $0.name == "cost" }.flatMap { request in
      ["missed", "false"].compactMap { request.settings.members[$0]?.string }
    }
    return Set(named).sorted()
  }

  /// The amounts in a column; refused where one is no amount.
  static func amounts(_ name: String, in table: Table) throws(CostError) -> [Double] {
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
struct CostError: Error, Equatable, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

extension Experiment {
  /// The columns that say what mistakes cost.
  var costColumns: [String] { CostColumns.names(in: thresholds) }
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
  init(
    _ requests: [Choice], missed: Double?, false wrong: Double?,
    columns: [(name: String, amounts: [Double])]
  ) {
    let request = requests.first { $0.name == "cost" }?.settings
    func amounts(_ key: String, _ usual: Double?) -> CostAmounts? {
      guard let request, request.has(key) else { return usual.map { .same($0) } }
      guard let name = request.members[key]?.string else { return .same(request.number(key)) }
      return columns.first { $0.name == name }.map { .byRow($0.amounts) }
    }
    self.init(
      missed: amounts("missed", missed), false: amounts("false", wrong), columns: columns)
  }
}
