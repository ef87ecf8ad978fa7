import EventKit
import Features
import Forms
import Testing
import Vocabulary

@testable import Systems

struct FeatureTests {
  typealias Features = ExpenseFlowFeatures

  private func values(_ rows: Dataset, row: Int = 0) -> [Double] {
    rows.table.columns.map { $0.numbers?[row] ?? .nan }
  }

  /// The names of the appendix.
  private let names = """
    request_rate_short request_rate_medium request_rate_long rate_accel_short rate_accel_medium time_since_last hour_sin hour_cos day_sin day_cos
    inter_arrival_mean inter_arrival_std inter_arrival_min inter_arrival_max signal_endpoint signal_cadence signal_geo signal_ua signal_priv risk_mean risk_std
    risk_min risk_max risk_median anomaly_rate anomaly_count severity_low severity_moderate severity_high severity_critical endpoint_diversity ip_diversity
    ua_diversity location_diversity signal_entropy burst_count hour_diversity bigram_count trigram_count most_common_bigram sequence_regularity risk_trend
    cyclic_score state_transitions predictability unusual_sequences session_age endpoint_sensitivity http_method request_size time_since_session_start
    is_weekend is_business_hours recent_sessions concurrent_sessions avg_session_duration session_switch_rate device_diversity ip_diversity_week
    """.split { " \n".contains($0) }.map(String.init)

  @Test func `there are 59 features, in the order that models of the system have`() throws {
    let rows = try Features().rows(of: WorkedExample.recording())
    #expect(rows.table.columns.map(\.name) == names && names.count == 59)
  }

