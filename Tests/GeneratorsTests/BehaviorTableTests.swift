import Foundation
import Numerics
import Testing
import Vocabulary

@testable import Generators

struct BehaviorTableTests {
  private let noon = ElideScenario.defaultStart + 12 * 3_600_000

  private func place(_ address: String, _ agent: String = "A", at latitude: Double = 50)
    -> BehaviorEvent.Origin
  {
    BehaviorEvent.Origin(
      ipAddress: address, userAgent: agent, latitude: latitude, longitude: 10)
  }

  private func request(
    _ session: String, at seconds: Double, from origin: BehaviorEvent.Origin, bytes: Int = 99,
    isAttack: Bool = false
  ) -> BehaviorEvent {
    BehaviorEvent(
      time: noon + Int64(1000 * seconds), session: session, user: "u", origin: origin,
      content: .request(
        BehaviorEvent.Request(
          endpoint: "/a", method: "GET", contentLength: bytes, sensitivity: "HIGH",
          isAttack: isAttack, kind: isAttack ? "burst" : nil)))
  }

  /// A session at noon, and at one o'clock one from another address, agent and place.
  private var two: BehaviorRecording {
    let (home, away) = (place("1"), place("2", "B", at: 53))
    return BehaviorRecording(events: [
      request("s1", at: 0, from: home), request("s1", at: 7, from: home),
      request("s2", at: 3600, from: home), request("s2", at: 3603, from: away, isAttack: true),
    ])
  }

  @Test func `a session is seen with what its user did before, as worked out by hand`() throws {
    let session = try #require(PastSessions(two).sessions.last)
    let row = try #require(SessionRow(session))
    #expect(row.id == "s2" && row.time == noon + 3_603_000 && row.isAttack)
    let half = 0.5
    let wanted: [Double] = [
      log(2), log(4), log(100), half, half, log(4) / 2,
      1,  // an hour from noon
      -log(2.5 / 8), 0,
    ]
    for (value, wanted) in zip(row.values, wanted) {
      // Sums and angles are rounded a few times.
      #expect(abs(value - wanted) < 1e-12)
    }
  }

  @Test func `requests are rows that know only what came before them`() throws {
    let session = try #require(PastSessions(two).sessions.last)
    let rows = SessionRow.requests(of: session)
    #expect(rows.map(\.id) == ["s2.1", "s2.2"] && rows.map(\.isAttack) == [false, true])
    #expect(rows[0].values[0] == log(3594.0))
    #expect(rows[1].values[0] == log(4.0))
    #expect(Array(rows[0].values[3...5]) == [0, 0, 0])
    #expect(Array(rows[1].values[3...5]) == [1, 1, log(4.0)])
    #expect(rows.map { $0.values[2] } == [0.67, 0.67])
    #expect(rows.map { $0.values[8] } == [0, log(2.0)])
  }

  @Test func `nothing that comes later changes a row`() throws {
    let recording = try SyntheticBehavior(users: 6, days: 6).record(seed: Seed(3))
    let half = BehaviorRecording(events: Array(recording.events.prefix(recording.events.count / 2)))
    let end = try #require(half.events.last).time
    let early = PastSessions(half).sessions.filter {
      ($0.events.last?.time ?? end) < end - 3_600_000
    }
    let all = PastSessions(recording).sessions
    #expect(early.count > 20)
    for session in early {
      let same = try #require(all.first { $0.name == session.name })
      guard same.events.count == session.events.count else { continue }
      #expect(SessionRow(session)?.values == SessionRow(same)?.values)
      #expect(
        SessionRow.requests(of: session).map(\.values)
          == SessionRow.requests(of: same).map(\.values))
    }
  }

  @Test func `attacks that find no session are told of`() throws {
    let behavior = try SyntheticBehavior(users: 2, days: 4, attacks: [.burst: 5000])
    let notes = try BehaviorTable(behavior).generate(seed: Seed(1)).provenance.notes
    let note = try #require(notes.last)
    #expect(note.hasPrefix("only "))
    #expect(note.hasSuffix(" of 5,000 attacks by burst found a session to take place in"))
    let all = try SyntheticBehavior(users: 20)
    #expect(all.shortfalls(of: all.record(seed: Seed(1))) == [])
  }

  @Test func `a table has a row a session or request behind the days of habits`() throws {
    let behavior = try SyntheticBehavior(users: 6, days: 10)
    let recording = behavior.record(seed: Seed(4))
    let start = behavior.start + 2 * 86_400_000
    let sessions = Dictionary(grouping: recording.events, by: \.session).values
      .filter { $0[0].time >= start }
    let table = try BehaviorTable(behavior).generate(seed: Seed(4))
    // A user without any session on the first two days has no past to be seen with.
    #expect(table.rows <= sessions.count && table.rows > sessions.count * 9 / 10)
    #expect(Set(table.ids ?? []).isSubset(of: sessions.map { $0[0].session }))
    let requests = try BehaviorTable(behavior, each: .request).generate(seed: Seed(4))
    let asked = sessions.joined().filter { $0.request != nil }
    #expect(requests.rows <= asked.count && requests.rows > asked.count * 9 / 10)
    #expect(requests.labels?.anomalies == asked.count { $0.request?.isAttack == true })
    #expect(throws: SettingError.self) { try BehaviorTable(behavior, habitDays: 10) }
  }
}
