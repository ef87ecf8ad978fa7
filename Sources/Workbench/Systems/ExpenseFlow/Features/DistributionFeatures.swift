/// How widely signals are spread: seven features.
enum DistributionFeatures {
  static let names = [
    "endpoint_diversity", "ip_diversity", "ua_diversity", "location_diversity", "signal_entropy",
    "burst_count", "hour_diversity",
  ]

  /// How many signals within how many milliseconds are a burst.
  private static let burst = (signals: 10, width: Int64(60_000))

  static func values(_ moment: FlowMoment, _ variant: FlowVariant) -> [Double] {
    let history = moment.history
    let bursts =
      switch variant {
      case .described: bursts(moment.marks)
      case .deployed: deployedBursts(moment.marks)
      }
    return [
      Double(history.endpoints.distinct), Double(history.addresses.distinct),
      Double(history.agents.distinct), Double(history.places.distinct), entropy(history.types),
      Double(bursts), Double(hours(moment.marks)),
    ]
  }

  /// How many bursts there are, none of which shares a signal with another.
  static func bursts(_ marks: ArraySlice<SignalMark>) -> Int {
    var count = 0
    var place = marks.startIndex
    while place < marks.endIndex {
      let end = marks.end(ofMinuteAt: place)
      if end - place >= burst.signals {
        count += 1
        place = end
      } else {
        place += 1
      }
    }
    return count
  }

  /// As deployed: from the latest signal back, and after a burst one place further than it is long.
  static func deployedBursts(_ marks: ArraySlice<SignalMark>) -> Int {
    var count = 0
    var place = marks.endIndex - 1
    while place >= marks.startIndex {
      let start = marks.start(ofMomentAt: place)
      let signals = marks.end(ofMinuteAt: place) - start
      if signals >= burst.signals {
        count += 1
        place -= signals + 1
      } else {
        place -= 1
      }
    }
    return count
  }

  private static func hours(_ marks: ArraySlice<SignalMark>) -> Int {
    var seen: UInt32 = 0
    for mark in marks { seen |= 1 << UInt32(mark.hour) }
    return seen.nonzeroBitCount
  }

  fileprivate static var width: Int64 { burst.width }
}

extension ArraySlice<SignalMark> {
  /// The first place behind `place` that lies outside the minute which begins there.
  fileprivate func end(ofMinuteAt place: Int) -> Int {
    let limit = self[place].time + DistributionFeatures.width
    var end = place + 1
    while end < endIndex, self[end].time < limit { end += 1 }
    return end
  }

  /// The first place of the same moment.
  fileprivate func start(ofMomentAt place: Int) -> Int {
    var start = place
    while start > startIndex, self[start - 1].time == self[place].time { start -= 1 }
    return start
  }
}
