import Foundation

/// A session, or one request of it, as numbers.
struct SessionRow {
  /// `s17` for a session, `s17.4` for its fourth request.
  let id: String
  let user: String
  /// When all that the row says is known.
  let time: Int64
  let isAttack: Bool
  let kind: String?
  let values: [Double]

  static let sessionNames = [
    "requests", "pause", "size", "new_addresses", "new_agents", "distance", "hour_shift", "rarity",
    "warnings",
  ]

  /// The whole of a session; `nil` where it has no request.
  ///
  /// Counts, seconds, bytes and degrees are taken as logarithms; what is new is a share of the requests.
  init?(_ session: PastSession) {
    let requests = session.events.filter { $0.request != nil }
    guard let first = requests.first, let last = session.events.last else { return nil }
    let count = Double(requests.count)
    func mean(_ number: (BehaviorEvent) -> Double) -> Double {
      requests.reduce(0) { $0 + number($1) } / count
    }
    let habits = session.habits
    let gaps = zip(requests, requests.dropFirst()).map { Self.logSeconds($0.time, $1.time) }
    id = session.name
    user = session.user
    time = last.time
    isAttack = requests.contains { $0.request?.isAttack == true }
    kind = first.request?.kind
    values = [
      log(count),
      gaps.isEmpty ? 0 : gaps.reduce(0, +) / Double(gaps.count),
      mean { Self.logSize($0) },
      mean { habits.knows(address: $0.origin.ipAddress) ? 0 : 1 },
      mean { habits.knows(agent: $0.origin.userAgent) ? 0 : 1 },
      mean { log(1 + habits.distance(to: $0.origin)) },
      habits.shift(of: first),
      mean { event in event.request.map(habits.rarity) ?? 0 },
      log(1 + Double(session.events.count(where: \.isWarning))),
    ]
  }

  static let requestNames = [
    "pause", "size", "sensitivity", "new_address", "new_agent", "distance", "hour_shift", "rarity",
    "requests_before", "warnings_before",
  ]

  /// A row for each request of a session, with what the session had shown by then.
  static func requests(of session: PastSession) -> [SessionRow] {
    let habits = session.habits
    var rows: [SessionRow] = []
    var warnings = 0
    var latest = habits.latest
    for event in session.events {
      if event.isWarning { warnings += 1 }
      guard let request = event.request else { continue }
      let values = [
        logSeconds(latest ?? event.time, event.time), logSize(event),
        sensitivities[request.sensitivity] ?? 0,
        habits.knows(address: event.origin.ipAddress) ? 0 : 1,
        habits.knows(agent: event.origin.userAgent) ? 0 : 1,
        log(1 + habits.distance(to: event.origin)), habits.shift(of: event),
        habits.rarity(of: request), log(1 + Double(rows.count)), log(1 + Double(warnings)),
      ]
      rows.append(
        SessionRow(
          id: "\(session.name).\(rows.count + 1)", user: session.user, time: event.time,
          isAttack: request.isAttack, kind: request.kind, values: values))
      latest = event.time
    }
    return rows
  }

  private init(
    id: String, user: String, time: Int64, isAttack: Bool, kind: String?, values: [Double]
  ) {
    self.id = id
    self.user = user
    self.time = time
    self.isAttack = isAttack
    self.kind = kind
    self.values = values
  }

  private static let sensitivities = ["LOW": 0, "MODERATE": 0.33, "HIGH": 0.67, "CRITICAL": 1]

  /// ln(1 + seconds) in steps of a millisecond.
  private static func logSeconds(_ start: Int64, _ end: Int64) -> Double {
    log(1 + Double(max(end - start, 0)) / 1000)
  }

  private static func logSize(_ event: BehaviorEvent) -> Double {
    log(1 + Double(event.request?.contentLength ?? 0))
  }
}
