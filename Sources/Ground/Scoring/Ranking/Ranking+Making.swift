import Numerics
public import Vocabulary

/// Scores that cannot be ranked.
public enum RankingError: Error, Equatable, CustomStringConvertible {
  /// Labeled rows whose score is not a number: how many, and the first of them.
  case noNumber(rows: Int, first: Int)

  public var description: String {
    switch self {
    case .noNumber(let rows, let first):
      rows == 1
        ? "the score of row \(first) is not a number"
        : "the scores of \(rows) rows are not numbers; the first is that of row \(first)"
    }
  }
}

extension Ranking {
  /// Ranks rows by their scores; rows whose label is unknown are left out.
  ///
  /// A score may be infinite but not NaN, which has no place in any order.
  ///
  /// - Complexity: that of one sort of the scores.
  public init(_ scores: Scores, _ labels: Labels) throws(RankingError) {
    precondition(scores.count == labels.count, "\(scores.count) scores for \(labels.count) labels")
    var (anomalies, ordinary): ([Double], [Double]) = ([], [])
    ordinary.reserveCapacity(scores.count)
    var (lost, first) = (0, 0)
    for row in 0..<scores.count where labels[row] != .unknown {
      let score = scores[row]
      if score.isNaN {
        if lost == 0 { first = row }
        lost += 1
      } else if labels[row] == .anomaly {
        anomalies.append(score)
      } else {
        ordinary.append(score)
      }
    }
    guard lost == 0 else { throw .noNumber(rows: lost, first: first) }
    self.init(
      ascendingAnomalies: anomalies.numericallySorted(),
      ascendingOrdinary: ordinary.numericallySorted())
  }

  /// Merges the sorted scores of both kinds into steps, from the top.
  private init(ascendingAnomalies anomalies: [Double], ascendingOrdinary ordinary: [Double]) {
    let rows = anomalies.count + ordinary.count
    precondition(rows <= Int(Int32.max), "a ranking holds at most \(Int32.max) rows")
    var (scores, found, alarmed): ([Double], [Int32], [Int32]) = ([], [], [])
    scores.reserveCapacity(rows)
    found.reserveCapacity(rows)
    alarmed.reserveCapacity(rows)
    var (strange, plain) = (anomalies.count, ordinary.count)  // not yet taken
    while strange > 0 || plain > 0 {
      let high = strange > 0 ? anomalies[strange - 1] : -.infinity
      let score = plain > 0 ? max(high, ordinary[plain - 1]) : high
      while strange > 0, anomalies[strange - 1] == score { strange -= 1 }
      while plain > 0, ordinary[plain - 1] == score { plain -= 1 }
      scores.append(score)
      found.append(Int32(truncatingIfNeeded: anomalies.count - strange))
      alarmed.append(Int32(truncatingIfNeeded: ordinary.count - plain))
    }
    self.init(scores: scores, found: found, alarmed: alarmed)
  }
}
