/// Why a gate cannot say anything.
public enum GateError: Error, Equatable, CustomStringConvertible {
  /// A rule that judged nothing would be green for nothing.
  case judgedNothing(rule: String, why: String)
  case needsBaseline(rule: String)
  case noScores(String)

  public var description: String {
    switch self {
    case .judgedNothing(let rule, let why): "the rule '\(rule)' judged nothing: \(why)"
    case .needsBaseline(let rule):
      "the rule '\(rule)' compares, and there is nothing to compare with: '--baseline FILE' names it"
    case .noScores(let what):
      "a gate compares how scores order rows, and \(what) lacks some, or the rows that they are of: '--no-scores' kept none, "
        + "or a file is gone; 'assay run' of the same spec makes it again"
    }
  }
}
