import Formats
import Machine
import Sources
import Testing
import Vocabulary

struct RecordingTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func read(
    _ lines: [String], _ change: (inout ReadingSettings) -> Void = { _ in }
  ) throws -> Recording {
    var settings = ReadingSettings()
    change(&settings)
    let path = try scratch.file("a.jsonl", lines.joined(separator: "\n") + "\n")
    return try Recording(reading: path, settings)
  }

  private func complaint(_ lines: [String]) -> String {
    do {
      _ = try read(lines)
      return "no complaint"
    } catch { return "\(error)".replacing(scratch.folder + "/", with: "") }
  }

  @Test func `members become fields, and those of members beside them; lists stay together`() throws
  {
    let recording = try read([
      #"{"time": 1500000000000, "n": 3, "x": 0.5, "word": "a", "on": true, "gap": null, "#
        + #""outer": {"inner": [1, null, {"deep": "b"}], "other": {"more": 2}}}"#
    ])
    let fields: EventFields = [
      "n": .integer(3), "x": .number(0.5), "word": .text("a"), "on": .flag(true),
      "outer.inner": .list([.integer(1), .missing, .fields(["deep": .text("b")])]),
      "outer.other.more": .integer(2),
    ]
    #expect(recording.events == [Event(time: 1_500_000_000_000, fields: fields)])
    #expect(recording.ids == ["a.jsonl:1"] && recording.name == "a" && recording.grouping == nil)
    #expect(recording.labels == nil && recording.kinds == nil)
  }

  @Test func `what stands beside the events is no field of them`() throws {
    let recording = try read([
      #"{"at": "2026-01-05T00:00:00Z", "user": 7, "name": "e1", "label": 1, "sort": "theft", "x": 1}"#,
      #"{"at": "2026-01-05T00:00:01Z", "user": "v", "name": "e2", "label": 0, "sort": null, "x": 2}"#,
      #"{"at": "2026-01-05T00:00:02Z", "user": "v", "name": "e3", "x": 3}"#,
    ]) {
      $0.time = TimeSettings(column: "at")
      $0.group = "user"
      $0.id = "name"
      $0.kind = "sort"
    }
    #expect(
      recording.events
        == [("7", 0, 1), ("v", 1, 2), ("v", 2, 3)].map { user, second, x in
          Event(
            time: 1_767_571_200_000 + 1000 * second, group: user, fields: ["x": .integer(x)])
        })
    #expect(recording.ids == ["e1", "e2", "e3"] && recording.grouping == "user")
    #expect(recording.labels == Labels([.anomaly, .ordinary, .unknown]))
    #expect(recording.kinds == ["theft", nil, nil])
    #expect(recording.provenance.notes == ["labels from column 'label', by its name"])
    #expect(recording.provenance.sources.map(\.path) == [scratch.path("a.jsonl")])
  }

  @Test
  func `lines are put in order of time, those of one moment as they stand, and late ones counted`()
    throws
  {
    let recording = try read(
      [5, 3, 5, 4, 9].enumerated().map { #"{"time": \#(1_500_000_000_000 + $1), "x": \#($0)}"# })
    #expect(recording.events.map { $0["x"] } == [1, 3, 0, 2, 4].map { .integer($0) })
    #expect(recording.ids == [2, 4, 1, 3, 5].map { "a.jsonl:\($0)" })
    #expect(
      recording.provenance.notes == ["2 lines came later than their time and were put in order"])
  }

  @Test func `blank lines are none, and do not change the names of others`() throws {
    let line = #"{"time": 1500000000000}"#
    #expect(try read(["", line, " ", line]).ids == ["a.jsonl:2", "a.jsonl:4"])
  }

  @Test func `a line that is no event is a complaint that names it`() {
    #expect(
      complaint([#"{"time": 1500000000000, "a": {"b": 1}, "a.b": 2}"#])
        == "a.jsonl:1: two members have one name")
    #expect(
      complaint([#"{"time": 1500000000000}"#, #"{"x": 1}"#])
        == "a.jsonl:2: column 'time': found no value, wanted a moment for every row")
    #expect(complaint([#"{"x": 1}"#]).contains("'time'"))
  }

  /// All kinds of cells, and fields that are called as what stands beside them usually is.
  private let everything = Recording(
    name: "everything",
    events: [
      Event(
        time: -5, group: "u",
        fields: [
          "time": .text("noon"), "label": .integer(7), "a.b": .list([.integer(1), .missing]),
          "on": .flag(false), "tiny": .number(0x1p-1074),
        ]),
      Event(time: 8, group: "007", fields: ["label": .list([]), "time": .number(0.1)]),
      Event(
        time: 8, group: "u", fields: ["all": .list([.fields(["x": .text("é\n")]), .text("")])]),
    ],
    labels: Labels([.ordinary, .unknown, .anomaly]), kinds: [nil, nil, "theft"],
    ids: ["1", "2", "x y"], grouping: "user")

  @Test(arguments: ["jsonl", "jsonl.gz"])
  func `a recording that was written reads back the same`(ending: String) throws {
    let written = try everything.write(to: scratch.path("everything.\(ending)"))
    let back = try Recording(reading: written.path, written.settings)
    #expect(back.events == everything.events && back.labels == everything.labels)
    #expect(back.kinds == everything.kinds && back.ids == everything.ids)
    #expect(back.grouping == "user" && back.name == "everything" && back.span == -5..<9)
  }

  @Test func `a line is written with its fields and what is known beside them`() throws {
    let written = try everything.write(to: scratch.path("e.jsonl"))
    #expect(
      try FileSystem.readText(written.path) == """
        {"a.b":[1,null],"id":"1","label":7,"label_":0,"on":false,"time":"noon","time_":-5,\
        "tiny":5e-324,"user":"u"}
        {"id":"2","label":[],"time":0.1,"time_":8,"user":"007"}
        {"all":[{"x":"é\\n"},""],"id":"x y","kind":"theft","label_":1,"time_":8,"user":"u"}

        """)
  }

  @Test func `events are not written into a folder that is not there`() {
    #expect {
      try everything.write(to: scratch.path("nowhere/events.jsonl"))
    } throws: { "\($0)".hasSuffix("/nowhere', wanted one that is there") }
  }

  @Test func `what JSON cannot say is refused or left out, wherever in a cell it is`() throws {
    func written(_ cell: Cell) throws -> String {
      let events = [Event(time: 1, fields: [:]), Event(time: 2, fields: ["x": cell])]
      let path = scratch.path("odd.jsonl")
      _ = try Recording(name: "odd", events: events).write(to: path)
      return try FileSystem.readText(path)
    }
    #expect(try written(.number(.nan)) == "{\"time\":1}\n{\"time\":2,\"x\":null}\n")
    for cell in [
      Cell.number(.infinity), .list([.number(-.infinity)]),
      .list([.fields(["y": .number(.infinity)])]),
    ] {
      try? FileSystem.remove(scratch.path("odd.jsonl"))
      #expect(throws: DatasetError.self) { try written(cell) }
      #expect(!FileSystem.exists(scratch.path("odd.jsonl")))
    }
  }
}
