/// Rows from which a detector cannot learn.
public enum FitError: Error, Equatable, CustomStringConvertible {
  case noRows
  case noColumns
  case tooFewRows(have: Int, need: Int, what: String)
  case refused(RowError)
  /// The method found no answer, such as a solver that did not converge.
  case unsolved(String)

  public var description: String {
    switch self {
    case .noRows: "there are no rows to learn from"
    case .noColumns: "the rows have no columns"
    case .tooFewRows(let have, let need, let what):
      "\(what) needs at least \(need) rows, not \(have)"
    case .refused(let error): error.description
    case .unsolved(let why): why
    }
  }
}

/// A row that a model cannot score.
public enum RowError: Error, Equatable, CustomStringConvertible {
  case notFinite(row: Int, column: Int)
  case wrongWidth(found: Int, wanted: Int)
  /// Scores were asked for as training rows have them, of rows that are not the training rows.
  case notTrainingRows(found: Int, learnedFrom: Int)

  /// The same error of rows that have other numbers elsewhere.
  public func renumbered(_ number: (Int) -> Int) -> RowError {
    guard case .notFinite(let row, let column) = self else { return self }
    return .notFinite(row: number(row), column: column)
  }

  public var description: String {
    switch self {
    case .notFinite(let row, let column):
      "row \(row) has no finite number in column \(column), counted from 0"
    case .wrongWidth(let found, let wanted):
      "rows have \(found) columns, but the model has \(wanted)"
    case .notTrainingRows(let found, let learnedFrom):
      "these \(found) rows are not the \(learnedFrom) rows that the model learned from; "
        + "score them as new rows"
    }
  }
}
