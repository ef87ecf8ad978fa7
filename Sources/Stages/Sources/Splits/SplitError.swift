/// Rows that cannot be divided as was asked.
public enum SplitError: Error, Equatable, CustomStringConvertible {
  case noTimes
  case oneMoment
  case noGroups
  case tooFewGroups(have: Int, need: Int)
  case tooFewRows(have: Int, empty: String)
  case noLabels(need: String)
  case noAnomalies(wanted: Double)
  case noOrdinaryRows
  case outside(row: Int, rows: Int)
  case shared(row: Int, first: String, second: String)

  public var description: String {
    switch self {
    case .noTimes:
      "a split by time needs a time column; name one with 'time:' or split by row"
    case .oneMoment:
      "a split by time needs at least two moments, but all rows have the same time"
    case .noGroups:
      "a split by group needs a group column; name one with 'group:' or split by row"
    case .tooFewGroups(let have, let need):
      "a split by group needs at least \(need) groups, but the rows have \(have); "
        + "take fewer parts or split by row"
    case .tooFewRows(let have, let part):
      "\(have) rows are too few: the \(part) part would be empty; take fewer parts or more rows"
    case .noLabels(let need):
      "\(need) needs labels, but no row is labelled"
    case .noAnomalies(let wanted):
      "the training part cannot have a share of \(wanted) anomalies: it has none"
    case .noOrdinaryRows:
      "the training part has no row that is known to be ordinary"
    case .outside(let row, let rows):
      "row \(row) is named by the split, but the rows are 0 to \(rows - 1)"
    case .shared(let row, let first, let second):
      "row \(row) is in the \(first) and in the \(second) part; a row may be in one only"
    }
  }
}
