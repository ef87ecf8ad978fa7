import Machine

/// Why scores from elsewhere cannot be used: the trial fails, and trying again would not help.
enum OutsideError: Error, CustomStringConvertible {
  case unreadable(FileError)
  case count(String, found: Int, wanted: Int)
  case notFinite(String, row: Int, value: Double)
  case changed(String)
  case noScores
  case ended(String, ExitStatus, lastLine: String?)
  case noScoresOf(String)
  case python(String, ExitStatus, lastLine: String?)

  var description: String {
    switch self {
    case .unreadable(let error): error.description
    case .count(let name, let found, let wanted):
      "\(name) holds \(found) scores, wanted one for each of the \(wanted) rows"
    case .notFinite(let name, let row, let value):
      "\(name) holds \(value) as the score of row \(row), wanted a finite number"
    case .changed(let path):
      "'\(path)' is no longer the file that the run began with; run the spec again"
    case .noScores: "'score' of the command wrote no file to ASSAY_SCORES"
    case .ended(let name, let status, let line):
      "'\(name)' of the command \(status)" + (line.map { ": \($0)" } ?? "")
    case .noScoresOf(let model): "\(model) wrote no scores"
    case .python(let model, let status, let line):
      "Python \(status) with \(model)" + (line.map { ": \($0)" } ?? "")
    }
  }
}
