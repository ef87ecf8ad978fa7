/// How well alarms meet the events of a series. What is called oracle has thresholds that know the labels.
extension MetricName {
  public static let surfacePrecisionRecall = MetricName("vus_pr")
  public static let surfaceROC = MetricName("vus_roc")

  public static let eventRecall = MetricName("event_recall")
  public static let eventF1 = MetricName("event_f1")
  public static let eventBestF1 = MetricName("event_f1_oracle")
  public static let meanDetectionDelay = MetricName("detection_delay_mean")

  public static let rangePrecision = MetricName("range_precision")
  public static let rangeRecall = MetricName("range_recall")
  public static let rangeF1 = MetricName("range_f1")
  public static let rangeBestF1 = MetricName("range_f1_oracle")

  public static let affiliationPrecision = MetricName("affiliation_precision")
  public static let affiliationRecall = MetricName("affiliation_recall")
  public static let affiliationF1 = MetricName("affiliation_f1")
  public static let affiliationBestF1 = MetricName("affiliation_f1_oracle")

  public static let pointAdjustedBestF1 = MetricName("point_adjusted_f1_oracle")
  public static let pointAdjustedF1OfRandomScores = MetricName("point_adjusted_f1_of_random_scores")

  /// The score of the Numenta Anomaly Benchmark by one of its profiles.
  public static func nab(profile: String) -> MetricName { MetricName("nab_\(profile)_oracle") }
}
