public import Numerics
public import Scoring
public import Vocabulary

/// Measures scores or verdicts against labels, each measurement with its interval.
///
/// Unlabeled rows are left out. A metric that has no value says why; a value without an interval comes
/// from too few rows of a class (or clusters with anomalies), from which resamples would promise too
/// much, or is the same in all resamples.
public struct Evaluator: Sendable {
  /// The fewest anomalies and ordinary rows from which the interval of a ranking is found by resampling.
  public static let fewest = 10

  public let bootstrap: Bootstrap

  public init(seed: Seed, level: ConfidenceLevel = .standard, resamples: Int? = nil) {
    bootstrap = Bootstrap(seed: seed, level: level, resamples: resamples)
  }

  /// Measures how well scores rank anomalies above ordinary rows.
  ///
  /// - Parameter clusters: A code a row, where rows of one code are not independent of each other, such
  ///   as those of one entity; all intervals then come from resampled clusters.
  public func measure(
    _ scores: Scores, _ labels: Labels, clusters: [Int32]? = nil,
    metrics: [RankingMetric] = RankingMetric.standard
  ) -> [Measurement] {
    let ranking: Ranking
    do {
      ranking = try Ranking(scores, labels)
    } catch {
      let rows = labels.anomalies + labels.ordinary
      return metrics.map {
        Measurement($0.name, .undefined(reason: error.description), rows: rows)
      }
    }
    let bases = Set(metrics.map(\.base)).sorted { $0.name < $1.name }
    let intervals = intervals(of: bases, ranking, scores, labels, clusters)
    return metrics.map { metric in
      Measurement(
        metric.name, metric.value(of: ranking),
        interval: intervals[metric.base].flatMap { metric.interval($0, ranking) },
        rows: ranking.rows)
    }
  }

  private func intervals(
    of metrics: [RankingMetric], _ ranking: Ranking, _ scores: Scores, _ labels: Labels,
    _ clusters: [Int32]?
  ) -> [RankingMetric: Interval] {
    var found: [RankingMetric: Interval] = [:]
    var resampled = metrics
    if clusters == nil, let place = resampled.firstIndex(of: .rocAUC) {
      resampled.remove(at: place)
      found[.rocAUC] = Interval.rocAUC(of: ranking, level: bootstrap.level)
    }
    let intervals: [Interval?]
    if let clusters {
      let source = UnitResampling([(ranking.condensed, scores)], labels, clusters: clusters)
      guard source.units.strange >= Self.fewest else { return found }
      intervals = bootstrap.intervals(
        of: resampled.map { metric in { metric.number($0[0]) } }, from: source)
    } else {
      guard min(ranking.anomalies, ranking.ordinary) >= Self.fewest else { return found }
      intervals = bootstrap.intervals(
        of: resampled.map { metric in { metric.number($0) } },
        from: StratifiedResampling(ranking.condensed))
    }
    for (metric, interval) in zip(resampled, intervals) { found[metric] = interval }
    return found
  }
}

extension RankingMetric {
  /// The metric itself, or the one that it adjusts.
  var base: RankingMetric {
    if case .adjusted(let metric) = self { metric.base } else { self }
  }

  /// The interval of this metric, from that of its base.
  func interval(_ base: Interval, _ ranking: Ranking) -> Interval? {
    guard case .adjusted(let metric) = self else { return base }
    guard let scale = metric.scale(ranking), let inner = metric.interval(base, ranking) else {
      return nil
    }
    return Interval(
      lower: scale.adjusted(inner.lower), upper: scale.adjusted(inner.upper), level: inner.level,
      method: inner.method)
  }
}