  private func expect(
    _ found: [Double], _ wanted: [Double], _ comment: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(found.count == wanted.count, sourceLocation: sourceLocation)
    for (place, (found, wanted)) in zip(found, wanted).enumerated() {
      #expect(
        abs(found - wanted) < 5e-7, "#\(place + 1) \(names[place]) \(comment)",
        sourceLocation: sourceLocation)
    }
  }

  @Test func `the worked example comes out, before the squash and after it`() throws {
    let recording = try WorkedExample.recording()
    let raw = try Features(squash: .none).rows(of: recording)
    #expect(raw.rows == 1 && raw.ids == ["a.jsonl:9"] && raw.groups?[0] == "u1")
    expect(values(raw), WorkedExample.values)
    var squashed = WorkedExample.values
    for place in [6, 11, 13, 20, 21, 23, 24, 47, 51, 56] { squashed[place - 1] = 10 }
    (squashed[11], squashed[13]) = (7.251538, 8.105006)
    expect(values(try Features().rows(of: recording)), squashed)
  }

  @Test func `as deployed, a request has what runs where that is not what is described`() throws {
    let raw = try Features(squash: .none, variant: .deployed).rows(of: WorkedExample.recording())
    var wanted = WorkedExample.values
    wanted[5] = 3540  // from the oldest, at 09:05
    wanted[10...13] = [-870, 1409.272862, -3310, -20]
    wanted[14...18] = [0, 0, 0, 0, 0]
    wanted[27] = 0
    wanted[37...46] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    expect(values(raw), wanted)
  }

  @Test func `at the end of a session its signals are in sequence, as described and as deployed`()
    throws
  {
    let recording = try WorkedExample.recording()
    let rows = try Features(scoreAt: .sessionEnd, squash: .none).rows(of: recording)
    // The first closed, of the second nothing more came after 10:04.
    #expect(rows.ids == ["a.jsonl:3", "a.jsonl:9"])
    #expect(rows.times == [1_772_616_000_000, 1_772_620_440_000])
    var wanted = WorkedExample.values
    wanted[0...5] = [0, 0, 5, 0, -5, 1860]
    wanted[47...52] = [0, 0, 0, 2040, 0, 1]
    wanted[53...58] = [2, 0, 720, 0, 2, 2]
    expect(values(rows, row: 1), wanted)
    let deployed = try Features(scoreAt: .sessionEnd, squash: .none, variant: .deployed)
      .rows(of: recording)
    wanted[5] = 5340
    wanted[10...13] = [-870, 1409.272862, -3310, -20]
    wanted[14...18] = [0, 0, 0, 0, 0]
    wanted[27] = 0
    wanted[41] = 1.333333
    wanted[45] = 1  // MEDIUM counts as nothing, so that HIGH is a rise of two
    expect(values(deployed, row: 1), wanted)
  }

  @Test func `a signal that is scored sees itself, and the method it names`() throws {
    let recording = try WorkedExample.recording()
    let rows = try Features(scoreAt: .signal, squash: .none).rows(of: recording)
    #expect(rows.ids == [2, 5, 6, 7, 8].map { "a.jsonl:\($0)" })
    #expect(rows.table.column(named: "time_since_last")?.numbers == [0, 3310, 30, 120, 20])
    #expect(rows.table.column(named: "request_rate_long")?.numbers == [1, 2, 3, 4, 5])
    let named = try FlowFile(FlowLines.signal(#""method": "DELETE""#)).recording()
    // Without requests, signals are what is scored.
    #expect(try Features().rows(of: named).table.column(named: "http_method")?.numbers == [1])
  }

  @Test(arguments: [
    (0.0, 0.0, 0.0), (.nan, 0, 0), (-3, -3, -1.386294), (10, 10, 2.397895), (30, 10, 3.433987),
    (1000, 10, 6.908755), (1001, 6.909753, 6.909753), (5000, 8.517393, 8.517393),
    (22025, 9.999979, 9.999979), (30000, 10, 10), (-1001, -6.909753, -6.909753),
    (.infinity, 10, 10),
  ])
  func `the squash that is deployed keeps no order, the other does`(
    value: Double, deployed: Double, symlog: Double
  ) {
    #expect(abs(FlowSquash.deployed(value) - deployed) < 1e-6)
    #expect(abs(FlowSquash.symlog(value) - symlog) < 1e-6)
  }

  /// Rows as the second writing has them, of the same lines.
  private func naive(
    _ recording: Recording, at unit: Features.Unit, _ variant: FlowVariant
  ) -> [[Double]] {
    recording.events.enumerated().compactMap { number, event in
      let type = event["type"]?.word
      guard type == unit.rawValue, let session = event["session"]?.word else { return nil }
      return NaiveFeatures(
        seen: Array(recording.events[...number]), isDeployed: variant == .deployed
      ).values(
        at: event.time, session: session, user: event.group,
        scored: unit == .request ? .request : .signal, line: event)
    }
  }

  private func expectAgreement(
    _ recording: Recording, _ features: Features, _ naive: [[Double]],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let fitted = features.fit(recording)
    let rows = PastLaw.answers(fitted, recording.events).flatMap(\.self)
    #expect(rows.count == naive.count, sourceLocation: sourceLocation)
    for (place, (row, naive)) in zip(rows, naive).enumerated() {
      for (number, (found, wanted)) in zip(row.values, naive).enumerated() {
        // Sums in the same order, but deviations that are rounded on the way.
        #expect(
          abs(found - wanted) <= 1e-9 * (1 + abs(wanted)), "row \(place), \(names[number])",
          sourceLocation: sourceLocation)
      }
    }
  }

  @Test(arguments: [Features.Unit.request, .signal], FlowVariant.allCases)
  func `rows that are seen one after another are those of a second writing without any state`(
    unit: Features.Unit, variant: FlowVariant
  ) throws {
    for (lines, seed, users, sessions) in [
      (700, 1, 1, 3), (700, 2, 3, 8), (400, 3, 4, 200), (500, 4, 2, 2),
    ] as [(Int, UInt64, Int, Int)] {
      let recording = MessyFlow.recording(
        lines: lines, seed: seed, users: users, sessions: sessions)
      let features = try Features(scoreAt: unit, squash: .none, variant: variant)
      try expectAgreement(recording, features, naive(recording, at: unit, variant))
    }
  }

  @Test(arguments: FlowVariant.allCases)
  func `sessions end once, where they close or where nothing more comes, as a second writing says`(
    variant: FlowVariant
  ) throws {
    for seed in 1...4 as ClosedRange<UInt64> {
      let recording = MessyFlow.recording(lines: 300, seed: seed, sessions: 40)
      let features = try Features(scoreAt: .sessionEnd, squash: .none, variant: variant)
      let found = PastLaw.answers(features.fit(recording), recording.events).flatMap(\.self)
      let ends = NaiveEnds(recording.events).ends
      #expect(found.count == ends.count && ends.count > 20)
      for (row, end) in zip(found, ends) {
        #expect(row.events == end.events && row.events.count > 0)
        #expect((row.place?.time ?? end.time) == end.time)
        let naive = NaiveFeatures(
          seen: recording.events.filter { $0.time < end.time } + end.ofMoment,
          isDeployed: variant == .deployed
        ).values(
          at: end.time, session: end.session, user: end.user, scored: .end, line: end.line)
        for (number, (found, wanted)) in zip(row.values, naive).enumerated() {
          #expect(
            abs(found - wanted) <= 1e-9 * (1 + abs(wanted)), "\(end.session), \(names[number])")
        }
      }
    }
  }

  @Test(arguments: Features.Unit.allCases, FlowVariant.allCases)
  func `what is said at a line follows from it and those before it alone`(
    unit: Features.Unit, variant: FlowVariant
  ) throws {
    for seed in 1...3 as ClosedRange<UInt64> {
      let features = try Features(scoreAt: unit, variant: variant)
      let recording = MessyFlow.recording(lines: 150, seed: seed, sessions: 12)
      #expect(try features.rows(of: recording).rows > 5)
      #expect(try PastLaw(features: features).breaches(on: recording) == [])
    }
  }

  @Test func `more than 200 signals of a user, or of a session, are forgotten from the oldest on`()
    throws
  {
    let lines = (0..<500).map { FlowLines.signal(at: FlowLines.time + 1000 * $0) }
    let recording = try FlowFile(
      (lines + [FlowLines.request(at: FlowLines.time + 499_000)]).joined(separator: "\n")
    ).recording()
    let rows = try Features(squash: .none).rows(of: recording)
    #expect(rows.table.column(named: "request_rate_long")?.numbers == [200])
    #expect(rows.table.column(named: "session_age")?.numbers == [199])
  }

  @Test func `only what is withheld from learning is, and only from the rows that speak of it`()
    throws
  {
    let lines = [
      FlowLines.signal(#""falsePositive": true"#), FlowLines.signal(), FlowLines.request(),
    ].joined(separator: "\n")
    let recording = try FlowFile(lines).recording()
    let signals = try Features(scoreAt: .signal, squash: .none).rows(of: recording)
    #expect(signals.withheld == [true, false])
    // It stays in the past of the others.
    #expect(signals.table.column(named: "request_rate_short")?.numbers == [1, 2])
    #expect(try Features().rows(of: recording).withheld == [false])
  }

  @Test func `hours and days are read in the zone that is named`() throws {
    // Wednesday 2026-03-04, 10:00 in UTC; Berlin is an hour east, and two in summer.
    let winter = FlowLines.time
    func hours(_ zone: String, _ time: Int) throws -> (Int, Int) {
      let local = try Zone(zone).local(Int64(time))
      return (local.hour, local.weekday)
    }
    #expect(try hours("UTC", winter) == (10, 3) && hours("+05:30", winter) == (15, 3))
    #expect(try hours("-11:00", winter) == (23, 2) && hours("+14:00", winter) == (0, 4))
    #expect(try hours("Europe/Berlin", winter) == (11, 3))
    #expect(try hours("Europe/Berlin", winter + 120 * 86_400_000) == (12, 4))
    #expect(LocalTime(-1).hour == 23 && LocalTime(-1).weekday == 3)
    for wrong in ["Berlin", "+25:00", "+1:00", "Mars/Olympus", ""] {
      #expect(throws: SettingError.self) { try Zone(wrong) }
    }
  }
}

