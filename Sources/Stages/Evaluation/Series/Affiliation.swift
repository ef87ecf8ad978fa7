public import Vocabulary

/// Precision and recall by affiliation (Huet, Navarro and Rossi 2022): how close alarms and events lie,
/// against what a step drawn at random from the event's zone would reach.
///
/// A step is the stretch of time up to the next. Each event has the zone of all times that are closer to
/// it than to another event; alarms are cut at the borders of the zones.
public struct Affiliation: Sendable, Equatable {
  /// The mean over zones with alarms; `nil` without alarms.
  public let precision: Double?
  /// The mean over all events; a zone without alarms counts 0. `nil` without events.
  public let recall: Double?

  public init(_ verdicts: Verdicts, _ labels: Labels) {
    precondition(
      verdicts.count == labels.count, "\(verdicts.count) verdicts for \(labels.count) labels")
    self.init(alarms: verdicts.segments, events: labels.segments, steps: labels.count)
  }

  init(alarms: Segments, events: Segments, steps: Int) {
    let alarms = alarms.map(Span.init)
    let zones = Zone.all(events.map(Span.init), steps: steps)
    var (precisions, recalls): ([Double], [Double]) = ([], [])
    var first = 0
    for zone in zones {
      while first < alarms.count, alarms[first].end <= zone.whole.start { first += 1 }
      let inside = alarms[first...].prefix { $0.start < zone.whole.end }
        .map { $0.clamped(to: zone.whole) }.filter { $0.length > 0 }
      if !inside.isEmpty { precisions.append(zone.precision(of: inside)) }
      recalls.append(inside.isEmpty ? 0 : zone.recall(by: inside))
    }
    precision = zones.isEmpty ? nil : precisions.mean
    recall = recalls.mean
  }

  /// The harmonic mean; 0 without alarms, `nil` without events.
  public var f1: Double? {
    guard let recall else { return nil }
    guard let precision, precision + recall > 0 else { return 0 }
    return 2 * precision * recall / (precision + recall)
  }
}

/// A stretch of time.
private struct Span {
  var start: Double
  var end: Double

  init(start: Double, end: Double) {
    self.start = start
    self.end = end
  }

  init(_ steps: Range<Int>) {
    self.init(start: Double(steps.lowerBound), end: Double(steps.upperBound))
  }

  var length: Double { end - start }

  /// The part inside `other`; of length 0 or less if there is none.
  func clamped(to other: Span) -> Span {
    Span(start: max(start, other.start), end: min(end, other.end))
  }
}

/// An event with the times that are closer to it than to any other event.
private struct Zone {
  let event: Span
  let whole: Span

  static func all(_ events: [Span], steps: Int) -> [Zone] {
    events.indices.map { place in
      let start = place == 0 ? 0 : (events[place - 1].end + events[place].start) / 2
      let end =
        place == events.count - 1
        ? Double(steps) : (events[place].end + events[place + 1].start) / 2
      return Zone(event: events[place], whole: Span(start: start, end: end))
    }
  }

  /// The mean over alarmed times of the chance that a random time of the zone lies farther from the event.
  func precision(of alarms: [Span]) -> Double {
    let before = event.start - whole.start
    let after = whole.end - event.end
    var (sum, length) = (0.0, 0.0)
    for alarm in alarms {
      length += alarm.length
      sum += max(0, alarm.clamped(to: event).length)
      let left = alarm.clamped(to: Span(start: whole.start, end: event.start))
      if left.length > 0 {
        sum += farther(from: event.start - left.end, to: event.start - left.start, before, after)
      }
      let right = alarm.clamped(to: Span(start: event.end, end: whole.end))
      if right.length > 0 {
        sum += farther(from: right.start - event.end, to: right.end - event.end, before, after)
      }
    }
    return sum / length
  }

  /// The integral, over distances from the event, of the share of the zone that lies farther away.
  private func farther(
    from near: Double, to far: Double, _ before: Double, _ after: Double
  ) -> Double {
    let closer =
      event.length * (far - near)
      + integral(ofDistanceUpTo: before, from: near, to: far)
      + integral(ofDistanceUpTo: after, from: near, to: far)
    return (far - near) - closer / whole.length
  }

  /// The mean over the event's times of the chance that a random time of the zone lies farther from it
  /// than the closest alarm does.
  func recall(by alarms: [Span]) -> Double {
    var sum = 0.0
    for (place, alarm) in alarms.enumerated() {
      // The times of the event that this alarm is the closest to.
      let start = place == 0 ? whole.start : (alarms[place - 1].end + alarm.start) / 2
      let end =
        place == alarms.count - 1 ? whole.end : (alarm.end + alarms[place + 1].start) / 2
      let own = event.clamped(to: Span(start: start, end: end))
      guard own.length > 0 else { continue }
      sum += max(0, own.clamped(to: alarm).length)
      let left = own.clamped(to: Span(start: own.start, end: alarm.start))
      if left.length > 0 {
        sum += farther(
          from: alarm.start - left.end, to: alarm.start - left.start,
          room: alarm.start - whole.start)
      }
      let right = own.clamped(to: Span(start: alarm.end, end: own.end))
      if right.length > 0 {
        sum += farther(
          from: right.start - alarm.end, to: right.end - alarm.end, room: whole.end - alarm.end)
      }
    }
    return sum / event.length
  }

  /// The integral, over times at distances `near` to `far` from an alarm, of the share of the zone that
  /// lies farther from the time than the alarm does; the zone ends at distance `room` from the alarm.
  private func farther(from near: Double, to far: Double, room: Double) -> Double {
    // As far to both sides of a time at distance d: the alarm on one, 2d from it on the other.
    let closer = integral(ofDistanceUpTo: room, from: 2 * near, to: 2 * far) / 2
    return (far - near) - closer / whole.length
  }

  /// ∫ min(d, limit) dd.
  private func integral(
    ofDistanceUpTo limit: Double, from near: Double, to far: Double
  ) -> Double {
    let (low, high) = (min(near, limit), min(far, limit))
    return (high * high - low * low) / 2 + limit * (far - near - (high - low))
  }
}

extension [Double] {
  /// The mean; `nil` of nothing.
  var mean: Double? { isEmpty ? nil : reduce(0, +) / Double(count) }
}
