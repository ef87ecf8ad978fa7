extension MetricName {
  /// How long calls take, where each scores so many rows and so many workers share it.
  public static func latency(rows: Int = 1, workers: Int = 1) -> Latency {
    Latency(
      calls: "latency" + (rows == 1 ? "" : "_batch_\(rows)")
        + (workers > 1 ? "_threads_\(workers)" : ""))
  }

  /// How long it takes from an event to the score of its row, with all that is remembered of those before it.
  public static let eventLatency = Latency(calls: "latency_event")

  /// The names of all that is measured of calls of one kind; times are in microseconds.
  public struct Latency: Sendable, Hashable {
    /// `latency`, `latency_batch_100`, `latency_batch_100_threads_4`, `latency_event`.
    fileprivate let calls: String

    /// A percentile by its word: `p99`.
    public func percentile(_ word: String) -> MetricName { MetricName("\(calls)_\(word)_us") }
    public var longest: MetricName { MetricName("\(calls)_max_us") }
    /// The first call, before anything is warm.
    public var first: MetricName { MetricName("\(calls)_cold_us") }
    /// What a piece of work that is always the same takes beside them.
    public var reference: MetricName { MetricName("\(calls)_reference_us") }
    /// How many different rows the calls scored.
    public var distinctRows: MetricName { MetricName("\(calls)_distinct_rows") }
    public var rowsPerSecond: MetricName { MetricName("\(calls)_rows_per_second") }
    /// The share of calls that take no longer than they may.
    public var withinLimit: MetricName { MetricName("\(calls)_within_limit") }
  }
}
