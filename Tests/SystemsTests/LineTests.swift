import Formats
import Testing
import Vocabulary

@testable import Systems

struct LineTests {
  typealias Lines = FlowLines

  @Test func `JSON Lines and CSV of the same lines are the same recording`() throws {
    let lines = try FlowFile(WorkedExample.lines).recording()
    let table = try FlowFile(WorkedExample.table, as: "a.csv").recording()
    #expect(lines.events == table.events && lines.events.count == 9)
    #expect(lines.grouping == "user" && lines.events.allSatisfy { $0.group == "u1" })
    #expect(lines.ids?.first == "a.jsonl:1" && table.ids?.first == "a.csv:2")
    #expect(lines.provenance.notes == [] && lines.labels == nil && lines.withheld == nil)
  }

  @Test func `an event holds what its line says, and no more`() throws {
    let line = Lines.signal(
      #""id": "e1", "severity2": 1, "label": 1, "kind": "theft", "recorded": {"score": 0.7, "action": "MONITOR", "fallback": false}, "falsePositive": true"#
    ).replacing("LOW", with: "MODERATE")
    let recording = try FlowFile(line, ["ignore": ["severity2"]]).recording()
    #expect(
      recording.events == [
        Event(
          time: Int64(Lines.time), group: "u",
          fields: [
            "type": .text("signal"), "session": .text("s"), "signalType": .text("IP_CHANGE"),
            "severity": .text("MEDIUM"), "trustImpact": .number(-3),
          ])
      ])
    #expect(recording.ids == ["e1"] && recording.kinds == ["theft"])
    #expect(recording.labels == Labels([.anomaly]) && recording.withheld == [true])
    #expect(
      recording.answers == [
        ["score": .number(0.7), "action": .text("MONITOR"), "fallback": .flag(false)]
      ])
    #expect(
      recording.provenance.notes
        == ["1 line marked as false positive, from which nothing is learned"])
  }

  @Test
  func `lines are put in order of time, those of one moment as they stand, and late ones counted`()
    throws
  {
    let lines = [5, 3, 5, 4, 9].enumerated().map {
      Lines.request(#""contentLength": \#($0)"#, at: Lines.time + $1)
    }
    let recording = try FlowFile(lines.joined(separator: "\n")).recording()
    #expect(recording.events.map { $0["contentLength"]?.number } == [1, 3, 0, 2, 4])
    #expect(recording.ids == [2, 4, 1, 3, 5].map { "a.jsonl:\($0)" })
    #expect(
      recording.provenance.notes == ["2 lines came later than their time and were put in order"])
  }

  private static let requestFields =
    "type, id, time, session, user, label, kind, recorded.score, recorded.status, recorded.action, "
    + "recorded.latencyMs, recorded.fallback, endpoint, method, ipAddress, userAgent, latitude, longitude, "
    + "contentLength, endpointSensitivity, sessionAge, isWeekend, isBusinessHours"
  private static let types = SignalType.allCases.map(\.rawValue).joined(separator: ", ")
  private static let moment =
    "wanted a moment of 1973 to 2100 with its offset from UTC, or in milliseconds since 1970"
  private static let impact = "wanted a number from -100 to 100"
  private static let session = "type, id, time, session, user, event, device, ipAddress"
  private static let anySort = "wanted one of signal, session, request"

  /// Lines, and what is wrong with them.
  static let complaints: [(lines: [String], complaint: String)] = [
    (
      [Lines.request(#""method": "HEAD""#).replacing(#""u""#, with: #""c0ffee9a""#)], "no complaint"
    ),
    (
      [Lines.request(#""contentLenght": 3"#)],
      "1: field 'contentLenght': found a field that no request line has, wanted one of \(requestFields); did you mean 'contentLength'?"
    ),
    (
      [Lines.signal().replacing("LOW", with: "ABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789-abcdefghi")],
      "1: field 'severity': found 'ABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789-a…', wanted one of LOW, MEDIUM, HIGH, CRITICAL"
    ),
    (
      [Lines.signal().replacing("LOW", with: "HUGE")],
      "1: field 'severity': found 'HUGE', wanted one of LOW, MEDIUM, HIGH, CRITICAL"
    ),
    (
      [Lines.signal().replacing("IP_CHANGE", with: "MOVED")],
      "1: field 'signalType': found 'MOVED', wanted one of \(types)"
    ),
    (
      [Lines.signal().replacing("-3", with: "-101")],
      "1: field 'trustImpact': found -101, \(impact)"
    ),
    (
      [Lines.signal().replacing("-3", with: "\"-3\"")],
      "1: field 'trustImpact': found '-3', \(impact)"
    ),
    (
      [Lines.signal().replacing("-3", with: "null")],
      "1: field 'trustImpact': found nothing, \(impact)"
    ),
    (
      [Lines.signal().replacing(#", "trustImpact": -3"#, with: "")],
      "1: field 'trustImpact': found nothing, \(impact)"
    ),
    (
      [Lines.signal(#""anomalyScore": 100.5"#)],
      "1: field 'anomalyScore': found 100.5, wanted a number from 0 to 100"
    ),
    ([Lines.signal(#""isAnomaly": 1"#)], "1: field 'isAnomaly': found 1, wanted true or false"),
    (
      [Lines.signal(#""latitude": 48"#)],
      "1: field 'longitude': found nothing, wanted latitude and longitude together, or none"
    ),
    (
      [Lines.request(#""contentLength": -1"#)],
      "1: field 'contentLength': found -1, wanted a number, 0 or above"
    ),
    (
      [Lines.request(at: Lines.time / 1000)],
      "1: field 'time': found 1772618400, \(moment); these are seconds: write milliseconds"
    ),
    (
      [Lines.request().replacing("\(Lines.time)", with: "\"2026-03-04T10:00:00\"")],
      "1: field 'time': found '2026-03-04T10:00:00', \(moment)"
    ),
    ([Lines.request(at: 5_000_000_000_000)], "1: field 'time': found 5000000000000, \(moment)"),
    (
      [Lines.request(), Lines.request().replacing("request", with: "reqest")],
      "2: field 'type': found 'reqest', \(anySort)"
    ),
    (
      ["", Lines.request().replacing(#""type": "request", "#, with: "")],
      "2: field 'type': found nothing, \(anySort)"
    ),
    ([Lines.session("shut")], "1: field 'event': found 'shut', wanted one of open, close"),
    (
      [Lines.request(#""id": "7""#), Lines.request(), Lines.request(#""id": 7"#)],
      "3: field 'id': found '7', which line 1 has too, wanted ids that differ"
    ),
    (
      [Lines.request(), String(Lines.request().dropLast(2))],
      #"2:70: wanted '"' at the end of the text, found the end"#
    ),
    ([Lines.request(#""label": 2"#)], "1: field 'label': found 2, wanted one of 0, 1"),
    (
      [Lines.session("open", #""label": 1"#)],
      "1: field 'label': found a field that no session line has, wanted one of \(session); 'ignore: [label]' passes it over"
    ),
    ([""], " found no line, wanted at least one"),
  ]

  @Test(arguments: complaints)
  func
    `a line that is not as it should be is told with its place, what was found and what is wanted`(
      lines: [String], complaint: String
    ) throws
  {
    let told = try FlowFile(lines.joined(separator: "\n")).complaint()
    #expect(told.replacing("a.jsonl:", with: "") == complaint)
  }

  @Test func `in CSV a complaint names the line in which the record begins`() throws {
    let table = """
      type,time,session,user,userAgent,contentLength
      request,2026-03-04T10:00:00Z,s,u,"a
      b",3
      request,2026-03-04T10:00:00Z,s,u,,three
      """
    #expect(
      try FlowFile(table, as: "a.csv").complaint()
        == "a.csv:4: field 'contentLength': found 'three', wanted a number, 0 or above")
    #expect(
      try FlowFile(table.replacing("three", with: ""), as: "a.csv").recording().events[0][
        "userAgent"]
        == .text("a\nb"))
  }

  @Test func `cells of CSV are numbers, flags and moments where their fields are`() throws {
    let table = """
      type,time,session,user,isWeekend,recorded.latencyMs,label,signalType,severity,trustImpact,falsePositive
      request,1772618400000,1,2,true,12.5,0,,,,
      signal,1772618400000,1,2,,,,GEO_DRIFT,LOW,-1e1,0
      """
    let recording = try FlowFile(table, as: "a.csv").recording()
    #expect(recording.events.map(\.time) == [1_772_618_400_000, 1_772_618_400_000])
    #expect(recording.events[0]["isWeekend"] == .flag(true))
    #expect(recording.events[0]["session"] == .text("1") && recording.events[0].group == "2")
    #expect(recording.events[1]["trustImpact"] == .number(-10))
    #expect(recording.answers == [["latencyMs": .number(12.5)], nil])
    #expect(recording.labels == Labels([.ordinary, .unknown]) && recording.withheld == nil)
  }

  @Test func `a list of CSV is one cell, parted by semicolons`() {
    let list = LineField.Content.list(.number(0...9))
    #expect(list.read(.text("1;2.5"), isTyped: false) == .list([.number(1), .number(2.5)]))
    #expect(list.read(.list([.integer(1)]), isTyped: true) == .list([.number(1)]))
    #expect(list.read(.text("1;;2"), isTyped: false) == nil)
    #expect(list.read(.text("1;12"), isTyped: false) == nil)
    #expect(list.wanted == "a list, each a number from 0 to 9")
  }

  @Test
  func `a score that is left out is filled in from the table of types, where that is asked for`()
    throws
  {
    let lines = [
      Lines.signal(), Lines.signal(#""confidence": 100"#).replacing("LOW", with: "CRITICAL"),
      Lines.signal(#""anomalyScore": 7"#),
    ].joined(separator: "\n")
    let filled = try FlowFile(lines, ["fill": "type-table"]).recording()
    // IP_CHANGE: 45 · 0.8 · 0.7 = 25.2, and 45 · 1 · 1.3 = 58.5, rounded up.
    #expect(filled.events.map { $0["anomalyScore"]?.number } == [25, 59, 7])
    #expect(filled.provenance.notes == ["'anomalyScore' by the table of types filled in 2 lines"])
    #expect(try FlowFile(lines).recording().events[0]["anomalyScore"] == nil)
  }

  @Test(arguments: [
    (SignalType.knownThreat, Severity.critical, 100.0, 100.0),  // 117, limited
    (.privilegeEscalation, .high, 80, 66), (.geoDrift, .medium, 80, 50),
    (.deviceMismatch, .low, 80, 31), (.userAgentChange, .low, 0, 0),
    (.endpointAccess, .low, 100, 28),
    (.requestCadence, .medium, 100, 32), (.tokenAge, .high, 50, 28),
    (.botDetection, .critical, 80, 52),
  ])
  func `the table of types multiplies base, confidence and severity`(
    type: SignalType, severity: Severity, confidence: Double, score: Double
  ) {
    #expect(TypeTable.score(type, severity, confidence: confidence) == score)
  }
}
