import Vocabulary

/// A quantity that tables of thresholds show, and the head of its column.
struct ThresholdMetric: Equatable {
  let name: MetricName
  let head: String

  private static let known = [
    ThresholdMetric(name: .precision, head: "precision"),
    ThresholdMetric(name: .recall, head: "recall"), ThresholdMetric(name: .f1, head: "F1"),
    ThresholdMetric(name: .falsePositiveRate, head: "FPR"),
    ThresholdMetric(name: .alarmRate, head: "alarm rate"),
    ThresholdMetric(name: .alertsPerDay, head: "alerts a day"),
    ThresholdMetric(name: .costPerRow, head: "cost a row"),
  ]

  /// The columns for what was measured, be it that there is no number; alerts a day are the alarm rate in
  /// other units, and take its place.
  static func columns(for measured: [Measurement]) -> [ThresholdMetric] {
    var names = Set(measured.map(\.name))
    if names.contains(.alertsPerDay) { names.remove(.alarmRate) }
    return known.filter { names.contains($0.name) }
  }

  /// What a table calls a quantity that is promised of.
  static func head(of quantity: MetricName) -> String {
    quantity == .falseDiscoveryRate
      ? "false share of alarms" : known.first { $0.name == quantity }?.head ?? quantity.text
  }
}
