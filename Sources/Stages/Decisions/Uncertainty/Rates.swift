import Scoring
import Vocabulary

/// What a threshold does to rows, as far as can be said of them.
struct Rates: Sendable {
  let confusion: Confusion?
  let alarms: Int
  let rows: Int
  let eventsPerDay: Double?
  /// What the mistakes cost per row, if both kinds have a cost.
  let costPerRow: Double?

  /// Each quantity that can be asked for, under its name in records and reports.
  static let names: [MetricName] = [
    .precision, .recall, .f1, .falsePositiveRate, .alarmRate, .alertsPerDay, .costPerRow,
  ]

  /// The quantity called `name`, or `nil` where the rows say nothing of the kind.
  func quantity(_ name: MetricName) -> Quantity? {
    switch name {
    case .precision: labeled(confusion?.precision, "no labeled row alarms")
    case .recall: labeled(confusion?.recall, "no row is labeled an anomaly")
    case .f1: labeled(confusion?.f1, "no row is an anomaly or alarms")
    case .falsePositiveRate:
      labeled(confusion?.falsePositiveRate, "no row is labeled ordinary")
    case .alarmRate: .number(Double(alarms) / Double(rows))
    case .alertsPerDay: eventsPerDay.map { .number(Double(alarms) / Double(rows) * $0) }
    case .costPerRow: costPerRow.map { .number($0) }
    default: nil
    }
  }

  private func labeled(_ value: Double?, _ reason: String) -> Quantity? {
    confusion == nil ? nil : value.map { .number($0) } ?? .undefined(reason: reason)
  }
}

extension Sample {
  func rates(above threshold: Double) -> Rates {
    let alarms = alarms(above: threshold)
    return Rates(
      confusion: ranking.map { $0.steps == 0 ? nil : $0.confusion($0.steps(above: threshold)) }
        ?? nil,
      alarms: alarms, rows: count, eventsPerDay: evidence.eventsPerDay,
      costPerRow: costPerRow(above: threshold))
  }

  private func costPerRow(above threshold: Double) -> Double? {
    guard let labels = evidence.labels, let missed = evidence.costs.missed,
      let wrong = evidence.costs.false
    else { return nil }
    if case .same(let miss) = missed, case .same(let alarm) = wrong {
      guard let ranking, ranking.steps > 0 else { return nil }
      let counts = ranking.confusion(ranking.steps(above: threshold))
      return (Double(counts.falseNegatives) * miss + Double(counts.falsePositives) * alarm)
        / Double(count)
    }
    var sum = 0.0
    for (score, row) in zip(scores, rows) {
      switch labels[row] {
      case .anomaly where score <= threshold: sum += missed[row]
      case .ordinary where score > threshold: sum += wrong[row]
      default: break
      }
    }
    return sum / Double(count)
  }
}
