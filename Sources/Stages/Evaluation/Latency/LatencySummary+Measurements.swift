public import Scoring
public import Vocabulary

extension LatencySummary {
  /// All that a record holds of latency, in microseconds: percentiles with their intervals, the longest
  /// call, rows a second and, where a limit is given, the share of calls within it.
  ///
  /// - Parameters:
  ///   - name: What was timed.
  ///   - limit: In nanoseconds; a call that takes exactly so long is within it.
  public func measurements(
    named name: MetricName.Latency = MetricName.latency(), limit: Int64? = nil,
    level: ConfidenceLevel = .standard
  ) -> [Measurement] {
    let none = Quantity.undefined(reason: "no call was timed")
    var all = Percentile.standard.map { percentile in
      Measurement(
        name.percentile(percentile.name),
        self.percentile(percentile).map { .number(Double($0) / 1000) } ?? none,
        interval: interval(of: percentile, level: level)?.inMicroseconds, rows: calls)
    }
    all.append(
      Measurement(
        name.longest, sorted.last.map { .number(Double($0) / 1000) } ?? none, rows: calls))
    all.append(
      Measurement(name.rowsPerSecond, throughput.map(Quantity.number) ?? none, rows: calls)
    )
    if let limit {
      let within = sorted.count { $0 <= limit }
      all.append(
        Measurement(
          name.withinLimit,
          calls > 0 ? .number(Double(within) / Double(calls)) : none,
          interval: Interval(share: within, of: calls, level: level), rows: calls))
    }
    return all
  }
}

extension Interval {
  fileprivate var inMicroseconds: Interval {
    Interval(lower: lower / 1000, upper: upper / 1000, level: level, method: method)
  }
}
