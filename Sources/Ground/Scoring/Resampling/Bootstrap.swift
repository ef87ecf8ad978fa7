public import Numerics
public import Vocabulary

/// How intervals are found by resampling: bias-corrected and accelerated (BCa, Efron 1987).
///
/// Rows are sorted once; a resample is new weights for the steps of their ranking, and the acceleration
/// comes from at most 200 deletions of groups of rows. Equal seeds give equal intervals.
///
/// How often a 95 % interval contains the truth (2,000 samples with fixed class counts, normal scores,
/// one anomaly in twenty, anomalies 1, 2 and 3 deviations higher): of average precision 90 to 94 % with
/// 10 anomalies, 92 to 95 % with 20, 93 to 95 % from 50 on; of the best F1, which is chosen on the same
/// rows and so somewhat too high, 90 to 94 %.
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

  /// How many resamples are drawn of samples of so many steps: 2,000 of a short one, fewer of a longer
  /// one, 200 at least.
  public func resamples(ofSize size: Int) -> Int {
    resamples ?? min(2000, max(200, 400_000 / max(size, 1)))
  }

  /// The interval of each metric, in order; `nil` for a metric that is undefined, or so in more than
  /// one of twenty resamples, or the same in nearly all of them, which tells nothing of how far it may stray.
  public func intervals<Source: Resampling>(
    of metrics: [(Source.Sample) -> Double?], from source: Source
  ) -> [Interval?] {
    let method = "BCa bootstrap (\(resamples(ofSize: source.size)))"
    let found = replicates(of: metrics, from: source)
    guard found.contains(where: { $0 != nil }) else { return metrics.map { _ in nil } }
    let accelerations = source.accelerations(of: metrics, seed.split("deletions"))
    return zip(found, accelerations).map { found, acceleration in
      found.flatMap { estimate, replicates in
        BiasCorrected(estimate, replicates, acceleration: acceleration)
          .interval(level, method: method)
      }
    }
  }

  /// Each metric and its deviation over resamples, in order; `nil` for a metric that is undefined, or so in
  /// more than one of twenty resamples.
  public func deviations<Source: Resampling>(
    of metrics: [(Source.Sample) -> Double?], from source: Source
  ) -> [(estimate: Double, deviation: Double)?] {
    replicates(of: metrics, from: source).map { found in
      found.map { estimate, replicates in
        let deviation = (RunningMoments(replicates).sampleVariance ?? 0).squareRoot()
        return (estimate, deviation > Rounding(ofAll: replicates).reach ? deviation : 0)
      }
    }
  }

  /// Each metric as observed and in each resample that has it; `nil` as above.
  private func replicates<Source: Resampling>(
    of metrics: [(Source.Sample) -> Double?], from source: Source
  ) -> [(estimate: Double, replicates: [Double])?] {
    let estimates = metrics.map { $0(source.observed) }
    guard estimates.contains(where: { $0 != nil }) else { return metrics.map { _ in nil } }
    let count = resamples(ofSize: source.size)
    var replicates = [[Double]](repeating: [], count: metrics.count)
    for index in 0..<count {
      var generator = seed.split("resample", index).generator()
      let sample = source.resampled(&generator)
      for (place, metric) in metrics.enumerated() {
        if let value = metric(sample) { replicates[place].append(value) }
      }
    }
    return metrics.indices.map { place in
      guard let estimate = estimates[place], replicates[place].count * 20 >= count * 19 else {
        return nil
      }
      return (estimate, replicates[place])
    }
  }
}
