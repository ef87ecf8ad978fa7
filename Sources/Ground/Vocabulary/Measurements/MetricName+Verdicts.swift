/// What a cut does to rows.
extension MetricName {
  public static let precision = MetricName("precision")
  public static let recall = MetricName("recall")
  public static let f1 = MetricName("f1")
  public static let specificity = MetricName("specificity")
  public static let falsePositiveRate = MetricName("false_positive_rate")
  public static let matthews = MetricName("mcc")
  public static let balancedAccuracy = MetricName("balanced_accuracy")
  public static let accuracy = MetricName("accuracy")
  public static let alarmRate = MetricName("alarm_rate")
  public static let alertsPerDay = MetricName("alerts_per_day")
  public static let cost = MetricName("cost")
  public static let costPerRow = MetricName("cost_per_row")

  /// F where recall weighs `beta` times as much as precision: `f2`, `f0_5`.
  public static func f(beta: Double) -> MetricName { MetricName("f\(numeral(beta))") }

  /// A number as names have it, without a point: `2`, `0_5`.
  static func numeral(_ number: Double) -> String {
    let text = number == number.rounded() && abs(number) < 1e6 ? "\(Int(number))" : "\(number)"
    return text.split(separator: ".").joined(separator: "_")
  }
}
