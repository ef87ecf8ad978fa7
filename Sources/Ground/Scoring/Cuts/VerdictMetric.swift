public import Vocabulary

/// What can be measured once a threshold has made verdicts of scores.
public enum VerdictMetric: Sendable, Hashable {
  case precision
  case recall
  case f1
  /// F where recall weighs `beta` times as much as precision.
  case fScore(beta: Double)
  case specificity
  case falsePositiveRate
  case matthews
  case balancedAccuracy
  case accuracy
  /// The share of rows that alarm.
  case alarmRate
  /// What the mistakes cost in the mean of the rows.
  case costPerRow(missed: Double, false: Double)

  /// What is measured where nothing is asked for.
  public static let standard: [VerdictMetric] = [
    .precision, .recall, .f1, .falsePositiveRate, .specificity, .matthews, .balancedAccuracy,
    .accuracy, .alarmRate,
  ]

  public var name: MetricName {
    switch self {
    case .precision: .precision
    case .recall: .recall
    case .f1: .f1
    case .fScore(let beta): .f(beta: beta)
    case .specificity: .specificity
    case .falsePositiveRate: .falsePositiveRate
    case .matthews: .matthews
    case .balancedAccuracy: .balancedAccuracy
    case .accuracy: .accuracy
    case .alarmRate: .alarmRate
    case .costPerRow: .costPerRow
    }
  }

  /// The metric of counted verdicts, or the reason why it has none.
  public func value(of confusion: Confusion) -> Quantity {
    number(confusion).map(Quantity.number) ?? .undefined(reason: reason(confusion))
  }

  public func number(_ confusion: Confusion) -> Double? {
    switch self {
    case .precision: confusion.precision
    case .recall: confusion.recall
    case .f1: confusion.anomalies > 0 ? confusion.f1 : nil
    case .fScore(let beta): confusion.anomalies > 0 ? confusion.fScore(beta: beta) : nil
    case .specificity: confusion.specificity
    case .falsePositiveRate: confusion.falsePositiveRate
    case .matthews: confusion.matthews
    case .balancedAccuracy: confusion.balancedAccuracy
    case .accuracy: confusion.accuracy
    case .alarmRate: confusion.alarmRate
    case .costPerRow(let missed, let wrong):
      confusion.rows > 0
        ? confusion.cost(missed: missed, false: wrong) / Double(confusion.rows) : nil
    }
  }

  /// The part and the whole that this metric is the share of; `nil` if it is no share.
  public func share(_ confusion: Confusion) -> (part: Int, whole: Int)? {
    switch self {
    case .precision: (confusion.truePositives, confusion.alarms)
    case .recall: (confusion.truePositives, confusion.anomalies)
    case .specificity: (confusion.trueNegatives, confusion.ordinary)
    case .falsePositiveRate: (confusion.falsePositives, confusion.ordinary)
    case .accuracy: (confusion.truePositives + confusion.trueNegatives, confusion.rows)
    case .alarmRate: (confusion.alarms, confusion.rows)
    case .f1, .fScore, .matthews, .balancedAccuracy, .costPerRow: nil
    }
  }

  /// Why verdicts have no such metric: the first of these that is so.
  private func reason(_ confusion: Confusion) -> String {
    if confusion.rows == 0 { return "no row has a label" }
    if self == .precision { return "no row alarms" }
    if confusion.anomalies == 0 { return "none of the \(confusion.rows) rows is an anomaly" }
    if confusion.ordinary == 0 { return "all \(confusion.rows) rows are anomalies" }
    return confusion.alarms == 0 ? "no row alarms" : "every row alarms"
  }
}
