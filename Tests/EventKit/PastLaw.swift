public import Features
public import Vocabulary

/// The law of every way to see events: what is said at an event follows from it and from those before it.
public struct PastLaw {
  public enum Breach: Sendable {
    /// Something that comes later changes what was said.
    case seesLaterEvents
    /// All events at once give other rows than one event after the other.
    case rowsAreNotTheAnswers
    /// A view that begins anew knows of one that has run.
    case viewsShareState
    /// A cell depends on what nobody knew when the event happened.
    case seesLabels
  }

  let features: any EventFeatures

  public init(features: any EventFeatures) { self.features = features }

  public func breaches(on recording: Recording) throws -> Set<Breach> {
    let fitted = try features.fit(recording)
    let answers = Self.answers(fitted, recording.events)
    var breaches: Set<Breach> = []
    for cut in stride(from: 0, to: recording.events.count - 1, by: 5) {
      for spoiled in recording.spoiled(after: cut) {
        let others = Self.answers(try features.fit(spoiled), spoiled.events)
        if !same(others[...cut], answers[...cut]) { breaches.insert(.seesLaterEvents) }
      }
    }
    if !same(Self.again(fitted, recording.events)[...], answers[...]) {
      breaches.insert(.viewsShareState)
    }
    let rows = try features.rows(of: recording)
    if !same(rows, answers, of: recording) { breaches.insert(.rowsAreNotTheAnswers) }
    let relabelled = try features.rows(of: recording.otherwiseLabelled)
    if relabelled.bits != rows.bits || relabelled.standings != rows.standings {
      breaches.insert(.seesLabels)
    }
    return breaches
  }

  /// What is said at each event, one after the other, behind what had fallen due before it; at last what is left.
  public static func answers(
    _ fitted: some FittedEventFeatures, _ events: [Event]
  ) -> [[EventRow]] {
    var view = fitted.begin()
    return events.map { said(at: $0, by: &view) } + [view.due(before: nil)]
  }

  private static func said(at event: Event, by view: inout some EventView) -> [EventRow] {
    view.due(before: event.time) + [view.see(event)].compactMap(\.self)
  }

  /// The same by a view that begins while another is under way, and by that other one from there on.
  private static func again(
    _ fitted: some FittedEventFeatures, _ events: [Event]
  ) -> [[EventRow]] {
    let half = events.count / 2
    var early = fitted.begin()
    for event in events[..<half] { _ = said(at: event, by: &early) }
    var late = fitted.begin()
    let answers = events[..<half].map { said(at: $0, by: &late) }
    return answers + events[half...].map { said(at: $0, by: &early) } + [early.due(before: nil)]
  }

  private func same(_ one: ArraySlice<[EventRow]>, _ other: ArraySlice<[EventRow]>) -> Bool {
    one.elementsEqual(other) { one, other in
      one.elementsEqual(other) { one, other in
        one.id == other.id && one.events == other.events && one.place == other.place
          && one.standing == other.standing
          && one.values.map(\.bitPattern) == other.values.map(\.bitPattern)
      }
    }
  }

  /// Whether rows are the answers, in order of time and then of their names, with what is known beside them.
  private func same(_ rows: Dataset, _ answers: [[EventRow]], of recording: Recording) -> Bool {
    let said = answers.enumerated()
      .flatMap { number, rows in rows.map { (place: $0.place?.event ?? number, row: $0) } }
      .map { place, row in
        (
          time: row.place?.time ?? recording.events[place].time,
          id: row.id ?? recording.ids?[place] ?? "\(place)", group: recording.events[place].group,
          row: row
        )
      }
      .sorted { ($0.time, $0.id) < ($1.time, $1.id) }
    let values = said.map { $0.row.values.map(\.bitPattern) }
    let groups = said.compactMap(\.group)
    let standings = said.compactMap(\.row.standing)
    return rows.bits == values && rows.standings ?? [] == standings
      && rows.times == said.map(\.time) && rows.ids == said.map(\.id)
      && rows.groups == (groups.count == said.count ? Groups(of: groups) : nil)
  }
}

extension Dataset {
  /// The cells of each row; what is missing is itself again.
  fileprivate var bits: [[UInt64]] {
    (0..<rows).map { row in table.columns.map { ($0.numbers?[row] ?? .nan).bitPattern } }
  }
}

extension Recording {
  /// The recording with all behind an event gone, turned into nonsense, or replaced by that event itself over
  /// and over at the same moment; it spans the same time.
  fileprivate func spoiled(after cut: Int) -> [Recording] {
    let past = events[...cut]
    let future = events[(cut + 1)...]
    let nonsense = zip(future, future.reversed()).map { event, other in
      Event(
        time: event.time, group: other.group,
        fields: EventFields(
          zip(other.fields.names, other.fields.cells).map { name, cell in
            (name: name, cell: cell.number == nil ? cell : .number(-1e9))
          }))
    }
    let repeated = future.map { _ in events[cut] }
    return [[], nonsense, repeated].map { later in
      Recording(
        name: name, events: past + later, grouping: grouping, span: span, provenance: provenance)
    }
  }

  fileprivate var otherwiseLabelled: Recording {
    Recording(
      name: name, events: events,
      labels: labels.map { labels in
        Labels(labels.values.map { $0 == .anomaly ? .ordinary : .anomaly })
      },
      kinds: kinds?.map { $0 == nil ? "other" : nil }, ids: ids, grouping: grouping, span: span,
      provenance: provenance)
  }
}
