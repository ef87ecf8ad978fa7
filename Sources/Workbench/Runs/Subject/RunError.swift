/// Why a run cannot be carried out.
public enum RunError: Error, Equatable, CustomStringConvertible {
  case otherPlatform(wanted: String, found: String)
  case busy(folder: String)
  case audit([String])
  case sameName(String)
  case noColumn(String, asked: String, among: [String])
  case noLabels(String, asked: String)
  /// What no trial on a data set could do.
  case data(String, because: String)

  public var description: String {
    switch self {
    case .otherPlatform(let wanted, let found):
      "this worker computes on '\(found)', but the run on '\(wanted)'; their numbers may differ"
    case .busy(let folder):
      "another 'assay run' is at work in \(folder); wait for it, or end it first"
    case .audit(let findings):
      "the audit found what '--strict' does not let pass:\n  " + findings.joined(separator: "\n  ")
    case .sameName(let name):
      "two data sets are called '\(name)'; give one of them another 'name'"
    case .noColumn(let column, let asked, let columns):
      "'\(asked)': no data set has a column '\(column)'; the columns are "
        + columns.joined(separator: ", ")
    case .data(let name, let reason): "'\(name)': \(reason)"
    case .noLabels(let name, let asked):
      "'\(asked)' learns from labels, and '\(name)' has none; 'assay help spec' lists the others"
    }
  }
}
