/// How well scores put anomalies above ordinary rows.
extension MetricName {
  public static let rocAUC = MetricName("roc_auc")
  public static let averagePrecision = MetricName("average_precision")
  public static let precisionRecallAUC = MetricName("pr_auc_interpolated")
  public static let precisionRecallGain = MetricName("pr_gain_auc")
  public static let rPrecision = MetricName("r_precision")
  /// Chosen with the labels that it is measured on.
  public static let bestF1 = MetricName("best_f1_oracle")

  public static func partialROCAUC(upTo rate: Double) -> MetricName {
    MetricName("partial_roc_auc_\(percent(rate))")
  }

  /// - Parameter top: Which rows are looked at, as `rows` and `percent` say it.
  public static func precision(ofTop top: String) -> MetricName {
    MetricName("precision_at_\(top)")
  }

  /// - Parameter top: Which rows are looked at, as `rows` and `percent` say it.
  public static func recall(ofTop top: String) -> MetricName { MetricName("recall_at_\(top)") }

  /// - Parameter top: Which rows are looked at, as `rows` and `percent` say it.
  public static func lift(ofTop top: String) -> MetricName { MetricName("lift_at_\(top)") }

  /// So many of the highest rows: `100`.
  public static func rows(_ count: Int) -> String { "\(count)" }

  /// Such a share of the highest rows: `1_percent`, `0_5_percent`.
  public static func percent(_ share: Double) -> String {
    "\(numeral((share * 1e8).rounded() / 1e6))_percent"
  }
}
