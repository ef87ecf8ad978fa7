import Foundation

/// When things happened: the first fourteen features.
enum TemporalFeatures {
  static let names = [
    "request_rate_short", "request_rate_medium", "request_rate_long", "rate_accel_short",
    "rate_accel_medium", "time_since_last", "hour_sin", "hour_cos", "day_sin", "day_cos",
    "inter_arrival_mean", "inter_arrival_std", "inter_arrival_min", "inter_arrival_max",
  ]

  /// What the counted windows are called and how many milliseconds each takes, as models of the system say it.
  static let windows: KeyValuePairs<String, Int64> = [
    "short": 300_000, "medium": 1_800_000, "long": 7_200_000,
  ]

  static func values(_ moment: FlowMoment, _ variant: FlowVariant) -> [Double] {
    let rates = windows.map { Double(moment.signals(within: $0.value)) }
    let hour = 2 * Double.pi * Double(moment.local.hour) / 24
    let day = 2 * Double.pi * Double(moment.local.weekday) / 7
    return rates
      + [rates[0] - rates[1], rates[1] - rates[2], sinceLast(moment, variant)]
      + [sin(hour), cos(hour), sin(day), cos(day)] + gaps(moment, variant)
  }

  /// Deployed: since the oldest, as the list stands the other way round.
  private static func sinceLast(_ moment: FlowMoment, _ variant: FlowVariant) -> Double {
    let marks = moment.marks
    switch variant {
    case .described:
      let earlier = moment.isSignal ? marks.dropLast() : marks
      return earlier.last.map { moment.seconds(since: $0.time) } ?? 0
    case .deployed:
      guard marks.count > 1, let oldest = marks.first else { return 0 }
      return moment.seconds(since: oldest.time)
    }
  }

  /// Deployed: from the later to the earlier, so that none is above 0.
  private static func gaps(_ moment: FlowMoment, _ variant: FlowVariant) -> [Double] {
    let gaps = NumberSummary(Gaps(moment.marks))
    return switch variant {
    case .described: [gaps.mean, gaps.deviation, gaps.least, gaps.most]
    case .deployed: [0 - gaps.mean, gaps.deviation, 0 - gaps.most, 0 - gaps.least]
    }
  }
}
