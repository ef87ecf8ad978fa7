import Vocabulary

/// What can be said of some moments; 0 of none.
enum TimeFigure: String, CaseIterable, Sendable {
  case count
  /// How many an hour, over the time that is looked at.
  case rate
  /// Of the seconds between moments that follow each other.
  case gapMean = "gap-mean"
  case gapSD = "gap-sd"
  case gapMin = "gap-min"
  case gapMax = "gap-max"
  case gapVariation = "gap-variation"
  /// The seconds since the latest that lies before the event.
  case since
  case peakHour = "peak-hour"
  case peakHourShare = "peak-hour-share"
  /// Monday is 0.
  case peakDay = "peak-day"
  case peakDayShare = "peak-day-share"

  /// - Parameter hours: Over how much time they were looked for, where that is known.
  func value(of moments: Moments, over hours: Double?) -> Double {
    switch self {
    case .count: Double(moments.times.count)
    case .rate: share(Double(moments.times.count), of: hours ?? moments.hours)
    case .gapMean: moments.gaps.mean
    case .gapSD: moments.gaps.deviation
    case .gapMin: moments.gaps.least
    case .gapMax: moments.gaps.most
    case .gapVariation: share(moments.gaps.deviation, of: moments.gaps.mean)
    case .since: moments.sinceLatest
    case .peakHour: Double(moments.peak(\.hour).value)
    case .peakHourShare: moments.peak(\.hour).share
    case .peakDay: Double(moments.peak(\.monday).value)
    case .peakDayShare: moments.peak(\.monday).share
    }
  }
}

/// Moments in their order, as they are seen at an event.
struct Moments {
  let times: [Int64]
  private let now: Int64
  private let zone: Zone

  init(_ times: [Int64], at sight: Sight) {
    self.times = times.sorted()
    now = sight.event.time
    zone = sight.zone
  }

  /// The seconds between those that follow each other.
  var seconds: [Double] { zip(times, times.dropFirst()).map { Double($1 - $0) / 1000 } }

  var gaps: NumberSummary { NumberSummary(seconds) }

  /// The hours from the first to the last.
  var hours: Double {
    times.last.map { Double($0 - times[0]) / 3_600_000 } ?? 0
  }

  /// The seconds since the latest before the event that is looked at.
  ///
  /// The event itself may be among them, as the last.
  var sinceLatest: Double {
    let latest = times.last(where: { $0 < now }) ?? times.last
    return latest.map { Double(now - $0) / 1000 } ?? 0
  }

  /// What most of them have in common, of several the one that was first, and the share of those that have it.
  func peak(_ part: (LocalTime) -> Int) -> (value: Int, share: Double) {
    let parts = times.map { part(zone.local($0)) }
    var counts: [Int: Int] = [:]
    for part in parts { counts[part, default: 0] += 1 }
    let most = counts.values.max() ?? 0
    return (parts.first { counts[$0] == most } ?? 0, share(most, of: times.count))
  }

  /// The chains of at least two of which each follows the one before within so many seconds.
  func bursts(within seconds: Double) -> [ArraySlice<Int64>] {
    var bursts: [ArraySlice<Int64>] = []
    var start = 0
    for end in times.indices
    where end + 1 == times.count || Double(times[end + 1] - times[end]) > seconds * 1000 {
      if end > start { bursts.append(times[start...end]) }
      start = end + 1
    }
    return bursts
  }
}

extension LocalTime {
  /// The day of the week, of which Monday is 0.
  var monday: Int { (weekday + 6) % 7 }
}