/// When the sessions of a recording end, by looking at all of it.
private struct NaiveEnds {
  struct End {
    let session: String
    let user: String?
    let time: Int64
    let line: Event
    let events: [Int]
    /// The lines of the moment at which it ends that are known by then.
    let ofMoment: [Event]
  }

  let ends: [End]

  init(_ events: [Event]) {
    let sessions = Dictionary(grouping: events.indices, by: { events[$0]["session"]?.word ?? "" })
    var found: [(time: Int64, isLate: Bool, number: Int, end: End)] = []
    for (name, lines) in sessions {
      var last = lines.count - 1
      var isClosing = false
      for place in lines.indices {
        if events[lines[place]]["event"] == .text("close") {
          (last, isClosing) = (place, true)
          break
        }
        if place + 1 < lines.count,
          events[lines[place + 1]].time - events[lines[place]].time > 1_800_000
        {
          last = place
          break
        }
      }
      let number = lines[last]
      let time = events[number].time + (isClosing ? 0 : 1_800_000)
      func of(_ type: String) -> [Int] {
        lines[...last].filter { events[$0]["type"] == .text(type) }
      }
      let spoken =
        of("request").isEmpty ? of("signal").isEmpty ? [number] : of("signal") : of("request")
      let moment = events.indices.filter {
        events[$0].time == time && (!isClosing || $0 <= number)
      }
      found.append(
        (
          time, !isClosing, number,
          End(
            session: name, user: events[number].group, time: time, line: events[number],
            events: spoken, ofMoment: moment.map { events[$0] })
        ))
    }
    // What fell due is said behind all lines of its moment.
    ends = found.sorted {
      ($0.time, $0.isLate ? 1 : 0, $0.number) < ($1.time, $1.isLate ? 1 : 0, $1.number)
    }
    .map(\.end)
  }
}
