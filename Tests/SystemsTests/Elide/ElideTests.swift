import EventKit
import Features
import Formats
import Forms
import Generators
import Machine
import Numerics
import TestKit
import Testing
import Vocabulary

@testable import Systems

/// What Elide's detection engine records, and the rows that it becomes.
struct ElideTests {
  private func read(
    _ text: String, as name: String = "a.jsonl", _ members: JSON.Object = [:], series: Bool = false
  ) throws -> Recording {
    try withTemporaryFolder { folder in
      let path = Paths.join(folder, name)
      try FileSystem.write(text + "\n", to: path)
      let choice = Choice(series ? "elide-series" : "elide", members)
      let events = try Systems.events.make(
        Choice(
          choice.name,
          try FormReader.choice(
            choice.json.text(), among: Systems.events.forms, from: "test"
          ).members))
      return try events.recording(path, .utf8, beside: [:])
    }
  }

  private func complaint(
    _ text: String, as name: String = "a.jsonl", _ members: JSON.Object = [:]
  ) -> String {
    do {
      _ = try read(text, as: name, members)
      return "no complaint"
    } catch { return "\(error)".split(separator: "\(name):").last.map(String.init) ?? "" }
  }

  private func rows(
    _ recording: Recording, _ features: some EventFeatures
  ) throws -> [[Double]] {
    let rows = try features.rows(of: recording)
    return (0..<rows.rows).map { row in rows.table.columns.map { $0.numbers?[row] ?? .nan } }
  }

  private func vectors(_ columns: [String] = []) throws -> ElideVectors {
    try ElideVectors(Settings.standard.with(ElideVectors.columns, columns))
  }

  private static let time = 1_772_618_400_000

