/// Evidence that nothing can be chosen from.
public enum EvidenceError: Error, Equatable, CustomStringConvertible {
  case noScores
  case noNumber(row: Int)
  case wrongLength(String, count: Int, scores: Int)
  case wrongCost(row: Int, cost: Double)
  case wrongRate(Double)

  public var description: String {
    switch self {
    case .noScores: "there are no scores to choose a threshold from"
    case .noNumber(let row): "the score of row \(row), counted from 0, is not a number"
    case .wrongLength(let what, let count, let scores):
      "there are \(count) \(what) for \(scores) scores; there must be one for each"
    case .wrongCost(let row, let cost):
      "the cost of row \(row), counted from 0, must be a number of at least 0, not \(cost)"
    case .wrongRate(let rate): "the events a day must be a finite number above 0, not \(rate)"
    }
  }
}
