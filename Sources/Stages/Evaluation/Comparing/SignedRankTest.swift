import Numerics

/// Whether paired differences lie around 0 (Wilcoxon 1945); differences of 0 are dropped, and those that
/// are equally large but for rounding share their ranks.
///
/// With up to 50 differences the p-value is exact, with ties too: every way to sign the ranks is counted.
/// With more it is normal, with the variance corrected for ties and no correction for continuity.
public struct SignedRankTest: Sendable, Equatable {
  /// How many differences are not 0.
  public let pairs: Int
  /// The sum of the ranks of the positive differences, and of the negative ones.
  public let positiveRanks: Double
  public let negativeRanks: Double
  /// The two-sided p-value; 1 where nothing differs.
  public let p: Double
  /// The smallest p-value that so many differences could have, were they all of one sign.
  public let smallestP: Double
  public let isExact: Bool

  public init(_ differences: [Double]) {
    let rounding = Rounding(ofAll: differences)
    let kept = differences.filter { !rounding.areEqual($0, 0) }
    let ranks = Ranks.average(of: rounding.merging(kept.map(abs)))
    pairs = kept.count
    positiveRanks = zip(kept, ranks).reduce(0) { $1.0 > 0 ? $0 + $1.1 : $0 }
    negativeRanks = ranks.reduce(0, +) - positiveRanks
    isExact = kept.count <= Self.mostExact
    p = Self.p(ranks, min(positiveRanks, negativeRanks))
    smallestP = Self.p(ranks, 0)
  }

  /// Up to so many differences are counted out.
  private static let mostExact = 50

  /// How likely the smaller sum of ranks is at most this.
  private static func p(_ ranks: [Double], _ smaller: Double) -> Double {
    if ranks.isEmpty { return 1 }
    return ranks.count <= mostExact ? exact(ranks, smaller) : normal(ranks, smaller)
  }

  /// Counts the signs that give each sum of ranks, in halves.
  private static func exact(_ ranks: [Double], _ smaller: Double) -> Double {
    let halves = ranks.map { Int($0 * 2) }
    let total = halves.reduce(0, +)
    var shares = [Double](repeating: 0, count: total + 1)
    shares[0] = 1
    for rank in halves {
      for sum in stride(from: total, through: 0, by: -1) {
        shares[sum] = (shares[sum] + (sum >= rank ? shares[sum - rank] : 0)) / 2
      }
    }
    return min(1, 2 * shares[...Int(smaller * 2)].reduce(0, +))
  }

  private static func normal(_ ranks: [Double], _ smaller: Double) -> Double {
    let mean = ranks.reduce(0, +) / 2
    let variance = ranks.reduce(0) { $0 + $1 * $1 } / 4
    let z = (mean - smaller) / variance.squareRoot()
    return min(1, 2 * NormalDistribution.standard.probability(above: z))
  }
}
