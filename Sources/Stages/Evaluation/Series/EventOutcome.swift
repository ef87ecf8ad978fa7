public import Vocabulary

/// What verdicts on the steps of one series say of its labeled events.
///
/// An event is a run of anomalous steps; it is detected if any of its steps alarms. Steps whose label is
/// unknown are taken as ordinary.
public struct EventOutcome: Sendable, Equatable {
  /// For each event, in order: how many steps after its start the first alarm comes; `nil` if none does.
  public let delays: [Int?]
  /// Alarms on anomalous steps, and on others.
  public let alarmsInside: Int
  public let alarmsOutside: Int
  /// Runs of alarms that touch no event.
  public let falseRuns: Int

  public init(_ verdicts: Verdicts, _ labels: Labels) {
    precondition(
      verdicts.count == labels.count, "\(verdicts.count) verdicts for \(labels.count) labels")
    let events = labels.segments
    delays = events.map { event in
      event.first { verdicts.values[$0] }.map { $0 - event.lowerBound }
    }
    alarmsInside = events.reduce(0) { $0 + $1.count { verdicts.values[$0] } }
    alarmsOutside = verdicts.alarms - alarmsInside
    falseRuns = verdicts.segments.count { run in !run.contains { labels[$0] == .anomaly } }
  }

  public var events: Int { delays.count }
  public var detected: Int { delays.count { $0 != nil } }

  /// The share of events that were detected; `nil` without events.
  public var recall: Double? { events > 0 ? Double(detected) / Double(events) : nil }

  /// The share of alarms that lie on anomalous steps; `nil` without alarms.
  public var pointPrecision: Double? {
    let alarms = alarmsInside + alarmsOutside
    return alarms > 0 ? Double(alarmsInside) / Double(alarms) : nil
  }

  /// The harmonic mean of event recall and point precision; 0 if nothing was detected, `nil` without
  /// events.
  public var f1: Double? {
    guard let recall else { return nil }
    guard let precision = pointPrecision, recall + precision > 0 else { return 0 }
    return 2 * recall * precision / (recall + precision)
  }

  /// The mean delay of the events that were detected, in steps; `nil` if none was.
  public var meanDelay: Double? {
    let found = delays.compactMap { $0 }
    return found.isEmpty ? nil : Double(found.reduce(0, +)) / Double(found.count)
  }
}
