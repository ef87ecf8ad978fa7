import Numerics
import Vocabulary

@testable import Systems

/// Recordings in which all is possible that lines can say: sessions that several users share, that open late, twice
/// or never, that go on after they closed, lines of one moment, and bursts.
enum MessyFlow {
  static let start: Int64 = 1_772_618_400_000

  static func recording(lines: Int, seed: UInt64, users: Int = 3, sessions: Int = 8) -> Recording {
    var chance = Seed(seed).generator()
    var time = start
    let events = (0..<lines).map { _ -> Event in
      time += pause(&chance)
      let (user, session) = ("u\(chance.below(users))", "s\(chance.below(sessions))")
      return line(&chance, time, session, user)
    }
    return Recording(name: "messy", events: events, grouping: "user")
  }

  /// Mostly seconds, now and then nothing at all, half an hour or days.
  private static func pause(_ chance: inout Generator) -> Int64 {
    switch chance.below(40) {
    case 0: 30 * 60_000
    case 1: Int64(chance.below(9)) * 86_400_000 / 2
    case 2...20: 0
    default: Int64(chance.below(20_000))
    }
  }

  private static func line(
    _ chance: inout Generator, _ time: Int64, _ session: String, _ user: String
  ) -> Event {
    var fields: [(name: String, cell: Cell)] = [("session", .text(session))]
    func maybe(_ name: String, _ cell: Cell) {
      if chance.below(2) == 0 { fields.append((name, cell)) }
    }
    switch chance.below(8) {
    case 0:
      fields += [
        ("type", .text("session")), ("event", .text(chance.below(3) == 0 ? "close" : "open")),
      ]
      maybe("device", .text("d\(chance.below(4))"))
      maybe("ipAddress", .text("\(chance.below(4))"))
    case 1...2:
      fields.append(("type", .text("request")))
      maybe("method", .text(["GET", "POST", "PATCH", "PUT", "DELETE", "HEAD"][chance.below(6)]))
      maybe("contentLength", .number(Double(chance.below(5000))))
      maybe("endpointSensitivity", .text(["LOW", "MODERATE", "HIGH", "CRITICAL"][chance.below(4)]))
      maybe("sessionAge", .number(Double(chance.below(900))))
      maybe("isWeekend", .flag(chance.below(2) == 0))
      maybe("isBusinessHours", .flag(chance.below(2) == 0))
    default:
      let types = SignalType.allCases.prefix(chance.below(2) == 0 ? 3 : 15)
      fields += [
        ("type", .text("signal")), ("signalType", .text(types[chance.below(types.count)].rawValue)),
        ("severity", .text(Severity.allCases[chance.below(4)].rawValue)),
        ("trustImpact", .number(Double(chance.below(9)) - 6)),
      ]
      maybe("riskImpact", .number(Double(chance.below(40)) / 8 - 1))
      maybe("anomalyScore", .number(Double(chance.below(101))))
      maybe("method", .text("PUT"))
      maybe("endpoint", .text("/\(chance.below(6))"))
      maybe("ipAddress", .text("\(chance.below(6))"))
      maybe("userAgent", .text("\(chance.below(3))"))
      if chance.below(3) == 0 { fields.append(("isAnomaly", .flag(chance.below(2) == 0))) }
      if chance.below(2) == 0 {
        fields += [
          ("latitude", .number(Double(chance.below(3)))),
          ("longitude", .number(Double(chance.below(2)))),
        ]
      }
    }
    return Event(time: time, group: user, fields: EventFields(fields))
  }
}
