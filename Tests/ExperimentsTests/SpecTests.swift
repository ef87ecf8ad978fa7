import Experiments
import Files
import Testing
import YAML

struct SpecTests {
  private func experiment(_ yaml: String) throws -> Experiment {
    try Experiment(Node(yaml: yaml, file: "spec.yaml"))
  }

  private let plain = "name: t\ndata: [{ file: a.csv }]\ndetectors: [lof]"

  @Test func `a spec that says little means what one that says all means`() throws {
    let full = """
      name: t
      data: { file: a.csv }
      split: { holdout: { test: 0.3, validation: 0.2, by: row } }
      scale: [standard]
      detectors: [{ lof: { neighbors: [20], metric: euclidean } }]
      seeds: 1
      thresholds: best-f1
      """
    #expect(try experiment(plain).settings == experiment(full).settings)
  }

  @Test func `a spec read back from its resolved form is the same`() throws {
    let read = try experiment(plain)
    #expect(
      try Experiment(recorded: JSON(parsing: read.settings.json.text())).settings == read.settings)
  }

  @Test func `whole numbers and the same with a point are one setting`() throws {
    let one = try experiment(plain + "\noperation: { missed: 50 }")
    let other = try experiment(plain + "\noperation: { missed: 50.0 }")
    #expect(one.settings == other.settings)
  }

  @Test func `lengths of time and sizes are kept in seconds and bytes`() throws {
    let limits = try experiment(plain + "\nlimits: { time: 10 min, memory: 512 MiB }").settings
    #expect(limits.json["limits"]?["time"]?.double == 600)
    #expect(limits.json["limits"]?["memory"] == 536_870_912)
  }

  @Test func `the reference names every key, and the schema every required one`() {
    for key in SpecReference.names(of: "") {
      #expect(SpecReference.text.contains("\n\(key): ") || SpecReference.text.hasPrefix("\(key): "))
    }
    #expect(SpecReference.schema["required"] == ["name", "data", "detectors"])
  }
}
