/// Events in the order in which they happened, with all that is known beside them.
///
/// Sources read one, generators make one, and features see its events as rows, one after the other; what
/// stands beside the events is for the rows that speak of them and for nothing else. It has one value an event,
/// or is absent as a whole.
public struct Recording: Sendable, Equatable {
  public var name: String
  /// In order of time; of one moment, in the order of their lines.
  public let events: [Event]
  /// Which events are anomalies; `nil` where nobody has said of any.
  public let labels: Labels?
  /// What sort of anomaly each event is part of; `nil` for ordinary ones.
  public let kinds: [String?]?
  /// The name of each event.
  public let ids: [String]?
  /// Which events nobody is to learn from, such as alarms that turned out to be false; `nil` where all may
  /// be learned from.
  public let withheld: [Bool]?
  /// What the system that recorded an event answered to it, to be compared with, never to be seen.
  public let answers: [EventFields?]?
  /// What the lines call to whom an event belongs, such as `user`.
  public let grouping: String?
  /// What the lines call when an event happened.
  public let timing: String
  /// From when to when was recorded, in milliseconds since 1970, whether or not something happened.
  public let span: Range<Int64>
  public var provenance: Provenance

  /// - Parameters:
  ///   - span: From the first event to the last where nothing is said.
  /// - Precondition: The events stand in order of time, and what stands beside them has one value each.
  public init(
    name: String, events: [Event], labels: Labels? = nil, kinds: [String?]? = nil,
    ids: [String]? = nil, withheld: [Bool]? = nil, answers: [EventFields?]? = nil,
    grouping: String? = nil, timing: String = "time", span: Range<Int64>? = nil,
    provenance: Provenance = Provenance(.memory)
  ) {
    precondition(
      zip(events, events.dropFirst()).allSatisfy { $0.time <= $1.time },
      "events of a recording stand in order of time")
    for (what, count) in [
      ("labels", labels?.count), ("kinds", kinds?.count), ("ids", ids?.count),
      ("withheld marks", withheld?.count), ("answers", answers?.count),
    ] {
      precondition(
        count == nil || count == events.count, "\(count ?? 0) \(what) for \(events.count) events")
    }
    self.name = name
    self.events = events
    self.labels = labels
    self.kinds = kinds
    self.ids = ids
    self.withheld = withheld
    self.answers = answers
    self.grouping = grouping
    self.timing = timing
    self.span = span ?? (events.first?.time ?? 0)..<((events.last?.time ?? -1) + 1)
    self.provenance = provenance
  }
}
