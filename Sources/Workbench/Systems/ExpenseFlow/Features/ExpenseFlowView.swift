public import Features
public import Vocabulary

/// What ExpenseFlow knows of its users by now.
public struct ExpenseFlowView: EventView {
  private let features: FittedExpenseFlowFeatures
  /// How many events were seen.
  private var seen = 0
  private var past: FlowPast
  /// What ends sessions; `nil` where they are no rows.
  private var ends: SessionEnds?

  init(_ features: FittedExpenseFlowFeatures) {
    self.features = features
    past = FlowPast(zone: features.zone, idle: features.idle)
    ends = features.unit == .sessionEnd ? SessionEnds(idle: features.idle) : nil
  }

  public mutating func see(_ event: Event) -> EventRow? {
    defer { seen += 1 }
    guard let line = FlowLine(event) else { return nil }
    let (session, user) = past.take(line, number: seen)
    switch (features.unit, line.content) {
    case (.request, .request(let request)):
      return row(
        of: session, user, at: line.time, request, isStrict: features.isStrict(request.endpoint),
        events: [seen])
    case (.signal, .signal(let signal)):
      return row(
        of: session, user, at: line.time, method: signal.method,
        isStrict: features.isStrict(signal.words.endpoint), events: [seen])
    case (.sessionEnd, let content):
      guard let events = ends?.take(content, seen, of: session, at: line.time) else { return nil }
      return row(of: session, user, at: line.time, events: events)
    case (.request, _), (.signal, _): return nil
    }
  }

  public mutating func due(before time: Int64?) -> [EventRow] {
    var rows: [EventRow] = []
    while let end = ends?.next(before: time) {
      let line = past.sessions[end.session].latest
      rows.append(
        row(
          of: end.session, line.user, at: end.time, events: end.events,
          place: EventRow.Place(event: line.number, time: end.time)))
    }
    return rows
  }

  private mutating func row(
    of session: Int, _ user: Int, at time: Int64, _ request: FlowLine.Request? = nil,
    method: String? = nil, isStrict: Bool = false, events: [Int],
    place: EventRow.Place? = nil
  ) -> EventRow {
    let local = features.zone.local(time)
    let history = past.history(of: session, or: user)
    let opened = past.sessions[session].opened
    let moment = FlowMoment(
      time: time, local: local, history: history,
      own: history.marks.filter { $0.session == Int32(session) },
      isSignal: features.unit == .signal, isEnd: features.unit == .sessionEnd,
      context: FlowContext(
        request, method: method, isStrict: isStrict, age: Double(time - opened) / 1000, local),
      sessions: past.sessionFacts(of: user, at: time))
    return EventRow(
      events: events, values: features.values(at: moment).map { features.squash($0) },
      standing: features.strictEndpoints.isEmpty
        ? nil : isStrict ? FlowContext.strict : FlowContext.usual, place: place)
  }
}
