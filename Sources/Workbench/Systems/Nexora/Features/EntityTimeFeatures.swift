import Vocabulary

/// When an entity does what it does: 77 features.
enum EntityTimeFeatures {
  static func measures(_ variant: NexoraVariant) -> [Measure] {
    calendar + habits + patterns + lengths + bursts + seasons + hours + idleness
      + windows.flatMap { window in [counts(in: window, variant)] }
  }

  /// How far back the service looks.
  static let windows: [(name: String, hours: Double)] = [
    ("1h", 1), ("6h", 6), ("24h", 24), ("7d", 168),
  ]

  private static let calendar: [Measure] = [
    .calendar([
      ("hour_of_day", .hour), ("hour_sin", .hourSine), ("hour_cos", .hourCosine),
      ("day_of_week", .weekday), ("day_sin", .weekdaySine), ("day_cos", .weekdayCosine),
      ("day_of_month", .day), ("day_of_month_sin", .daySine), ("day_of_month_cos", .dayCosine),
      ("month_of_year", .month), ("month_sin", .monthSine), ("month_cos", .monthCosine),
      ("week_of_year", .week), ("week_sin", .weekSine), ("week_cos", .weekCosine),
      ("quarter", .quarter), ("is_weekend", .weekend),
    ]),
    .code("is_weekday", "is_business_hours", "is_off_hours", "time_category", "unix_timestamp") {
      sight in
      let hour = sight.local.hour
      let atWork = (9...17).contains(hour)
      return [
        sight.local.isWeekend ? 0 : 1, atWork ? 1 : 0, atWork ? 0 : 1, category(of: hour),
        Double(sight.event.time) / 1000,
      ]
    },
  ]

  /// Morning, afternoon, evening and night.
  private static func category(of hour: Int) -> Double {
    switch hour {
    case 6...11: 1
    case 12...17: 2
    case 18...21: 3
    default: 4
    }
  }

  /// The gaps and peaks of the history as far as it lies not after the snapshot.
  private static let habits: [Measure] = [
    .code(
      "avg_activity_interval", "std_activity_interval", "min_activity_interval",
      "max_activity_interval", "activity_regularity", "time_since_last_activity"
    ) { sight in
      let history = sight.history.moments
      let gaps = history.gaps
      return [
        gaps.mean, gaps.deviation, gaps.least, gaps.most, share(gaps.deviation, of: gaps.mean),
        history.times.last.map { Double(sight.event.time - $0) / 1000 } ?? 0,
      ]
    },
    .code(
      "peak_activity_hour", "peak_hour_activity_ratio", "peak_activity_day",
      "peak_day_activity_ratio"
    ) { sight in
      let history = sight.history.moments
      let (hour, day) = (history.peak(\.hour), history.peak(\.monday))
      return [Double(hour.value), hour.share, Double(day.value), day.share]
    },
  ]

  /// Whether gaps of an hour, of a day and of a week are frequent, where there are enough gaps to tell.
  private static let patterns: [Measure] = [
    .code("has_hourly_pattern", "has_daily_pattern", "has_weekly_pattern") { sight in
      let gaps = sight.history.moments.seconds
      let sought: [(range: ClosedRange<Double>, share: Double)] = [
        (3300...3900, 0.3), (82_800...90_000, 0.2), (604_800 - 43_200...604_800 + 43_200, 0.1),
      ]
      return sought.map { sought in
        gaps.count >= 10
          && share(gaps.count(where: sought.range.contains), of: gaps.count) > sought.share ? 1 : 0
      }
    }
  ]

  private static let lengths: [Measure] = [
    .numbers(
      of("session_durations"),
      [
        ("avg_session_duration", .mean), ("std_session_duration", .sd),
        ("max_session_duration", .max), ("min_session_duration", .min),
        ("session_duration_consistency", .variation),
      ]),
    .numbers(
      of("response_times"),
      [
        ("avg_response_time", .mean), ("std_response_time", .sd), ("95th_response_time", .p95),
        ("99th_response_time", .p99),
      ]),
    .numbers(
      of("idle_times"),
      [("avg_idle_time", .mean), ("max_idle_time", .max), ("idle_time_variance", .variance)]),
  ]

  /// A burst is a chain of activities at most five minutes apart.
  private static let bursts: [Measure] = [
    .code("recent_burst_intensity", "burst_frequency", "time_since_last_burst") { sight in
      let activities = Moments(sight.times(activities), at: sight)
      let bursts = activities.bursts(within: 300)
      let ends = bursts.map { Double(sight.event.time - $0[$0.endIndex - 1]) / 1000 }
      let recent = zip(bursts, ends).filter { $0.1 <= 3600 }
      return [
        recent.reduce(0) { $0 + Double($1.0.count) },
        share(Double(bursts.count), of: activities.hours / 24), ends.last ?? 0,
      ]
    }
  ]

  private static let seasons: [Measure] = [
    .code(
      "is_new_years", "is_christmas_period", "is_summer", "is_winter", "is_month_end",
      "is_quarter_end", "is_year_end", "fiscal_month", "fiscal_quarter", "days_until_weekend",
      "days_since_weekend"
    ) { sight in
      let date = CalendarDay(sight.local)
      let fiscal = (date.month + 8) % 12 + 1
      let isEnd = date.day >= 28
      let says: [Bool] = [
        date.month == 1 && date.day == 1, date.month == 12 && date.day >= 20,
        (6...8).contains(date.month), [12, 1, 2].contains(date.month), isEnd,
        isEnd && date.month % 3 == 0, date.month == 12 && date.day >= 15,
      ]
      return says.map { $0 ? 1 : 0 }
        + [fiscal, (fiscal + 2) / 3, (12 - date.weekday) % 7, (date.weekday + 2) % 7].map(
          Double.init)
    }
  ]

  private static let hours: [Measure] = [
    .code(
      "is_very_early", "is_very_late", "is_midnight_hour", "weekend_business_activity",
      "holiday_activity"
    ) { sight in
      let (date, hour) = (CalendarDay(sight.local), sight.local.hour)
      let says: [Bool] = [
        hour < 6, hour >= 22, hour == 0, date.isWeekend && (9...17).contains(hour),
        (date.month, date.day) == (1, 1) || (date.month, date.day) == (12, 25),
      ]
      return says.map { $0 ? 1 : 0 }
    }
  ]

  private static let idleness: [Measure] = [
    .code("rapid_activity_count") { sight in
      let latest = Moments(sight.times(activities), at: sight).times.suffix(10)
      return [Double(zip(latest, latest.dropFirst()).count { $1 - $0 < 60_000 })]
    },
    .code("long_idle_period", "very_long_idle_period") { sight in
      guard let last = sight.times(.field("activity_data.last_activity_time")).first else {
        return [0, 0]
      }
      let hours = Double(sight.event.time - last) / 3_600_000
      return [hours > 24 ? 1 : 0, hours > 168 ? 1 : 0]
    },
  ]

  private static func counts(
    in window: (name: String, hours: Double), _ variant: NexoraVariant
  ) -> Measure {
    .code("activity_count_\(window.name)", "activity_rate_\(window.name)") { sight in
      let count = Double(sight.history.records(lastHours: window.hours, variant).count)
      return [count, count / window.hours]
    }
  }

  private static func of(_ member: String) -> ValueSource { .field("activity_data.\(member)") }
  private static let activities = ValueSource.fieldUntilNow("activity_data.activity_timestamps")
}
