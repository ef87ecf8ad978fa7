public import Vocabulary

extension Confusion {
  /// With fewer rows of a class than this, resamples would promise too much.
  public static let fewestForIntervals = 5

  /// Each metric with its interval and the rows behind it: of a share those that it is a share of.
  ///
  /// Shares have the interval of Clopper and Pearson, all else one by resampling these counts; both follow
  /// from the counts alone, so that equal counts have equal intervals wherever they are shown.
  public func measurements(
    of metrics: [VerdictMetric] = VerdictMetric.standard, level: ConfidenceLevel = .standard
  ) -> [Measurement] {
    let resampled = resampledIntervals(of: metrics.filter { $0.share(self) == nil }, level)
    return metrics.map { metric in
      let share = metric.share(self)
      return Measurement(
        metric.name, metric.value(of: self),
        interval: share.map { Interval(share: $0.part, of: $0.whole, level: level) }
          ?? resampled[metric],
        rows: share?.whole ?? rows)
    }
  }

  private func resampledIntervals(
    of metrics: [VerdictMetric], _ level: ConfidenceLevel
  ) -> [VerdictMetric: Interval] {
    guard !metrics.isEmpty, min(anomalies, ordinary) >= Self.fewestForIntervals else { return [:] }
    let found = Bootstrap(seed: CutEffect.seed, level: level).intervals(
      of: metrics.map { metric in { metric.number($0.confusion(1)) } },
      from: StratifiedResampling(Ranking(cutAs: self)))
    var intervals: [VerdictMetric: Interval] = [:]
    for (metric, interval) in zip(metrics, found) { intervals[metric] = interval }
    return intervals
  }
}

extension Ranking {
  /// Two steps: what alarmed, and what did not.
  public init(cutAs confusion: Confusion) {
    self.init(
      steps: [1, 0],
      anomalies: [Int32(confusion.truePositives), Int32(confusion.falseNegatives)],
      ordinary: [Int32(confusion.falsePositives), Int32(confusion.trueNegatives)])
  }
}
