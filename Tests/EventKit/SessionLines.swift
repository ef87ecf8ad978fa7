import Numerics
public import Vocabulary

/// Lines of sessions, each with no more than a test speaks of.
public enum SessionLines {
  public static let noon: Int64 = 1_767_571_200_000 + 12 * 3_600_000

  public static func line(
    _ type: String, _ session: String, at seconds: Double, by user: String = "u",
    _ more: EventFields = [:]
  ) -> Event {
    let named =
      [("type", Cell.text(type)), ("session", .text(session))] + zip(more.names, more.cells)
    return Event(
      time: noon + Int64(1000 * seconds), group: user,
      fields: EventFields(named.map { (name: $0.0, cell: $0.1) }))
  }

  public static func request(
    _ session: String, at seconds: Double, by user: String = "u", from address: String = "1",
    _ agent: String = "A", latitude: Double = 50, asking endpoint: String = "/a"
  ) -> Event {
    line(
      "request", session, at: seconds, by: user,
      [
        "ipAddress": .text(address), "userAgent": .text(agent), "latitude": .number(latitude),
        "longitude": .number(10), "endpoint": .text(endpoint), "method": .text("GET"),
        "contentLength": .integer(99), "endpointSensitivity": .text("HIGH"),
      ])
  }

  public static func signal(_ session: String, at seconds: Double, trust: Int) -> Event {
    line("signal", session, at: seconds, ["trustImpact": .integer(trust)])
  }

  public static func close(_ session: String, at seconds: Double, by user: String = "u") -> Event {
    line("session", session, at: seconds, by: user, ["event": .text("close")])
  }

  /// A recording of lines in order of time, in which all requests are ordinary but the named ones.
  public static func recording(
    _ events: [Event], attacks: Set<Int> = [], span: Range<Int64>? = nil
  ) -> Recording {
    let order = events.indices.sorted { (events[$0].time, $0) < (events[$1].time, $1) }
    return Recording(
      name: "lines", events: order.map { events[$0] },
      labels: Labels(
        order.map {
          attacks.contains($0)
            ? .anomaly : events[$0]["type"] == .text("request") ? .ordinary : .unknown
        }),
      kinds: order.map { attacks.contains($0) ? "theft" : nil }, grouping: "user", span: span)
  }

  /// What can happen: several sessions of several users at once, over six days, with what is not known left
  /// out, lines of one moment, and lines that say nothing.
  public static func busy(seed: UInt64) -> Recording {
    var chance = Seed(seed).generator()
    var events: [Event] = []
    for number in 0..<90 {
      let (user, session) = ("u\(chance.below(4))", "s\(number)")
      var second = Double(chance.below(6 * 86_400)) - 43_200
      for _ in 0...chance.below(8) {
        second += Double(chance.below(3) * 40)
        switch chance.below(5) {
        case 0:
          events.append(
            line(
              "signal", session, at: second, by: user, ["trustImpact": .integer(-chance.below(16))])
          )
        case 1: events.append(line("request", session, at: second, by: user))
        default:
          events.append(
            request(
              session, at: second, by: user, from: "\(chance.below(6))", "\(chance.below(3))",
              latitude: Double(chance.below(90)), asking: "/\(chance.below(5))"))
        }
      }
      if chance.below(10) > 0 { events.append(close(session, at: second, by: user)) }
    }
    events.append(Event(time: noon, fields: [:]))
    let attacks = events.indices.filter { events[$0]["endpoint"] == .text("/4") }
    return recording(events, attacks: Set(attacks))
  }
}
