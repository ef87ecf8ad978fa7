import Numerics
import Vocabulary

/// Rows and alarms of each day of a recording, days counted from its first moment.
public struct AlertDays: Sendable {
  public static let milliseconds = 86_400_000.0

  private var rows: [Int]
  private var alarms: [Int]

  /// - Returns: `nil` if the rows span fewer than eight days.
  public init?(_ times: [Int64], isAlarm: [Bool]) {
    guard let first = times.min(), let last = times.max() else { return nil }
    let days = (Double(last - first) / Self.milliseconds).rounded(.down) + 1
    guard days >= 8, days <= 1e6 else { return nil }
    rows = Array(repeating: 0, count: Int(days))
    alarms = rows
    for (time, alarm) in zip(times, isAlarm) {
      let day = Int((Double(time - first) / Self.milliseconds).rounded(.down))
      rows[day] += 1
      if alarm { alarms[day] += 1 }
    }
  }

  /// With alarms on fewer days than this, drawing days again shows too little of what other days bring.
  private static let fewestAlarming = 5

  /// Where the alerts a day lie had the days been others of their kind.
  ///
  /// - Parameter single: What the count of alarms alone is compatible with. Where few days have any, the
  ///   interval is no narrower: none in ten days does not mean none on the eleventh.
  func interval(
    eventsPerDay: Double, atLeast single: Interval, level: ConfidenceLevel = .standard
  ) -> Interval {
    let rates = (0..<1000).map { replicate in
      var chance = CutEffect.seed.split("alert days", replicate).generator()
      var (all, alarmed) = (0, 0)
      for _ in rows.indices {
        let day = chance.below(rows.count)
        all += rows[day]
        alarmed += alarms[day]
      }
      return all > 0 ? Double(alarmed) / Double(all) * eventsPerDay : 0
    }
    let sorted = SortedSample(rates)
    let outside = (1 - level.value) / 2
    let (lower, upper) = (
      sorted.quantile(outside, rule: .nearestRank)!,
      sorted.quantile(1 - outside, rule: .nearestRank)!
    )
    let areFew = alarms.count { $0 > 0 } < Self.fewestAlarming
    return Interval(
      lower: areFew ? min(lower, single.lower) : lower,
      upper: areFew ? max(upper, single.upper) : upper, level: level.value,
      method: "bootstrap of \(rows.count) days (1000)")
  }
}
