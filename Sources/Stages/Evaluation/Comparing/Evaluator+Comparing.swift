import Numerics
public import Scoring
public import Vocabulary

extension Evaluator {
  /// Compares two sets of scores of the same rows: the ROC area by DeLong's variances, all else by drawing
  /// rows again and measuring both on what was drawn. Interval and p-value are those of Student's *t*.
  ///
  /// - Parameter clusters: A code a row, where rows of one code are not independent of each other; all
  ///   is then resampled by cluster.
  public func compare(
    _ first: Scores, _ second: Scores, _ labels: Labels, clusters: [Int32]? = nil,
    metrics: [RankingMetric] = [.rocAUC, .averagePrecision]
  ) -> [Comparison] {
    let own = measure(first, labels, clusters: clusters, metrics: metrics)
    let other = measure(second, labels, clusters: clusters, metrics: metrics)
    guard let a = try? Ranking(first, labels), let b = try? Ranking(second, labels) else {
      return zip(own, other).map { Comparison(undefined: $0, $1) }
    }
    let areas = clusters == nil ? try? PairedDeLong(first, second, labels) : nil
    let resampled = metrics.filter { $0 != .rocAUC || areas == nil }
    let source = UnitResampling(
      [(a.condensed, first), (b.condensed, second)], labels, clusters: clusters)
    let found = differences(
      resampled.map { metric in { metric.number($0) } }, source, fewest: Self.fewest)
    return metrics.indices.map { place in
      if metrics[place] == .rocAUC, let areas {
        return Comparison(own[place], other[place], areas.found(bootstrap.level))
      }
      let index = resampled.firstIndex(of: metrics[place]) ?? 0
      return Comparison(own[place], other[place], found[index])
    }
  }

  /// Compares two sets of verdicts of the same rows by drawing rows again; whether they are right equally
  /// often is `McNemar`'s test.
  public func compare(
    _ first: Verdicts, _ second: Verdicts, _ labels: Labels, clusters: [Int32]? = nil,
    metrics: [VerdictMetric] = [.precision, .recall, .f1]
  ) -> [Comparison] {
    let own = measure(first, labels, clusters: clusters, metrics: metrics)
    let other = measure(second, labels, clusters: clusters, metrics: metrics)
    let source = UnitResampling(
      [first, second].map { (Ranking(cutAs: Confusion($0, labels)), $0.asScores) }, labels,
      clusters: clusters)
    let found = differences(
      metrics.map { metric in { metric.number($0.confusion(1)) } }, source,
      fewest: Confusion.fewestForIntervals)
    return metrics.indices.map { Comparison(own[$0], other[$0], found[$0]) }
  }

  /// The intervals and p-values of differences, or why there are none.
  private func differences(
    _ metrics: [(Ranking) -> Double?], _ source: UnitResampling, fewest: Int
  ) -> [FoundDifference] {
    let units = min(source.units.strange, source.units.ordinary)
    guard units >= fewest else {
      return metrics.map { _ in FoundDifference(tooFew: units, method: "bootstrap") }
    }
    let differences = metrics.map { metric in
      { (sample: [Ranking]) -> Double? in
        guard let a = metric(sample[0]), let b = metric(sample[1]) else { return nil }
        return a - b
      }
    }
    let method = "bootstrap (\(bootstrap.resamples(ofSize: source.size)))"
    return bootstrap.deviations(of: differences, from: source).map { found in
      guard let found else {
        return FoundDifference(
          interval: nil, p: .undefined(reason: "a metric is undefined in too many resamples"),
          method: method)
      }
      let difference = StudentizedDifference(
        difference: found.estimate, deviation: found.deviation, degrees: units - 1)
      return FoundDifference(difference, bootstrap.level, method: method)
    }
  }
}

/// What is known of a difference.
struct FoundDifference {
  let interval: Interval?
  let p: Quantity
  let method: String
}

extension FoundDifference {
  init(_ difference: StudentizedDifference, _ level: ConfidenceLevel, method: String) {
    self.init(
      interval: difference.interval(level, method: method),
      p: difference.p.map(Quantity.number)
        ?? .undefined(reason: "no sample of these rows would change the difference"),
      method: method)
  }

  init(tooFew units: Int, method: String) {
    self.init(
      interval: nil, p: .undefined(reason: "too few rows of a class: \(units)"), method: method)
  }
}

extension Comparison {
  fileprivate init(_ first: Measurement, _ second: Measurement, _ found: FoundDifference) {
    self.init(first, second, interval: found.interval, p: found.p, method: found.method)
  }

  fileprivate init(undefined first: Measurement, _ second: Measurement) {
    let reason = first.quantity.reason ?? second.quantity.reason ?? "a score is not a number"
    self.init(first, second, interval: nil, p: .undefined(reason: reason), method: "none")
  }

  fileprivate init(
    _ first: Measurement, _ second: Measurement, interval: Interval?, p: Quantity, method: String
  ) {
    let difference: Quantity =
      if let a = first.quantity.number, let b = second.quantity.number {
        .number(a - b)
      } else {
        .undefined(reason: first.quantity.reason ?? second.quantity.reason ?? "undefined")
      }
    self.first = first
    self.second = second
    self.difference = Measurement(
      first.name.difference, difference, interval: interval, rows: first.rows)
    self.p = difference.number == nil ? difference : p
    self.method = method
  }
}
