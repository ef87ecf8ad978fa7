import Numerics
import Scoring
import Vocabulary

extension Sample {
  /// All that `rates` say, each with its interval where one is known.
  func measurements(of rates: Rates, seed: Seed) -> [Measurement] {
    Rates.names.compactMap { name in
      rates.quantity(name).map { quantity in
        Measurement(
          name, quantity, interval: quantity.number == nil ? nil : interval(name, rates, seed),
          rows: behind(name, rates))
      }
    }
  }

  private func interval(_ name: MetricName, _ rates: Rates, _ seed: Seed) -> Interval? {
    switch name {
    case .alertsPerDay: rates.eventsPerDay.map { alertInterval(rates, $0, seed) }
    default: part(name, rates).flatMap { Interval(share: $0.part, of: $0.whole) }
    }
  }

  /// What a share is a share of.
  private func part(_ name: MetricName, _ rates: Rates) -> (part: Int, whole: Int)? {
    switch (name, rates.confusion) {
    case (.precision, let counts?): (counts.truePositives, counts.alarms)
    case (.recall, let counts?): (counts.truePositives, counts.anomalies)
    case (.falsePositiveRate, let counts?): (counts.falsePositives, counts.ordinary)
    case (.alarmRate, _): (rates.alarms, rates.rows)
    default: nil
    }
  }

  private func behind(_ name: MetricName, _ rates: Rates) -> Int {
    part(name, rates)?.whole ?? (name == .f1 ? rates.confusion?.rows : nil) ?? rates.rows
  }

  /// Whole days drawn anew where rows have times over at least eight days, since alarms come in bouts;
  /// else what independent alarms allow.
  private func alertInterval(_ rates: Rates, _ perDay: Double, _ seed: Seed) -> Interval {
    let threshold = scores[max(0, count - rates.alarms - 1)]
    if let times = evidence.times, rates.alarms < count,
      let days = AlertDays(rows.map { times[$0] }, isAlarm: scores.map { $0 > threshold })
    {
      return days.interval(eventsPerDay: perDay, level: 0.95, seed: seed)
    }
    let (lower, upper) = AlertRate(alarms: rates.alarms, rows: rates.rows, eventsPerDay: perDay)
      .poisson(level: 0.95)
    return Interval(lower: lower, upper: upper, level: 0.95, method: "Poisson")
  }
}
