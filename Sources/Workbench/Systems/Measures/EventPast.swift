import Vocabulary

/// What happened by now, as far back as some windows reach.
struct EventPast: Sendable {
  /// The windows of one key and filter, which see the same events.
  private struct Stream: Hashable, Sendable {
    let key: String?
    let filter: EventFilter?
  }

  /// How far back the windows of a stream reach.
  fileprivate struct Reach: Sendable {
    var milliseconds: Int64 = 0
    var events = 0
  }

  /// The events of one key, the oldest that any window needs first.
  fileprivate struct Trail: Sendable {
    var events: [Event] = []
    /// The place of the first that is still needed.
    var start = 0

    var needed: ArraySlice<Event> { events[start...] }
  }

  private var reaches: [Stream: Reach] = [:]
  private var trails: [Stream: [String: Trail]] = [:]

  init(_ windows: some Sequence<EventWindow> = []) {
    for window in windows {
      let stream = Stream(key: window.key, filter: window.filter)
      switch window.reach {
      case .duration(let milliseconds):
        let before = reaches[stream, default: Reach()].milliseconds
        reaches[stream, default: Reach()].milliseconds = max(before, milliseconds)
      case .last(let events):
        let before = reaches[stream, default: Reach()].events
        reaches[stream, default: Reach()].events = max(before, events)
      }
    }
  }

  /// Takes in the next event in order of time.
  mutating func add(_ event: Event) {
    for (stream, reach) in reaches {
      if stream.filter?.holds(of: event) == false { continue }
      trails[stream, default: [:]][Self.key(of: event, stream.key), default: Trail()]
        .add(event, keeping: reach)
    }
  }

  /// The events that a window holds at an event, which may be the last of them.
  func events(in window: EventWindow, at event: Event) -> ArraySlice<Event> {
    let stream = Stream(key: window.key, filter: window.filter)
    guard let trail = trails[stream]?[Self.key(of: event, window.key)] else { return [] }
    switch window.reach {
    case .last(let count): return trail.needed.suffix(count)
    case .duration(let milliseconds):
      let first = event.time - milliseconds
      return trail.needed.dropFirst(trail.needed.partitioned { $0.time < first })
    }
  }

  /// The value by which events belong together; all that have none do so too.
  private static func key(of event: Event, _ field: String?) -> String {
    guard let field else { return event.group ?? "" }
    return event[field]?.word ?? ""
  }
}

extension EventPast.Trail {
  /// Appends an event and lets go of those that no window reaches any more.
  fileprivate mutating func add(_ event: Event, keeping reach: EventPast.Reach) {
    events.append(event)
    let oldest = event.time - reach.milliseconds
    while start < events.count - max(reach.events, 1), events[start].time < oldest { start += 1 }
    // Cleared in one go, so that each event is moved once or twice.
    if start > 64, 2 * start > events.count {
      events.removeFirst(start)
      start = 0
    }
  }
}
