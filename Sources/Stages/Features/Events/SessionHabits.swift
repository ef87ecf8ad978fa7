import Foundation

/// What a user did in the sessions that have closed.
struct SessionHabits {
  private(set) var sessions = 0
  /// The latest request.
  private(set) var latest: Int64?
  private var addresses: Set<String> = []
  private var agents: Set<String> = []
  /// Where addresses were when they were first seen at a place.
  private var places: [(latitude: Double, longitude: Double)] = []
  private var placed: Set<String> = []
  private var endpoints: [String: Double] = [:]
  private var requests = 0.0
  /// The hours of sessions as points of a circle, added up.
  private var hours = (cosine: 0.0, sine: 0.0)

  mutating func learn(from lines: [SessionLine]) {
    guard let first = lines.first else { return }
    sessions += 1
    hours.cosine += cos(first.angle)
    hours.sine += sin(first.angle)
    for line in lines {
      if let address = line.address {
        addresses.insert(address)
        if let place = line.place, placed.insert(address).inserted { places.append(place) }
      }
      if let agent = line.agent { agents.insert(agent) }
      guard let request = line.request else { continue }
      endpoints[request.name, default: 0] += 1
      requests += 1
      latest = max(latest ?? line.time, line.time)
    }
  }

  /// 1 for an address that the user never had, 0 for one that is known or not said.
  func newness(ofAddress address: String?) -> Double {
    address.map { addresses.contains($0) ? 0 : 1 } ?? 0
  }

  /// 1 for a program that the user never had, 0 for one that is known or not said.
  func newness(ofAgent agent: String?) -> Double {
    agent.map { agents.contains($0) ? 0 : 1 } ?? 0
  }

  /// How surprising it is that the user asks for an endpoint: −ln of its share of all requests, to each
  /// of a dozen endpoints of which half a request is added.
  func rarity(of request: SessionLine.Request) -> Double {
    -log(((endpoints[request.name] ?? 0) + 0.5) / (requests + 6))
  }

  /// Degrees to the nearest place where the user was; 0 where a place is not said.
  func distance(to line: SessionLine) -> Double {
    guard let here = line.place else { return 0 }
    return places.map { hypot($0.latitude - here.latitude, $0.longitude - here.longitude) }.min()
      ?? 0
  }

  /// Hours between the time of day of `line` and the one around which the user's sessions begin.
  func shift(of line: SessionLine) -> Double {
    let turn = abs(line.angle - atan2(hours.sine, hours.cosine))
      .truncatingRemainder(dividingBy: 2 * .pi)
    return min(turn, 2 * .pi - turn) * 12 / .pi
  }
}
