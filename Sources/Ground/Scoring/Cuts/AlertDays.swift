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

  /// Where the alerts a day lie had the days been others of their kind.
  func interval(eventsPerDay: Double, level: ConfidenceLevel = .standard) -> Interval {
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
    return Interval(
      lower: sorted.quantile(outside, rule: .nearestRank)!,
      upper: sorted.quantile(1 - outside, rule: .nearestRank)!, level: level.value,
      method: "bootstrap of \(rows.count) days (1000)")
  }
}
