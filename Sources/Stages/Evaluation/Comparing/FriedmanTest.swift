public import Numerics

/// Whether methods rank alike over blocks such as data sets (Friedman 1937, corrected for ties).
///
/// With few blocks no distribution in closed form is near the truth: there the ranks of each block are
/// dealt anew, in all ways or at random. With more stands the F of Iman and Davenport (1980).
public struct FriedmanTest: Sendable, Equatable {
  /// How a p-value was found.
  public enum Method: Sendable, Equatable {
    /// From all ways to deal the ranks of each block.
    case permutations
    /// From ranks dealt at random, so many times.
    case randomPermutations(Int)
    case imanDavenport
  }

  /// From so many blocks on the F stands for the permutations.
  public static let manyBlocks = 10

  public let blocks: Int
  public let methods: Int
  /// The mean rank of each method; 1 is best.
  public let meanRanks: [Double]
  public let p: Double
  /// The smallest p-value that so many blocks and methods could have, were all blocks to agree.
  public let smallestP: Double
  public let method: Method
  public let chiSquare: Double
  /// The p-value of the χ² distribution, which holds for many blocks only.
  public let chiSquareP: Double
  /// Infinite where all blocks agree in every rank.
  public let imanDavenport: Double
  public let imanDavenportP: Double

  /// - Parameter ranks: For each block, the rank of each method, in whole and half numbers.
  /// - Returns: `nil` with fewer than two blocks or methods, or if all methods are alike in every block.
  public init?(ranks: [[Double]], seed: Seed) {
    guard ranks.count > 1, let methods = ranks.first?.count, methods > 1 else { return nil }
    let (n, k) = (Double(ranks.count), Double(methods))
    let sums = (0..<methods).map { method in ranks.reduce(0) { $0 + $1[method] } }
    // Σ rank² is n k (k + 1)(2k + 1)/6 without ties, and smaller with them.
    let squares = ranks.reduce(0) { $0 + $1.reduce(0) { $0 + $1 * $1 } }
    let spread = squares - n * k * (k + 1) * (k + 1) / 4
    guard spread > 0 else { return nil }
    let between = sums.reduce(0) { $0 + ($1 - n * (k + 1) / 2) * ($1 - n * (k + 1) / 2) } / n
    blocks = ranks.count
    self.methods = methods
    meanRanks = sums.map { $0 / n }
    chiSquare = n * (k - 1) * between / spread
    chiSquareP = ChiSquareDistribution(degrees: k - 1).probability(above: chiSquare)
    let rest = n * (k - 1) - chiSquare
    imanDavenport =
      Rounding(of: n * k).areEqual(rest, 0) ? .infinity : (n - 1) * chiSquare / rest
    imanDavenportP =
      imanDavenport.isFinite
      ? FDistribution(numerator: k - 1, denominator: (k - 1) * (n - 1))
        .probability(above: imanDavenport) : 0
    let permutation = RankPermutation(ranks: ranks)
    if blocks >= Self.manyBlocks {
      method = .imanDavenport
      smallestP = permutation.leastP
      p = max(imanDavenportP, smallestP)
    } else if let counted = permutation.counted() {
      method = .permutations
      (p, smallestP) = counted
    } else {
      method = .randomPermutations(RankPermutation.draws)
      smallestP = 1 / Double(RankPermutation.draws + 1)
      p = permutation.drawn(seed)
    }
  }

  /// How far apart two mean ranks must lie to differ (Nemenyi 1963); `nil` where no two can lie so far
  /// apart.
  public func criticalDifference(alpha: Double = 0.05) -> Double? {
    let difference =
      nemenyiQuantile(methods: methods, alpha: alpha)
      * (Double(methods * (methods + 1)) / Double(6 * blocks)).squareRoot()
    return difference <= Double(methods - 1) ? difference : nil
  }
}

/// The quantile of the studentized range over √2, by which Nemenyi's critical difference is scaled.
public func nemenyiQuantile(methods: Int, alpha: Double) -> Double {
  StudentizedRangeDistribution(groups: methods).upperQuantile(alpha) / 2.0.squareRoot()
}
