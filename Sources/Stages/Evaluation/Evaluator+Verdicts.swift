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
    let resampled = resampledIntervals(of: metrics, verdicts, labels, confusion, clusters)
    return metrics.enumerated().map { place, metric in
      var interval = resampled[place]
      if clusters == nil, let share = metric.share(confusion) {
        interval =
          share.whole > 0
          ? .wilson(share.part, of: share.whole, level: bootstrap.level) : nil
      }
      return Measurement(
        metric.name, metric.value(of: confusion), interval: interval, rows: confusion.rows)
    }
  }

  private func resampledIntervals(
    of metrics: [VerdictMetric], _ verdicts: Verdicts, _ labels: Labels, _ confusion: Confusion,
    _ clusters: [Int32]?
  ) -> [Interval?] {
    let cut = Ranking(cutAs: confusion)
    if let clusters {
      let source = UnitResampling([(cut, verdicts.asScores)], labels, clusters: clusters)
      guard source.units.strange >= Self.fewestForVerdicts else { return metrics.map { _ in nil } }
      return bootstrap.intervals(
        of: metrics.map { metric in { metric.number($0[0].confusion(1)) } }, from: source)
    }
    guard min(confusion.anomalies, confusion.ordinary) >= Self.fewestForVerdicts else {
      return metrics.map { _ in nil }
    }
    return bootstrap.intervals(
      of: metrics.map { metric in { metric.number($0.confusion(1)) } },
      from: StratifiedResampling(cut))
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

extension Verdicts {
  /// 1 for what alarms and 0 for what does not.
  var asScores: Scores { Scores(values.map { $0 ? 1 : 0 }) }
}
