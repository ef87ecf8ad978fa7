import Foundation

/// The lines of one session, with what its user had done before it began.
struct PastSession {
  let name: String
  let user: String
  let events: [BehaviorEvent]
  let habits: PastHabits

  var start: Int64 { events[0].time }
}

/// The sessions of a recording in the order in which they begin.
struct PastSessions {
  private(set) var sessions: [PastSession] = []

  init(_ recording: BehaviorRecording) {
    var lines: [String: [BehaviorEvent]] = [:]
    var order: [String] = []
    for event in recording.events {
      if lines[event.session] == nil { order.append(event.session) }
      lines[event.session, default: []].append(event)
    }
    var habits: [String: PastHabits] = [:]
    // Sessions that have begun and are learned from when they have ended.
    var open: [String: [[BehaviorEvent]]] = [:]
    for name in order {
      guard let events = lines[name], let first = events.first, let last = events.last else {
        continue
      }
      var known = habits[first.user] ?? PastHabits()
      var running: [[BehaviorEvent]] = []
      for past in open[first.user] ?? [] {
        if (past.last?.time ?? .max) <= first.time {
          known.learn(from: past)
        } else {
          running.append(past)
        }
      }
      habits[first.user] = known
      open[first.user] = running + [events]
      sessions.append(PastSession(name: name, user: last.user, events: events, habits: known))
    }
  }
}

/// What a user did in the sessions that have ended.
struct PastHabits {
  private(set) var sessions = 0
  /// The latest request.
  private(set) var latest: Int64?
  private var addresses: Set<String> = []
  private var agents: Set<String> = []
  private var places: [(latitude: Double, longitude: Double)] = []
  private var endpoints: [String: Double] = [:]
  private var requests = 0.0
  /// The hours of sessions as points of a circle, added up.
  private var hours = (cosine: 0.0, sine: 0.0)

  mutating func learn(from events: [BehaviorEvent]) {
    guard let first = events.first else { return }
    sessions += 1
    hours.cosine += cos(first.angle)
    hours.sine += sin(first.angle)
    for event in events {
      if addresses.insert(event.origin.ipAddress).inserted {
        places.append((event.origin.latitude, event.origin.longitude))
      }
      agents.insert(event.origin.userAgent)
      guard let request = event.request else { continue }
      endpoints[request.name, default: 0] += 1
      requests += 1
      latest = max(latest ?? event.time, event.time)
    }
  }

  func knows(address: String) -> Bool { addresses.contains(address) }
  func knows(agent: String) -> Bool { agents.contains(agent) }

  /// How surprising it is that the user asks for an endpoint: −ln of its share of all requests, to each
  /// of a dozen endpoints of which half a request is added.
  func rarity(of request: BehaviorEvent.Request) -> Double {
    -log(((endpoints[request.name] ?? 0) + 0.5) / (requests + 6))
  }

  /// Degrees to the nearest place where the user was.
  func distance(to origin: BehaviorEvent.Origin) -> Double {
    places.map { hypot($0.latitude - origin.latitude, $0.longitude - origin.longitude) }.min() ?? 0
  }

  /// Hours between the time of day of `event` and the one around which the user's sessions begin.
  func shift(of event: BehaviorEvent) -> Double {
    let turn = abs(event.angle - atan2(hours.sine, hours.cosine))
      .truncatingRemainder(dividingBy: 2 * .pi)
    return min(turn, 2 * .pi - turn) * 12 / .pi
  }
}

extension BehaviorEvent {
  /// The time of day on a circle.
  fileprivate var angle: Double { Double(time % 86_400_000) / 86_400_000 * 2 * .pi }

  /// Whether a signal says that something is wrong.
  var isWarning: Bool {
    if case .signal(let signal) = content { signal.trustImpact <= -8 } else { false }
  }
}

extension BehaviorEvent.Request {
  fileprivate var name: String { "\(method) \(endpoint)" }
}
