import Numerics
import Scoring
public import Vocabulary

extension Evaluator {
  /// Measures verdicts against labels: rates with Wilson's interval, all else by resampling.
  ///
  /// - Parameter clusters: A code a row, where rows of one code are not independent of each other; all
  ///   intervals then come from resampled clusters.
  public func measure(
    _ verdicts: Verdicts, _ labels: Labels, clusters: [Int32]? = nil,
    metrics: [VerdictMetric] = VerdictMetric.standard
  ) -> [Measurement] {
    let confusion = Confusion(verdicts, labels)
    let cut = Ranking(cutAs: confusion)
    let source: (any Resampling)? =
      if let clusters {
        ClusterResampling(
          cut, Scores(verdicts.values.map { $0 ? 1 : 0 }), labels, clusters: clusters)
      } else if min(confusion.anomalies, confusion.ordinary) >= Self.fewest {
        StratifiedResampling(cut)
      } else {
        nil
      }
    let resampled = source.map {
      bootstrap.intervals(
        of: metrics.map { metric in { metric.number($0.confusion(1)) } }, from: $0)
    }
    return metrics.enumerated().map { place, metric in
      var interval = resampled?[place]
      if clusters == nil, let share = metric.share(confusion) {
        interval =
          share.whole > 0
          ? .wilson(share.part, of: share.whole, level: bootstrap.level) : nil
      }
      return Measurement(
        metric.name, metric.value(of: confusion), interval: interval, rows: confusion.rows)
    }
  }

  /// Measures the verdicts that a threshold makes of scores: `score > threshold`.
  public func measure(
    _ scores: Scores, above threshold: Double, _ labels: Labels, clusters: [Int32]? = nil,
    metrics: [VerdictMetric] = VerdictMetric.standard
  ) -> [Measurement] {
    measure(Verdicts(scores, above: threshold), labels, clusters: clusters, metrics: metrics)
  }
}

extension Ranking {
  /// Two steps: what alarmed, and what did not.
  init(cutAs confusion: Confusion) {
    self.init(
      steps: [1, 0],
      anomalies: [Int32(confusion.truePositives), Int32(confusion.falseNegatives)],
      ordinary: [Int32(confusion.falsePositives), Int32(confusion.trueNegatives)])
  }
}
