import Numerics
public import Vocabulary

/// What several scores of the same rows agree on.
public struct Consensus: Sendable, Equatable {
  /// The mean rank of each row over all members; the higher, the stranger.
  public let scores: Scores
  /// For each member, the rank correlation with the mean of all others; `nil` if one of the two is
  /// constant, or there are no others.
  public let agreement: [Double?]
  /// Spearman's rank correlation of each pair of members; `nil` if one of the two is constant.
  public let correlations: [[Double?]]

  /// - Precondition: All members score the same rows, and no score is NaN.
  public init(of members: [Scores]) {
    let rows = members.first?.count ?? 0
    precondition(members.allSatisfy { $0.count == rows }, "members score the same rows")
    let ranks = members.map { Ranks.average(of: $0.values) }
    let sums = (0..<rows).map { row in ranks.reduce(0) { $0 + $1[row] } }
    let count = Double(max(members.count, 1))
    scores = Scores(sums.map { $0 / count })
    correlations = ranks.map { first in ranks.map { rankCorrelation(first, $0) } }
    agreement = ranks.map { own in spearman(own, zip(sums, own).map { $0 - $1 }) }
  }
}

/// Spearman's rank correlation: that of the average ranks of two lists; `nil` if one of them is constant.
public func spearman(_ first: [Double], _ second: [Double]) -> Double? {
  precondition(first.count == second.count, "lists of unequal length are not paired")
  return rankCorrelation(Ranks.average(of: first), Ranks.average(of: second))
}

/// The correlation of ranks, whose mean is known.
private func rankCorrelation(_ first: [Double], _ second: [Double]) -> Double? {
  let mean = Double(first.count + 1) / 2
  var (product, squares, otherSquares) = (0.0, 0.0, 0.0)
  for (a, b) in zip(first, second) {
    product += (a - mean) * (b - mean)
    squares += (a - mean) * (a - mean)
    otherSquares += (b - mean) * (b - mean)
  }
  guard squares > 0, otherSquares > 0 else { return nil }
  return product / (squares * otherSquares).squareRoot()
}
