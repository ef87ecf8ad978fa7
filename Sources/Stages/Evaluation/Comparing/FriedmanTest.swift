import Numerics

/// Whether methods rank alike over blocks such as data sets (Friedman 1937, corrected for ties), with the
/// less conservative F of Iman and Davenport (1980).
public struct FriedmanTest: Sendable, Equatable {
  public let blocks: Int
  public let methods: Int
  /// The mean rank of each method; 1 is best.
  public let meanRanks: [Double]
  public let chiSquare: Double
  public let p: Double
  /// Infinite where all blocks agree in every rank.
  public let imanDavenport: Double
  public let imanDavenportP: Double

  /// - Parameter ranks: For each block, the rank of each method.
  /// - Returns: `nil` with fewer than two blocks or methods, or if all methods are alike in every block.
  public init?(ranks: [[Double]]) {
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
    p = ChiSquareDistribution(degrees: k - 1).probability(above: chiSquare)
    let rest = n * (k - 1) - chiSquare
    imanDavenport = rest > 1e-12 * n * k ? (n - 1) * chiSquare / rest : .infinity
    imanDavenportP =
      imanDavenport.isFinite
      ? FDistribution(numerator: k - 1, denominator: (k - 1) * (n - 1))
        .probability(above: imanDavenport) : 0
  }

  /// How far apart two mean ranks must lie to differ (Nemenyi 1963).
  public func criticalDifference(alpha: Double = 0.05) -> Double {
    nemenyiQuantile(methods: methods, alpha: alpha)
      * (Double(methods * (methods + 1)) / Double(6 * blocks)).squareRoot()
  }
}

/// The quantile of the studentized range over √2, by which Nemenyi's critical difference is scaled.
public func nemenyiQuantile(methods: Int, alpha: Double) -> Double {
  StudentizedRangeDistribution(groups: methods).upperQuantile(alpha) / 2.0.squareRoot()
}
