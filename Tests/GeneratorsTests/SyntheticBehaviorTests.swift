import Formats
import Generators
import Numerics
import Testing
import Vocabulary

extension BehaviorEvent {
  var signal: Signal? {
    if case .signal(let signal) = content { signal } else { nil }
  }
}

struct SyntheticBehaviorTests {
  static let full = try? SyntheticBehavior().record(seed: Seed(1))

  private func events(of attack: BehaviorAttack) throws -> [BehaviorEvent] {
    try #require(Self.full).events.filter { $0.request?.kind == attack.rawValue }
  }

  @Test func `lines stand in order of time, and each session opens once and closes`() throws {
    let events = try #require(Self.full).events
    #expect(zip(events, events.dropFirst()).allSatisfy { $0.time <= $1.time })
    var opened: [String: Int] = [:]
    for event in events {
      if case .opened = event.content { opened[event.session, default: 0] += 1 }
      #expect(opened[event.session] == 1)
    }
    #expect(events.count { $0.content == .closed } == opened.count)
  }

  @Test func `a burst is 50 requests 100 ms apart from as many addresses`() throws {
    let sessions = Dictionary(grouping: try events(of: .burst), by: \.session)
    #expect(sessions.count == 2)
    for requests in sessions.values {
      #expect(requests.count == 50)
      #expect(zip(requests, requests.dropFirst()).allSatisfy { $1.time - $0.time == 100 })
      #expect(Set(requests.map(\.origin.ipAddress)).count == 50)
    }
  }

  @Test func `passwords of six users are tried at one time`() throws {
    let requests = try events(of: .credentialStuffing)
    #expect(Set(requests.map(\.session)).count == 12)
    #expect(
      requests.count == 12 * 8 && requests.allSatisfy { $0.request?.endpoint == "/api/auth/login" })
    let moments = Set(requests.map { $0.time / 60_000 })
    #expect(moments.count <= 4)
    #expect(Set(requests.map(\.origin.ipAddress)).count <= 6)
  }

  @Test func `a takeover comes from far away and changes the password first`() throws {
    for requests in Dictionary(grouping: try events(of: .accountTakeover), by: \.session).values {
      #expect(requests.first?.request?.endpoint == "/api/users/password")
      #expect(requests.allSatisfy { $0.origin.latitude < 6 })
    }
  }

  @Test func `data are carried away, and forbidden doors tried`() throws {
    let sizes = try events(of: .exfiltration).compactMap { $0.request?.contentLength }
    #expect(sizes.count == 120 && sizes.reduce(0, +) > 120 * 1_000_000)
    let probes = try events(of: .privilegeProbing)
    #expect(
      probes.count == 50
        && probes.allSatisfy { $0.request?.endpoint.hasPrefix("/api/admin") == true })
  }

  @Test func `attacks are labelled, and an honest user who drifts is not`() throws {
    let events = try #require(Self.full).events
    for request in events.compactMap(\.request) {
      let kind = request.kind.flatMap(BehaviorAttack.init)
      #expect(request.isAttack == (kind?.isAttack ?? false))
    }
    let drifting = try self.events(of: .slowDrift)
    #expect(Set(drifting.map(\.user)).count == 2)
    let week = ElideScenario.defaultStart + 7 * 86_400_000
    #expect(events.allSatisfy { $0.time >= week || $0.request?.kind == nil })
  }

  @Test func `a strength of 0 keeps the labels and runs the sessions as they would have`() throws {
    let none = try SyntheticBehavior(strength: 0).record(seed: Seed(1))
    let plain = try SyntheticBehavior(attacks: [:]).record(seed: Seed(1))
    #expect(none.events.count == plain.events.count)
    let moved = zip(none.events, plain.events).first { labelled, bare in
      labelled.time != bare.time || labelled.origin != bare.origin
        || labelled.request?.endpoint != bare.request?.endpoint
        || labelled.request?.contentLength != bare.request?.contentLength
    }
    #expect(moved == nil)
    #expect(none.events.contains { $0.request?.isAttack == true })
  }

  @Test func `equal seeds give equal bytes`() throws {
    let small = try SyntheticBehavior(users: 5, days: 3, cleanDays: 1)
    func lines(_ seed: UInt64) -> [String] {
      small.record(seed: Seed(seed)).events.map { $0.json.text() }
    }
    #expect(lines(3) == lines(3))
    #expect(lines(3) != lines(4))
  }

  @Test func `a line reads as ExpenseFlow writes it`() throws {
    let recording = try SyntheticBehavior(
      users: 1, days: 1, cleanDays: 0, attacks: [.burst: 1]
    ).record(seed: Seed(2))
    let lines = recording.events.map { $0.json.text() }
    var members: [String: Set<String>] = [:]
    for line in lines {
      guard case .object(let object) = try JSON(parsing: line),
        case .text(let type)? = object["type"]
      else {
        Issue.record("no object with a type: \(line)")
        continue
      }
      members[type, default: []].formUnion(object.map(\.key))
    }
    #expect(
      members["session"] == ["type", "event", "time", "session", "user", "device", "ipAddress"])
    #expect(
      members["signal"] == [
        "type", "time", "session", "user", "signalType", "severity", "trustImpact", "anomalyScore",
        "endpoint", "ipAddress", "userAgent", "latitude", "longitude",
      ])
    #expect(
      members["request"] == [
        "type", "time", "session", "user", "endpoint", "method", "contentLength",
        "endpointSensitivity", "ipAddress", "userAgent", "latitude", "longitude", "label", "kind",
      ])
  }

  @Test func `a recording that cannot be is refused`() {
    #expect(throws: SettingError.self) { try SyntheticBehavior(users: 0) }
    #expect(throws: SettingError.self) { try SyntheticBehavior(days: 3, cleanDays: 4) }
    #expect(throws: SettingError.self) { try SyntheticBehavior(users: 3, attacks: [.slowDrift: 4]) }
    #expect(throws: SettingError.self) { try SyntheticBehavior(strength: 1.5) }
  }
}
