public import Numerics

/// Draws anomalies and ordinary rows apart, so that each resample has as many of both as there are.
///
/// Rows of one step are alike, so a resample is drawn step by step: its cost is that of the steps.
public struct StratifiedResampling: Resampling {
  public let observed: Ranking
  private let anomalies: [Int32]
  private let ordinary: [Int32]
  private let anomalyUrn: Urn
  private let ordinaryUrn: Urn

  /// - Parameter ranking: Condensed, unless a metric tells ordinary rows apart.
  public init(_ ranking: Ranking) {
    observed = ranking
    anomalies = ranking.anomaliesAtSteps
    ordinary = ranking.ordinaryAtSteps
    anomalyUrn = Urn(anomalies)
    ordinaryUrn = Urn(ordinary)
  }

  public var size: Int { observed.steps }

  public func resampled(_ generator: inout Generator) -> Ranking {
    Ranking(
      steps: observed.scores, anomalies: anomalyUrn.refilled(&generator),
      ordinary: ordinaryUrn.refilled(&generator))
  }

  /// Deletes up to 100 groups of each class, whose rows are chosen at random.
  public func deletions(_ seed: Seed, _ visit: (_ stratum: Int, Ranking) -> Void) {
    var generator = seed.generator()
    for (stratum, counts) in [anomalies, ordinary].enumerated() {
      let steps = counts.indices.flatMap { repeatElement($0, count: Int(counts[$0])) }
      for group in dealt(steps.count, &generator) {
        var left = counts
        for row in group { left[steps[row]] -= 1 }
        visit(
          stratum,
          Ranking(
            steps: observed.scores, anomalies: stratum == 0 ? left : anomalies,
            ordinary: stratum == 1 ? left : ordinary))
      }
    }
  }
}
