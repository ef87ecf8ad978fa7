/// Columns that cannot become the numbers that a model wants.
public enum FeatureError: Error, Equatable, CustomStringConvertible {
  case missingNumber(column: String, row: Int, count: Int)
  case notFinite(column: String, row: Int)
  case noColumn(String, have: [String])
  case wrongType(column: String, found: String, wanted: String)
  case noFeatures(dropped: [DroppedColumn])
  case noTrainingRows

  public var description: String {
    guard case .missingNumber = self else { return found }
    return found + "; choose 'missing: drop', 'median', 'constant' or 'indicator'"
  }

  /// What is wrong, without what a spec could say about it.
  public var found: String {
    switch self {
    case .missingNumber(let column, let row, let count):
      "column '\(column)' has no value in row \(row), counted from 0 (\(count) \(count == 1 ? "row has" : "rows have") none)"
    case .notFinite(let column, let row):
      "column '\(column)' has a number in row \(row), counted from 0, that no 32-bit number holds after scaling"
    case .noColumn(let name, let have):
      "the data have no column '\(name)', which the model was fitted with; they have \(have.prefix(20).joined(separator: ", "))"
        + (have.count > 20 ? " and \(have.count - 20) more" : "")
    case .wrongType(let column, let found, let wanted):
      "column '\(column)' holds \(found), but the model was fitted with \(wanted)"
    case .noFeatures(let dropped):
      "no column is left to learn from"
        + (dropped.isEmpty
          ? "" : ": " + dropped.map { "'\($0.name)' \($0.reason)" }.joined(separator: ", "))
    case .noTrainingRows: "there are no training rows to learn the features from"
    }
  }
}

extension FeatureError {
  /// The same error of rows that have other numbers elsewhere.
  public func renumbered(_ number: (Int) -> Int) -> FeatureError {
    switch self {
    case .missingNumber(let column, let row, let count):
      .missingNumber(column: column, row: number(row), count: count)
    case .notFinite(let column, let row): .notFinite(column: column, row: number(row))
    case .noColumn, .wrongType, .noFeatures, .noTrainingRows: self
    }
  }
}

/// A column that was left out of the features, and why: `is constant in the training rows`.
public struct DroppedColumn: Sendable, Equatable {
  public let name: String
  public let reason: String

  public init(name: String, reason: String) {
    self.name = name
    self.reason = reason
  }
}
