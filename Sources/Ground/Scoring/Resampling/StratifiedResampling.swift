public import Numerics

/// Draws anomalies and ordinary rows apart: each resample has as many of both as there are, or as many as the
/// rows that tell the share of anomalies might have had.
///
/// Rows of one step are alike, so a resample is drawn step by step: its cost is that of the steps.
public struct StratifiedResampling: Resampling {
  public let observed: Ranking
  private let anomalies: [Int32]
  private let ordinary: [Int32]
  private let anomalyUrn: Urn
  private let ordinaryUrn: Urn
  private let counts: ClassCounts

  /// - Parameters:
  ///   - ranking: Condensed, unless a metric tells ordinary rows apart.
  ///   - shareOf: How many rows tell the share of anomalies; `nil` where it is given.
  public init(_ ranking: Ranking, shareOf: Int? = nil) {
    observed = ranking
    anomalies = ranking.anomaliesAtSteps
    ordinary = ranking.ordinaryAtSteps
    anomalyUrn = Urn(anomalies)
    ordinaryUrn = Urn(ordinary)
    counts = ClassCounts(
      anomalies: ranking.anomalies, ordinary: ranking.ordinary, shareOf: shareOf)
  }

  public var size: Int { observed.steps }

  public func resampled(_ generator: inout Generator) -> Ranking {
    let drawn = counts.drawn(&generator)
    return Ranking(
      steps: observed.scores, anomalies: anomalyUrn.drawn(drawn.anomalies, &generator),
      ordinary: ordinaryUrn.drawn(drawn.ordinary, &generator))
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
