/// What a trial takes, and what it leaves.
extension MetricName {
  public static let fitSeconds = MetricName("fit_seconds")
  public static let scoreSeconds = MetricName("score_seconds")
  public static let peakMemory = MetricName("peak_memory_bytes")
  public static let modelBytes = MetricName("model_bytes")
  /// How many different scores rows have.
  public static let distinctScores = MetricName("distinct_scores")

  /// How many times as much one measurement of this name is as another.
  public var ratio: MetricName { MetricName("\(text)_ratio") }
}