  @Test func `a vector is a list, numbers f0 to fn, or numbers that a spec names`() throws {
    let list = try read(
      """
      {"id": "a", "timestamp": \(Self.time), "features": [1, 2.5, -3], "metadata": {"deviceId": "d1", "site": 4}}
      {"id": "b", "timestamp": \(Self.time + 1000), "features": [4, 5, 6], "metadata": {"deviceId": "d2"}, "label": 1}
      """, ["group-by": "metadata.deviceId"])
    #expect(try rows(list, vectors()) == [[1, 2.5, -3], [4, 5, 6]])
    #expect(list.ids == ["a", "b"] && list.events.map(\.group) == ["d1", "d2"])
    #expect(list.labels?.values.last == .anomaly)
    let numbered = try read(
      "id,timestamp,f10,f1,f2,f3,f4,f5,f6,f7,f8,f9,f0\na,\(Self.time),10,1,2.5,3,4,5,6,7,8,9,0\n",
      as: "a.csv")
    #expect(try rows(numbered, vectors()) == [[0, 1, 2.5, 3, 4, 5, 6, 7, 8, 9, 10]])
    let named = try read(
      "timestamp,heat,load\n\(Self.time),20,7\n", as: "a.csv", ["numbers": ["load", "heat"]])
    #expect(try rows(named, vectors(["load", "heat"])) == [[7, 20]])
    #expect(
      try vectors(["load", "heat"]).rows(of: named).table.columns.map(\.name) == ["load", "heat"])
  }

  @Test func `where no line says when it was written, their order does`() throws {
    let recording = try read("{\"features\": [2]}\n{\"features\": [1]}")
    #expect(recording.events.map(\.time) == [1, 2] && recording.ids == ["a.jsonl:1", "a.jsonl:2"])
    #expect(try rows(recording, vectors()) == [[2], [1]])
    #expect(
      complaint("{\"features\": [2]}\n{\"features\": [1], \"timestamp\": \(Self.time)}")
        == "2: field 'timestamp': found a moment, where earlier lines have none, wanted a moment in every line, or in none"
    )
    #expect(
      complaint("{\"features\": [2], \"timestamp\": \(Self.time)}\n{\"features\": [1]}")
        == "2: field 'timestamp': found nothing, wanted a moment in every line, or in none")
  }

  @Test
  func
    `vectors of another length, words among numbers and unknown fields are told with their lines`()
  {
    #expect(
      complaint("{\"features\": [2, 3]}\n{\"features\": [1]}")
        == "2: field 'features': found 1 number, wanted 2, as the lines before have")
    #expect(
      complaint("f0,f1\n1,2\n3,x\n", as: "a.csv") == "3: field 'f1': found 'x', wanted a number")
    #expect(
      complaint("{\"features\": [2, \"x\"]}").hasPrefix(
        "1: field 'features': found 'x' at place 1 of a list, wanted a list, each a number"))
    #expect(
      complaint("{\"features\": [2], \"more\": 1}").hasPrefix(
        "1: field 'more': found a field that no vector line has"))
    #expect(complaint("{\"features\": [2], \"more\": 1}", ["ignore": ["more"]]) == "no complaint")
  }

  @Test func `a value of a series is seen with its window, each channel by itself`() throws {
    let recording = try read(
      """
      {"timestamp": \(Self.time), "value": 10, "channel": "a"}
      {"timestamp": \(Self.time + 1), "value": 100, "channel": "b"}
      {"timestamp": \(Self.time + 2), "value": 14, "channel": "a"}
      {"timestamp": \(Self.time + 3), "value": 6, "channel": "a"}
      {"timestamp": \(Self.time + 4), "value": 12, "channel": "a"}
      """, series: true)
    let features = try ElideSeries(
      Settings.standard.with(ElideSeries.window, 3).with(ElideSeries.average, 0.5))
    let found = try rows(recording, features)
    // Population deviations: of 10 and 14: 2; of 10, 14, 6: √(32/3); of 14, 6, 12: √(104/9).
    let wanted: [[Double]] = [
      [10, 10, 0, 0, 0, 0, 10], [100, 100, 0, 0, 0, 0, 100], [14, 12, 2, 4, 2, 4, 12],
      [6, 10, (32.0 / 3).squareRoot(), 8, -4, -8, 9],
      [12, 32.0 / 3, (104.0 / 9).squareRoot(), 8, 12 - 32.0 / 3, 6, 10.5],
    ]
    #expect(found.count == wanted.count)
    for (found, wanted) in zip(found.joined(), wanted.joined()) {
      #expect(abs(found - wanted) < 1e-12)
    }
    #expect(try features.rows(of: recording).table.columns.map(\.name).last == "moving_average")
    let usual = try ElideSeries(.standard)
    #expect(try usual.rows(of: recording).table.columns.count == 6)
  }

  @Test func `no row sees what comes later`() throws {
    let made = ScenarioRecording(scenario: try ElideScenario(.iot, rows: 60)).record(seed: Seed(2))
    #expect(
      try PastLaw(features: vectors(ElideScenario.Kind.iot.channels)).breaches(on: made) == [])
    let series = try ElideSeries(
      Settings.standard.with(ElideSeries.value, "temperature").with(ElideSeries.window, 4)
        .with(ElideSeries.average, 0.2))
    #expect(try PastLaw(features: series).breaches(on: made) == [])
  }

  @Test func `a world is the recording that the engine would have made of it`() throws {
    let scenario = try ElideScenario(.iot, rows: 40)
    let (recording, rows) = (
      ScenarioRecording(scenario: scenario).record(seed: Seed(5)), scenario.generate(seed: Seed(5))
    )
    let seen = FittedElideVectors(columns: scenario.kind.channels, width: 5).rows(of: recording)
    #expect(seen.table == rows.table && seen.kinds == rows.kinds && seen.times == rows.times)
    #expect(recording.events[1].group == "device 2" && recording.timing == "timestamp")
  }

  @Test func `numbers of a vector have no gaps, no other names and no list beside them`() {
    #expect(
      complaint("{\"f0\": 1, \"f2\": 2}")
        == "1: field 'f1': found nothing, where others of its family are, wanted a number")
    #expect(
      complaint("f0,f1,f2\n1,,3\n", as: "a.csv")
        == "2: field 'f1': found nothing, where others of its family are, wanted a number")
    for name in ["foo", "f01", "f-1", "failures"] {
      #expect(
        complaint("{\"f0\": 1, \"\(name)\": 2}").hasPrefix(
          "1: field '\(name)': found a field that no vector line has"))
    }
    #expect(
      complaint("{\"features\": [1, 2], \"f0\": 1}")
        == "1: field 'f0': found a number beside 'features', wanted one of the two: the vector as a list, or f0, f1, …"
    )
  }

  @Test func `a line without the field that says whose it is is refused`() {
    #expect(
      complaint(
        "{\"features\": [1], \"metadata\": {\"deviceId\": \"d1\"}}",
        ["group-by": "metadata.deviceID"])
        == "1: field 'metadata.deviceID': found nothing, wanted whose the line is, as 'group-by' says"
    )
  }
}
