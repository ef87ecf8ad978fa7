import EventKit
import Features
import Foundation
import Testing
import Vocabulary

struct SessionFeaturesTests {
  typealias Lines = SessionLines

  private func rows(
    _ events: [Event], each unit: SessionFeatures.Unit = .session, attacks: Set<Int> = []
  ) throws -> Dataset {
    try SessionFeatures(each: unit, habitDays: 0).rows(
      of: Lines.recording(events, attacks: attacks))
  }

  private func values(_ rows: Dataset, row: Int = 0) -> [Double] {
    rows.table.columns.map { $0.numbers?[row] ?? .nan }
  }

  private func column(_ name: String, of rows: Dataset) throws -> [Double] {
    try #require(rows.table.column(named: name)?.numbers)
  }

  /// A session at noon, and at one o'clock one of which the second request comes from another address, agent
  /// and place, and is an attack.
  private let two = [
    Lines.request("s1", at: 0), Lines.request("s1", at: 7), Lines.close("s1", at: 8),
    Lines.request("s2", at: 3600), Lines.request("s2", at: 3603, from: "2", "B", latitude: 53),
    Lines.close("s2", at: 3605),
  ]

  @Test func `a session is seen with what its user did before, as worked out by hand`() throws {
    let rows = try rows(two, attacks: [4])
    #expect(rows.ids == ["s2"] && rows.times == [Lines.noon + 3_605_000])
    #expect(rows.groups?[0] == "u" && rows.labels == Labels([.anomaly]) && rows.kinds == ["theft"])
    #expect(
      rows.table.columns.map(\.name) == [
        "requests", "pause", "size", "new_addresses", "new_agents", "distance", "hour_shift",
        "rarity", "warnings",
      ])
    let wanted: [Double] = [
      log(2),
      log(4),  // three seconds between the two
      log(100),
      0.5, 0.5,
      log(4) / 2,  // one of the two is three degrees away
      1,  // an hour from noon
      -log(2.5 / 8),  // both earlier requests were for it
      0,
    ]
    for (value, wanted) in zip(values(rows), wanted) {
      // Sums and angles are rounded a few times.
      #expect(abs(value - wanted) < 1e-12)
    }
  }

  @Test func `requests are rows that know only what came before them`() throws {
    let rows = try rows(two, each: .request, attacks: [4])
    #expect(rows.ids == ["s2.1", "s2.2"])
    #expect(rows.times == [Lines.noon + 3_600_000, Lines.noon + 3_603_000])
    #expect(rows.labels == Labels([.ordinary, .anomaly]) && rows.kinds == [nil, "theft"])
    #expect(try column("pause", of: rows) == [log(3594), log(4)])
    #expect(try column("size", of: rows) == [log(100), log(100)])
    #expect(try column("sensitivity", of: rows) == [0.67, 0.67])
    #expect(try column("new_address", of: rows) == [0, 1])
    #expect(try column("new_agent", of: rows) == [0, 1])
    #expect(try column("distance", of: rows) == [0, log(4)])
    #expect(try column("requests_before", of: rows) == [0, log(2)])
  }

  @Test func `a new address, a new program and a new place are told apart`() throws {
    let known = Array(two[..<3])
    func news(_ request: Event) throws -> [Double] {
      let rows = try rows(known + [request], each: .request)
      return try ["new_address", "new_agent", "distance"].map { try column($0, of: rows)[0] }
    }
    #expect(try news(Lines.request("s2", at: 9, from: "2")) == [1, 0, 0])
    #expect(try news(Lines.request("s2", at: 9, from: "1", "B")) == [0, 1, 0])
    #expect(try news(Lines.request("s2", at: 9, latitude: 57)) == [0, 0, log(8)])
    // What is not said is not new.
    #expect(try news(Lines.line("request", "s2", at: 9)) == [0, 0, 0])
  }

  @Test func `of several places where the user was the nearest counts`() throws {
    // Four degrees from the second session's place, and seven from the first's.
    let rows = try rows(two + [Lines.request("s3", at: 7200, latitude: 57)], each: .request)
    #expect(try column("distance", of: rows).last == log(5))
  }

  @Test func `a request that says nothing of itself is short, harmless and nowhere`() throws {
    let silent = Array(two[..<3]) + [Lines.line("request", "s2", at: 9), Lines.close("s2", at: 10)]
    let request = try rows(silent, each: .request)
    for name in ["size", "sensitivity", "distance"] {
      #expect(try column(name, of: request) == [0], "\(name)")
    }
    let session = try rows(silent)
    for name in ["size", "new_addresses", "new_agents", "distance", "warnings"] {
      #expect(try column(name, of: session) == [0], "\(name)")
    }
  }

  @Test func `a session that is still open teaches nothing`() throws {
    let events = [
      Lines.request("s1", at: 0), Lines.request("s2", at: 10), Lines.close("s2", at: 11),
      Lines.close("s1", at: 20), Lines.request("s3", at: 30), Lines.close("s3", at: 31),
    ]
    // The second began while the first was open, and its user had no other.
    #expect(try rows(events).ids == ["s3"])
    // −ln((2 + ½) / (2 + 6)): the third was taught by both.
    #expect(try column("rarity", of: rows(events)) == [-log(2.5 / 8)])
  }

  @Test func `what a session was seen with stays, though others close while it runs`() throws {
    let events = [
      Lines.request("s1", at: 0), Lines.close("s1", at: 1), Lines.request("s2", at: 2, from: "9"),
      Lines.request("s3", at: 3, from: "9"), Lines.close("s2", at: 4),
      Lines.request("s3", at: 5, from: "9"), Lines.close("s3", at: 6),
    ]
    // The address was new when each of the two began.
    #expect(try rows(events).ids == ["s2", "s3"])
    #expect(try column("new_addresses", of: rows(events)) == [1, 1])
  }

  @Test func `at one moment the order of the lines counts`() throws {
    let first = [Lines.request("s1", at: 0)]
    let (close, next) = (Lines.close("s1", at: 5), Lines.request("s2", at: 5))
    let end = [Lines.close("s2", at: 6)]
    #expect(try rows(first + [close, next] + end).ids == ["s2"])
    #expect(try rows(first + [next, close] + end).ids == [])
  }

  @Test func `days of habit are counted from the first event, and there are none without events`()
    throws
  {
    let day: Int64 = 86_400_000
    let fitted = try SessionFeatures(each: .request, habitDays: 9)
      .fit(over: (Lines.noon - 9 * day)..<(Lines.noon + day))
    let early = Lines.recording([Lines.request("s1", at: -3 * 86_400), Lines.request("s1", at: 0)])
    #expect(try fitted.settings(for: early) == SessionFeatures(each: .request, habitDays: 3))
    #expect(
      try fitted.settings(for: Lines.recording([])) == SessionFeatures(each: .request, habitDays: 0)
    )
  }

  @Test func `users do not teach each other`() throws {
    let events = [
      Lines.request("s1", at: 0, by: "a", from: "9"), Lines.close("s1", at: 1, by: "a"),
      Lines.request("s2", at: 2, by: "b"), Lines.close("s2", at: 3, by: "b"),
      Lines.request("s3", at: 4, by: "b", from: "9"), Lines.close("s3", at: 5, by: "b"),
    ]
    let rows = try rows(events)
    #expect(rows.ids == ["s3"] && rows.groups?[0] == "b")
    #expect(try column("new_addresses", of: rows) == [1])
  }

  @Test func `sessions of one name are told apart by their users and by their closing`() throws {
    let events = [
      Lines.request("s", at: 0, by: "a"), Lines.request("s", at: 1, by: "b"),
      Lines.close("s", at: 2, by: "a"), Lines.close("s", at: 3, by: "b"),
      Lines.request("s", at: 4, by: "a"), Lines.close("s", at: 5, by: "a"),
    ]
    let rows = try rows(events)
    #expect(rows.ids == ["s"] && rows.groups?[0] == "a")
    #expect(try column("requests", of: rows) == [0])
  }

  @Test func `the first days have no rows, up to the moment at which they end`() throws {
    let midnight = 12.0 * 3600
    let events = [
      Lines.request("s1", at: 0), Lines.close("s1", at: 1),
      Lines.request("s2", at: midnight - 0.001), Lines.close("s2", at: midnight + 5),
      Lines.request("s3", at: midnight), Lines.close("s3", at: midnight + 6),
    ]
    let features = try SessionFeatures(habitDays: 1)
    #expect(try features.rows(of: Lines.recording(events)).ids == ["s3"])
    #expect(try rows(events).ids == ["s2", "s3"])
  }

  @Test func `a fifth of the days teaches where nothing is said, and days are counted in UTC`()
    throws
  {
    let day: Int64 = 86_400_000
    func habitDays(_ start: Int64, _ end: Int64) throws -> Int {
      try SessionFeatures().fit(over: start..<end).habitDays
    }
    #expect(try habitDays(0, 2 * day) == 0 && habitDays(0, 3 * day) == 1)
    // A moment before midnight is a day of its own, and so is one after.
    #expect(try habitDays(day - 1, 2 * day) == 0 && habitDays(day - 1, 3 * day + 1) == 1)
    #expect(try habitDays(-1, 2 * day) == 1)
    let fitted = try SessionFeatures(habitDays: 2).fit(over: (day - 1)..<(5 * day))
    #expect(fitted.first == 2 * day)
    #expect(throws: SettingError("habit-days", mustBe: "between 0 and 1", not: 2)) {
      try SessionFeatures(habitDays: 2).fit(over: 0..<(2 * day))
    }
  }

  @Test func `days before the first event are not counted by who reads the lines alone`() throws {
    let day: Int64 = 86_400_000
    let noon = Lines.noon - Lines.noon % day
    let recording = Lines.recording(two, span: (noon - 3 * day)..<(noon + 2 * day))
    let fitted = try SessionFeatures(each: .request, habitDays: 4).fit(recording)
    let asked = try fitted.settings(for: recording)
    #expect(asked == (try SessionFeatures(each: .request, habitDays: 1)))
    let read = Lines.recording(two, span: recording.span.clamped(to: Lines.noon..<(noon + 2 * day)))
    #expect(try asked.fit(read).first == fitted.first)
  }

  @Test func `warnings are signals that cost eight points of trust or more`() throws {
    let events =
      two + [
        Lines.signal("s2", at: 3601, trust: -8), Lines.signal("s2", at: 3601, trust: -7),
        Lines.signal("s2", at: 3604, trust: -20),
      ]
    #expect(try column("warnings", of: rows(events)) == [log(3)])
    #expect(try column("warnings_before", of: rows(events, each: .request)) == [0, log(2)])
  }

  @Test func `the hours of a day are a circle`() throws {
    // 23:00 and 1:00 are midnight on average, and 23:00 is an hour from it.
    let hour = 3600.0
    let events = [11, 13, 35].flatMap { start in
      [Lines.request("\(start)", at: start * hour), Lines.close("\(start)", at: start * hour + 1)]
    }
    let shift = try column("hour_shift", of: rows(events))
    #expect(shift.count == 2 && abs(shift[0] - 2) < 1e-12 && abs(shift[1] - 1) < 1e-12)
  }

  @Test func `a session is an anomaly where one of its requests is, and unknown where one may be`()
    throws
  {
    let recording = Lines.recording(two)
    func label(_ first: Label, _ second: Label) throws -> Label? {
      // All lines but the two requests are unknown to begin with.
      let labels = Labels([.ordinary, .ordinary, .unknown, first, second, .unknown])
      let said = Recording(
        name: "said", events: recording.events, labels: labels, grouping: "user")
      return try SessionFeatures(habitDays: 0).rows(of: said).labels?[0]
    }
    #expect(try label(.ordinary, .ordinary) == .ordinary)
    #expect(try label(.ordinary, .anomaly) == .anomaly && label(.anomaly, .unknown) == .anomaly)
    #expect(try label(.ordinary, .unknown) == .unknown)
    let unlabelled = Recording(name: "bare", events: recording.events, grouping: "user")
    #expect(try SessionFeatures(habitDays: 0).rows(of: unlabelled).labels == nil)
  }

  @Test func `rows of one moment stand in the order of their names`() throws {
    let events = [
      Lines.request("s0", at: 0), Lines.close("s0", at: 1), Lines.request("s2", at: 2),
      Lines.request("s1", at: 3), Lines.close("s2", at: 9), Lines.close("s1", at: 9),
    ]
    #expect(try rows(events).ids == ["s1", "s2"])
  }

  @Test func `without groups there are no users whose sessions could be seen`() throws {
    let wanted = SettingError(
      "group", mustBe: "the field that says whose session a line belongs to", not: "left out")
    #expect(throws: wanted) {
      try SessionFeatures().rows(of: Recording(name: "bare", events: two))
    }
  }

  @Test func `where rows come from says how events were seen`() throws {
    var recording = Lines.recording(two)
    func origin() throws -> Provenance {
      try SessionFeatures(habitDays: 0).rows(of: recording).provenance
    }
    #expect(try origin() == Provenance(.memory, conversions: ["a row each session, habit-days 0"]))
    recording.provenance = Provenance(.generated("behavior"))
    #expect(
      try origin() == Provenance(.generated("behavior, a row each session, habit-days 0")))
  }

  @Test func `a session of several kinds of attack has the kind that came first`() throws {
    let events = Lines.recording(two, attacks: [3, 4])
    let recording = Recording(
      name: "lines", events: events.events, labels: events.labels,
      kinds: [nil, nil, nil, "theft", "robot", nil], grouping: "user")
    let rows = try SessionFeatures(each: .session, habitDays: 0).rows(of: recording)
    #expect(rows.kinds == ["theft"])
  }
}
