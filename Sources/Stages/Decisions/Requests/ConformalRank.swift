import Foundation
import Numerics
import Vocabulary

/// Which of *n* clean scores, from the highest, is the conformal threshold of a false-positive rate.
///
/// Above the *k*-th highest of *n* clean scores lies a share of ordinary rows to come that is Beta(*k*,
/// *n* + 1 − *k*) distributed over the choice of the scores, if they are continuous and exchangeable with
/// the rows to come; ties only lower it.
public enum ConformalRank {
  /// The rank that holds on average: the largest *k* up to *n* with *k* / (*n* + 1) ≤ `share`; 0 if there is
  /// none.
  public static func marginal(share: Double, rows: Int) -> Int {
    let expected = share * Double(rows + 1)
    return min(rows, Int((expected + 2 * expected.ulp).rounded(.down)))
  }

  /// The rank that holds with a confidence (PAC): the largest *k* with P(Beta(*k*, *n* + 1 − *k*) ≤
  /// `share`) ≥ `confidence`; 0 if there is none.
  public static func confident(share: Double, confidence: Double, rows: Int) -> Int {
    // P(Beta(k, n + 1 − k) ≤ share) is the chance that at least k of n rows fall into the share.
    let exceedances = BinomialDistribution(trials: rows, chance: share)
    return (0..<rows).partitioned { exceedances.probability(above: Double($0)) >= confidence }
  }

  /// The rank for `share`, with a confidence if one is asked for; 0 if the rows are too few.
  public static func rank(share: Double, confidence: Double?, rows: Int) -> Int {
    confidence.map { confident(share: share, confidence: $0, rows: rows) }
      ?? marginal(share: share, rows: rows)
  }

  /// More rows than anyone has; where more are needed, it is as many.
  private static let mostRows = 1_000_000_000_000_000

  /// The least number of clean rows with which there is a rank at all.
  public static func rowsNeeded(share: Double, confidence: Double?) -> Int {
    let estimate = confidence.map { log(1 - $0) / log1p(-share) } ?? (1 / share - 1)
    guard estimate < Double(mostRows) else { return mostRows }
    var rows = max(1, Int(estimate.rounded(.down)) - 1)
    while rank(share: share, confidence: confidence, rows: rows) == 0 { rows += 1 }
    return rows
  }
}
