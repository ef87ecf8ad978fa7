public import Numerics
import Scoring
import Vocabulary

/// How intervals are found by resampling: bias-corrected and accelerated (BCa, Efron 1987).
///
/// Rows are sorted once; a resample is new weights for the steps of their ranking.
public struct Bootstrap: Sendable {
  public let seed: Seed
  public let level: ConfidenceLevel
  /// How many resamples to draw; `nil` leaves it to the number of rows.
  public let resamples: Int?

  public init(seed: Seed, level: ConfidenceLevel = .standard, resamples: Int? = nil) {
    precondition(resamples.map { $0 >= 20 } ?? true, "a bootstrap needs at least 20 resamples")
    self.seed = seed
    self.level = level
    self.resamples = resamples
  }

  /// How many resamples are drawn of a ranking of so many steps: 2,000 of a short one, fewer of a longer
  /// one, 200 at least.
  func resamples(ofSteps steps: Int) -> Int {
    resamples ?? min(2000, max(200, 800_000 / max(steps, 1)))
  }

  /// The interval of each metric, in order; `nil` for a metric that is undefined, or so in more than
  /// one of twenty resamples, or the same in all of them, which tells nothing of how far it may stray.
  func intervals(
    of metrics: [(Ranking) -> Double?], from source: some Resampling
  ) -> [Interval?] {
    let estimates = metrics.map { $0(source.ranking) }
    guard estimates.contains(where: { $0 != nil }) else { return metrics.map { _ in nil } }
    let count = resamples(ofSteps: source.ranking.steps)
    var replicates = [[Double]](repeating: [], count: metrics.count)
    for index in 0..<count {
      var generator = seed.split("resample", index).generator()
      let ranking = source.resampled(&generator)
      for (place, metric) in metrics.enumerated() {
        if let value = metric(ranking) { replicates[place].append(value) }
      }
    }
    let accelerations = source.accelerations(of: metrics, seed.split("deletions"))
    return metrics.indices.map { place in
      guard let estimate = estimates[place], replicates[place].count * 20 >= count * 19 else {
        return nil
      }
      return BiasCorrected(estimate, replicates[place], acceleration: accelerations[place])
        .interval(level, method: "BCa bootstrap (\(count))")
    }
  }
}
