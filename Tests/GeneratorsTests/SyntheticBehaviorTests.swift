import Generators
import Numerics
import Testing
import Vocabulary

extension Event {
  fileprivate func word(_ field: String) -> String? { self[field]?.word }
  fileprivate var isRequest: Bool { word("type") == "request" }
}

struct SyntheticBehaviorTests {
  static let full = try? SyntheticBehavior().record(seed: Seed(1))

  private func events(of attack: BehaviorAttack) throws -> [Event] {
    let recording = try #require(Self.full)
    return recording.events.indices.filter { recording.kinds?[$0] == attack.rawValue }
      .map { recording.events[$0] }
  }

  private func sessions(of attack: BehaviorAttack) throws -> [[Event]] {
    Array(Dictionary(grouping: try events(of: attack)) { $0.word("session") }.values)
  }

  @Test func `lines stand in order of time, and each session opens once and closes`() throws {
    let events = try #require(Self.full).events
    var opened: [String?: Int] = [:]
    for event in events {
      if event.word("event") == "open" { opened[event.word("session"), default: 0] += 1 }
      #expect(opened[event.word("session")] == 1)
    }
    #expect(events.count { $0.word("event") == "close" } == opened.count)
  }

  @Test func `each request names a path, and how it is asked for`() throws {
    let requests = try #require(Self.full).events.filter(\.isRequest)
    #expect(!requests.isEmpty)
    #expect(requests.allSatisfy { $0.word("endpoint")?.hasPrefix("/api/") == true })
    let methods = Set(requests.compactMap { $0.word("method") })
    #expect(methods == ["GET", "POST", "PUT", "PATCH", "DELETE"])
  }

  @Test func `sessions are numbered from one, in order of their beginning`() throws {
    let opened = try #require(Self.full).events.filter { $0.word("event") == "open" }
    #expect(opened.map { $0.word("session") } == (1...opened.count).map { "s\($0)" })
  }

  @Test func `a burst is 50 requests 100 ms apart from as many addresses`() throws {
    let sessions = try sessions(of: .burst)
    #expect(sessions.count == 2)
    for requests in sessions {
      #expect(requests.count == 50)
      #expect(zip(requests, requests.dropFirst()).allSatisfy { $1.time - $0.time == 100 })
      #expect(Set(requests.map { $0.word("ipAddress") }).count == 50)
    }
  }

  @Test func `passwords of six users are tried at one time`() throws {
    let requests = try events(of: .credentialStuffing)
    #expect(try sessions(of: .credentialStuffing).count == 12)
    #expect(
      requests.count == 12 * 8
        && requests.allSatisfy { $0.word("endpoint") == "/api/auth/login" })
    let moments = Set(requests.map { $0.time / 60_000 })
    #expect(moments.count <= 4)
    #expect(Set(requests.map { $0.word("ipAddress") }).count <= 6)
  }

  @Test func `a takeover comes from far away and changes the password first`() throws {
    for requests in try sessions(of: .accountTakeover) {
      #expect(requests.first?.word("endpoint") == "/api/users/password")
      #expect(requests.allSatisfy { $0["latitude"]?.number ?? 90 < 6 })
    }
  }

  @Test func `data are carried away, and forbidden doors tried`() throws {
    let sizes = try events(of: .exfiltration).compactMap { $0["contentLength"]?.number }
    #expect(sizes.count == 120 && sizes.reduce(0, +) > 120 * 1_000_000)
    let probes = try events(of: .privilegeProbing)
    #expect(
      probes.count == 50
        && probes.allSatisfy { $0.word("endpoint")?.hasPrefix("/api/admin") == true })
  }

  @Test
  func `attacks are labelled, an honest user who drifts is not, and only requests have labels`()
    throws
  {
    let recording = try #require(Self.full)
    let kinds = try #require(recording.kinds)
    for (number, event) in recording.events.enumerated() {
      let kind = kinds[number].flatMap(BehaviorAttack.init)
      let wanted: Label =
        !event.isRequest ? .unknown : kind?.isAttack ?? false ? .anomaly : .ordinary
      #expect(recording.labels?[number] == wanted)
      #expect(event.isRequest || kind == nil)
    }
    #expect(Set(try events(of: .slowDrift).map(\.group)).count == 2)
    let week = MadeTime.start + 7 * 86_400_000
    #expect(zip(recording.events, kinds).allSatisfy { $0.time >= week || $1 == nil })
  }

  @Test func `a strength of 0 keeps the labels and runs the sessions as they would have`() throws {
    let none = try SyntheticBehavior(strength: 0).record(seed: Seed(1))
    let plain = try SyntheticBehavior(attacks: [:]).record(seed: Seed(1))
    #expect(none.events == plain.events)
    #expect(none.labels?.anomalies ?? 0 > 0 && plain.labels?.anomalies == 0)
  }

  @Test func `equal seeds give equal recordings`() throws {
    let small = try SyntheticBehavior(users: 5, days: 3, cleanDays: 1)
    #expect(small.record(seed: Seed(3)) == small.record(seed: Seed(3)))
    #expect(small.record(seed: Seed(3)).events != small.record(seed: Seed(4)).events)
  }

  @Test func `a recording spans all its days, whether or not something happened on them`() throws {
    let recording = try SyntheticBehavior(users: 1, days: 3).record(seed: Seed(1))
    let start = MadeTime.start
    #expect(recording.span == start..<(start + 3 * 86_400_000))
    #expect(recording.grouping == "user" && recording.events.allSatisfy { $0.group == "u1" })
  }

  @Test func `a line has the fields of ExpenseFlow, and none that says what it is`() throws {
    let recording = try SyntheticBehavior(
      users: 1, days: 1, cleanDays: 0, attacks: [.burst: 1]
    ).record(seed: Seed(2))
    #expect(recording.labels?.anomalies == 50)
    var fields: [String?: Set<String>] = [:]
    for event in recording.events {
      fields[event.word("type"), default: []].formUnion(event.fields.names)
    }
    let all: Set = ["type", "session", "ipAddress", "userAgent", "latitude", "longitude"]
    #expect(
      fields == [
        "session": all.union(["event", "device"]),
        "signal": all.union([
          "signalType", "severity", "trustImpact", "anomalyScore", "endpoint",
        ]),
        "request": all.union(["endpoint", "method", "contentLength", "endpointSensitivity"]),
      ])
  }

  @Test func `attacks that find no session are told of`() throws {
    let few = try SyntheticBehavior(users: 2, days: 4, attacks: [.burst: 5000])
    let notes = few.record(seed: Seed(1)).provenance.notes
    #expect(notes.count == 2 && notes[0] == "easy to find, by a trivial control too: burst")
    #expect(notes[1].hasPrefix("only "))
    #expect(notes[1].hasSuffix(" of 5,000 attacks by burst found a session to take place in"))
    let all = try SyntheticBehavior(users: 20)
    #expect(all.shortfalls(of: all.record(seed: Seed(1))) == [])
  }

  @Test func `a recording that cannot be is refused`() {
    #expect(throws: SettingError.self) { try SyntheticBehavior(users: 0) }
    #expect(throws: SettingError.self) { try SyntheticBehavior(days: 3, cleanDays: 4) }
    #expect(throws: SettingError.self) { try SyntheticBehavior(users: 3, attacks: [.slowDrift: 4]) }
    #expect(throws: SettingError.self) { try SyntheticBehavior(strength: 1.5) }
  }
}
