import Numerics
import Scoring

/// Draws anomalies and ordinary rows apart, so that each resample has as many of both as there are.
struct StratifiedResampling: Resampling {
  let ranking: Ranking
  private let anomalies: [Int32]
  private let ordinary: [Int32]
  private let anomalyUrn: Urn
  private let ordinaryUrn: Urn

  /// - Parameter ranking: Condensed, unless a metric tells ordinary rows apart.
  init(_ ranking: Ranking) {
    self.ranking = ranking
    anomalies = ranking.anomaliesAtSteps
    ordinary = ranking.ordinaryAtSteps
    anomalyUrn = Urn(anomalies)
    ordinaryUrn = Urn(ordinary)
  }

  func resampled(_ generator: inout Generator) -> Ranking {
    Ranking(
      steps: ranking.scores, anomalies: anomalyUrn.refilled(&generator),
      ordinary: ordinaryUrn.refilled(&generator))
  }

  /// Deletes up to 100 groups of each class, whose rows are chosen at random.
  func deletions(_ seed: Seed, _ visit: (_ stratum: Int, Ranking) -> Void) {
    var generator = seed.generator()
    for (stratum, counts) in [anomalies, ordinary].enumerated() {
      for group in Self.groups(of: counts, &generator) {
        var left = counts
        for step in group { left[Int(step)] -= 1 }
        visit(
          stratum,
          Ranking(
            steps: ranking.scores, anomalies: stratum == 0 ? left : anomalies,
            ordinary: stratum == 1 ? left : ordinary))
      }
    }
  }

  /// Deals the rows of a class into at most 100 groups: the step of each row.
  private static func groups(
    of counts: [Int32], _ generator: inout Generator
  ) -> [ArraySlice<Int32>] {
    var steps = counts.indices.flatMap { repeatElement(Int32($0), count: Int(counts[$0])) }
    generator.shuffle(&steps)
    let count = min(100, steps.count)
    return (0..<count).map { steps[($0 * steps.count / count)..<(($0 + 1) * steps.count / count)] }
  }
}
