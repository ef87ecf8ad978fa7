import Datasets
import Detectors
import Foundation
import Numerics

extension Proof {
  /// Sessions of the clean days to learn from; later sessions to rank. For a drift the rows are users.
  static func behavior() throws -> [Proof] {
    let near = try NeighborDistance(neighbors: 5)
    let bars: KeyValuePairs<BehaviorAttack, Double> = [
      .burst: 0.99, .credentialStuffing: 0.99, .accountTakeover: 0.99, .exfiltration: 0.97,
      .privilegeProbing: 0.99,
    ]
    let attacks = Proof(
      name: "behavior",
      claims: bars.map { Claim(kind: $0.key.rawValue, bar: $0.value, detector: near) }
    ) { seed, strength in
      let counts = Dictionary(
        uniqueKeysWithValues: bars.map { attack, _ in
          (attack, attack == .credentialStuffing ? 2 : 10)
        })
      let recording = try SyntheticBehavior(
        users: ProofTests.isDeep ? 40 : 25, attacks: counts, strength: strength
      )
      .record(seed: seed)
      let sessions = SessionViews(recording, cleanUntil: 7).sessions
      return material(of: sessions)
    }
    let drift = Proof(
      name: "behavior",
      claims: [Claim(kind: BehaviorAttack.slowDrift.rawValue, bar: 0.9, detector: near)]
    ) { seed, strength in
      let recording = try SyntheticBehavior(
        users: 60, attacks: [.slowDrift: 20], strength: strength
      ).record(seed: seed)
      return material(of: SessionViews(recording, cleanUntil: 7).users)
    }
    return [attacks, drift]
  }

  private static func material(of views: [SessionView]) -> Material {
    let (clean, later) = (views.filter(\.isClean), views.filter { !$0.isClean })
    return Material(
      train: Matrix(clean.map(\.features)), test: Matrix(later.map(\.features)),
      kinds: later.map(\.kind), plainTrain: Matrix(clean.map(\.plain)),
      plainTest: Matrix(later.map(\.plain)))
  }
}

/// A session, or all sessions of a user in one half of the recording, as numbers.
struct SessionView {
  let user: String
  let isClean: Bool
  let kind: String?
  /// How it differs from what its user did on the clean days.
  let features: [Double]
  /// Its requests as they come, on average.
  let plain: [Double]
}

/// Sessions seen with the habits of their users on the clean days.
struct SessionViews {
  let sessions: [SessionView]

  /// The mean of each user's sessions before and after the clean days end.
  var users: [SessionView] {
    Dictionary(grouping: sessions) { "\($0.isClean) \($0.user)" }
      .sorted { $0.key < $1.key }.map { _, views in
        func mean(_ part: (SessionView) -> [Double]) -> [Double] {
          part(views[0]).indices.map { column in
            views.reduce(0) { $0 + part($1)[column] } / Double(views.count)
          }
        }
        return SessionView(
          user: views[0].user, isClean: views[0].isClean, kind: views[0].kind,
          features: mean(\.features), plain: mean(\.plain))
      }
  }

  init(_ recording: BehaviorRecording, cleanUntil day: Int) {
    let end = ElideScenario.defaultStart + Int64(day) * 86_400_000
    var lines: [String: [BehaviorEvent]] = [:]
    for event in recording.events { lines[event.session, default: []].append(event) }
    let ordered = lines.values.sorted { ($0[0].time, $0[0].session) < ($1[0].time, $1[0].session) }
    var habits: [String: UserHabits] = [:]
    for events in ordered where events[0].time < end {
      habits[events[0].user, default: UserHabits()].learn(from: events)
    }
    sessions = ordered.compactMap { events in
      let usual = habits[events[0].user] ?? UserHabits()
      let requests = events.filter { $0.request != nil }
      guard !requests.isEmpty, usual.sessions > 0 else { return nil }
      return SessionView(
        user: events[0].user, isClean: events[0].time < end, kind: requests[0].request?.kind,
        features: usual.features(of: events, requests), plain: Self.plain(requests))
    }
  }

  private static func plain(_ requests: [BehaviorEvent]) -> [Double] {
    let count = Double(requests.count)
    func mean(_ number: (BehaviorEvent) -> Double) -> Double {
      requests.reduce(0) { $0 + number($1) } / count
    }
    return [
      count, mean { Double($0.request?.contentLength ?? 0) }, mean(\.hour),
      mean(\.origin.latitude), mean(\.origin.longitude),
    ]
  }
}

extension BehaviorEvent {
  fileprivate var hour: Double { Double(time % 86_400_000) / 3_600_000 }
}

/// What a user did on the clean days.
private struct UserHabits {
  var sessions = 0.0
  private var hours = 0.0
  private var addresses: Set<String> = []
  private var agents: Set<String> = []
  private var places: [(Double, Double)] = []
  private var endpoints: [String: Double] = [:]
  private var requests = 0.0

  mutating func learn(from events: [BehaviorEvent]) {
    sessions += 1
    hours += events[0].hour
    for event in events {
      if addresses.insert(event.origin.ipAddress).inserted {
        places.append((event.origin.latitude, event.origin.longitude))
      }
      agents.insert(event.origin.userAgent)
      guard let request = event.request else { continue }
      endpoints["\(request.method) \(request.endpoint)", default: 0] += 1
      requests += 1
    }
  }

  func features(of events: [BehaviorEvent], _ asked: [BehaviorEvent]) -> [Double] {
    let count = Double(asked.count)
    func mean(_ number: (BehaviorEvent) -> Double) -> Double {
      asked.reduce(0) { $0 + number($1) } / count
    }
    let gaps = zip(asked, asked.dropFirst()).map { log(Double($1.time - $0.time) + 1) }
    let rarity = mean { event in
      let name = "\(event.request?.method ?? "") \(event.request?.endpoint ?? "")"
      return -log(((endpoints[name] ?? 0) + 0.5) / (requests + 6))
    }
    let warnings = events.count { ($0.signal?.trustImpact ?? 0) <= -8 }
    return [
      log(count), gaps.isEmpty ? 9 : gaps.reduce(0, +) / Double(gaps.count),
      mean { log(Double($0.request?.contentLength ?? 0) + 1) },
      5 * mean { addresses.contains($0.origin.ipAddress) ? 0 : 1 },
      5 * mean { agents.contains($0.origin.userAgent) ? 0 : 1 },
      mean { event in log(1 + 10 * distance(to: event.origin)) },
      abs(events[0].hour - hours / sessions), rarity, log(1 + Double(warnings)),
    ]
  }

  /// Degrees to the nearest place where the user was.
  private func distance(to origin: BehaviorEvent.Origin) -> Double {
    places.map { hypot($0.0 - origin.latitude, $0.1 - origin.longitude) }.min() ?? 0
  }
}
