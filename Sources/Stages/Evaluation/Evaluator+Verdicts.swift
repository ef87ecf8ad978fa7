public import Scoring
public import Vocabulary

extension Evaluator {
  /// Measures verdicts against labels.
  ///
  /// - Parameter clusters: A code a row, where rows of one code are not independent of each other; all
  ///   intervals then come from resampled clusters, else from the counts alone.
  public func measure(
    _ verdicts: Verdicts, _ labels: Labels, clusters: [Int32]? = nil,
    metrics: [VerdictMetric] = VerdictMetric.standard
  ) -> [Measurement] {
    let measured = Confusion(verdicts, labels).measurements(of: metrics, level: bootstrap.level)
    guard let clusters else { return measured }
    let intervals = intervals(of: metrics, verdicts, labels, clusters)
    return zip(measured, intervals).map { measurement, interval in
      Measurement(
        measurement.name, measurement.quantity, interval: interval, rows: measurement.rows)
    }
  }

  private func intervals(
    of metrics: [VerdictMetric], _ verdicts: Verdicts, _ labels: Labels, _ clusters: [Int32]
  ) -> [Interval?] {
    let cut = Ranking(cutAs: Confusion(verdicts, labels))
    let source = UnitResampling([(cut, verdicts.asScores)], labels, clusters: clusters)
    guard source.units.strange >= Confusion.fewestForIntervals else {
      return metrics.map { _ in nil }
    }
    return bootstrap.intervals(
      of: metrics.map { metric in { metric.number($0[0].confusion(1)) } }, from: source)
  }

  /// Measures the verdicts that a threshold makes of scores: `score > threshold`.
  public func measure(
    _ scores: Scores, above threshold: Double, _ labels: Labels, clusters: [Int32]? = nil,
    metrics: [VerdictMetric] = VerdictMetric.standard
  ) -> [Measurement] {
    measure(Verdicts(scores, above: threshold), labels, clusters: clusters, metrics: metrics)
  }
}

extension Verdicts {
  /// 1 for what alarms and 0 for what does not.
  var asScores: Scores { Scores(values.map { $0 ? 1 : 0 }) }
}
