import Formats
import Machine
import Runs
import Specs
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
    #expect(try experiment(plain).spec == experiment(full).spec)
  }

  @Test func `a spec read back from its resolved form is the same`() throws {
    let read = try experiment(plain)
    #expect(
      try Experiment(recorded: JSON(parsing: JSON.object(read.spec).text())).spec == read.spec)
  }

  @Test func `whole numbers and the same with a point are one setting`() throws {
    let one = try experiment(plain + "\noperation: { missed: 50 }")
    let other = try experiment(plain + "\noperation: { missed: 50.0 }")
    #expect(one.spec == other.spec)
  }

  @Test func `lengths of time and sizes are kept in seconds and bytes`() throws {
    let limits = try experiment(plain + "\nlimits: { time: 10 min, memory: 512 MiB }").spec
    #expect(limits["limits"]?["time"]?.double == 600)
    #expect(limits["limits"]?["memory"] == 536_870_912)
  }

  @Test func `the reference names every key, and the schema every required one`() {
    for key in SpecReference.names(of: "") {
      #expect(SpecReference.text.contains("\n\(key): ") || SpecReference.text.hasPrefix("\(key): "))
    }
    // What must be given may stand in the file that is included.
    #expect(
      SpecReference.schema["anyOf"]
        == [["required": ["include"]], ["required": ["name", "data", "detectors"]]])
    #expect(SpecReference.schema["properties"]?["include"]?["type"] == "string")
  }

  @Test func `names are those of a key's choices, and none of a key that has none or is none`() {
    #expect(SpecReference.names(of: "calibrate").contains("platt"))
    #expect(SpecReference.names(of: "seeds") == [])
    #expect(SpecReference.names(of: "detektors") == [])
  }

  @Test func `the schema says each choice once, and is small enough for an editor`() throws {
    let schema = SpecReference.schema
    let text = schema.text()
    let definitions = try #require(schema["definitions"]?.members)
    // It grows with the choices that there are, by less than a kilobyte each.
    #expect(text.utf8.count < min(1000 * definitions.count, 250_000))
    #expect(Set(definitions.map { $0.value.text() }).count == definitions.count)
    // Every pointer points at something.
    for piece in text.split(separator: "#/definitions/").dropFirst() {
      let name = piece.prefix { $0 != "\"" }
      #expect(definitions[String(name)] != nil, "\(name)")
    }
  }

  /// What a reader of YAML 1.1 takes for a truth value or for nothing, whatever stands behind it.
  @Test func `no key of a spec and no word that it asks for is a truth value elsewhere`() throws {
    let truths: Set<String> = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~"]
    func words(in json: JSON) -> [String] {
      if let members = json.members {
        let keys = (json["properties"]?.members ?? [:]).map(\.key)
        let own = (json["enum"]?.elements ?? []).compactMap(\.string)
        return keys + own + members.flatMap { words(in: $0.value) }
      }
      return (json.elements ?? []).flatMap(words)
    }
    let all = words(in: SpecReference.schema)
    #expect(all.contains("false-alarm") && all.contains("missed") && all.contains("rbf"))
    #expect(all.filter { truths.contains($0.lowercased()) } == [])
  }

  @Test func `the older name of a key is read, with a hint, and never beside the newer one`() throws
  {
    let old = try experiment(
      plain + "\nthresholds: [{ cost: { missed: 5, false: 2 } }]\noperation: { false: 3 }")
    let new = try experiment(
      plain
        + "\nthresholds: [{ cost: { missed: 5, false-alarm: 2 } }]\noperation: { false-alarm: 3 }")
    #expect(old.spec == new.spec && new.hints == [])
    #expect(
      old.hints.map(\.message)
        == Array(repeating: "'false' is now called 'false-alarm'", count: 2))
    #expect(
      try #require(old.hints.first).hint.contains(": hint: 'false' is now called 'false-alarm'\n"))
    #expect {
      try experiment(plain + "\noperation: { false: 3, false-alarm: 3 }")
    } throws: {
      "\($0)".contains(
        "unknown key 'false'; the keys here are events, per, days, missed, false-alarm")
    }
    // A record of an older version says it the old way.
    var members = new.spec
    members["operation"] = ["events": 7.0, "per": "day", "missed": 10.0, "false": 3.0]
    let recorded = try Experiment(recorded: .object(members))
    #expect(recorded.questions.operation.falseAlarm == 3)
  }

  @Test func `a bare rule for missing numbers is the mapping that it stands for`() throws {
    #expect(
      try experiment(plain + "\nmissing: drop").spec
        == experiment(plain + "\nmissing: { rule: drop }").spec)
  }

  @Test(arguments: [
    ("detectors: []", "'detectors' needs at least one entry"),
    ("detectors: [lof]\nseeds: []", "'seeds' needs at least one entry"),
    (
      "detectors: [lof, knn]\nexport: [lof, ecod]",
      "there is no 'ecod' among the detectors, which are lof, knn"
    ),
  ])
  func `a spec that would run nothing, or keep what it does not have, is refused`(
    rest: String, complaint: String
  ) {
    #expect {
      try experiment("name: t\ndata: [{ file: a.csv }]\n\(rest)")
    } throws: { "\($0)".contains(complaint) }
  }

  @Test func `a trial that a spec names twice is run once`() throws {
    let twice = try experiment("\(plain.dropLast(5))[lof, lof]\nseeds: [1, 1]\ncontrols: false")
    let context = PlanContext(
      fingerprints: ["f"], names: ["d"], codeVersion: "c", platform: "p")
    #expect(Plan(twice, context).trials.count == 1)
  }

  @Test(arguments: [
    ("limits.time=2 s", "\nlimits: { time: 2 s }"),
    ("split.holdout.test=0.4", "\nsplit: { holdout: { test: 0.4 } }"),
    ("latency.batch=[1, 2]", "\nlatency: { batch: [1, 2] }"),
  ])
  func `a change may name what the spec leaves out`(change: String, written: String) throws {
    let folder = try FileSystem.makeTemporaryFolder()
    defer { try? FileSystem.remove(folder) }
    let path = Paths.join(folder, "spec.yaml")
    try FileSystem.write(plain, to: path)
    #expect(
      try Experiment.read(path, changes: [change]).spec == experiment(plain + written).spec)
  }

  @Test func `a change may name a key of a data set that the spec leaves out`() throws {
    let folder = try FileSystem.makeTemporaryFolder()
    defer { try? FileSystem.remove(folder) }
    let path = Paths.join(folder, "spec.yaml")
    try FileSystem.write(plain, to: path)
    let changed = try Experiment.read(path, changes: ["data.0.types.a=category"])
    #expect(changed.spec["data"]?.elements?.first?["types"] == ["a": "category"])
    #expect(throws: (any Error).self) { try Experiment.read(path, changes: ["limit.time=2 s"]) }
  }

  @Test func `a record whose spec cannot be used says which key is to blame`() throws {
    var spec = try experiment(plain).spec
    spec["name"] = "a b"
    let said = refusal { () throws(FileError) in
      _ = try Experiment(recorded: .object(spec))
    }
    #expect(
      said
        == "run.json: the spec cannot be used: name: 'name' must be letters, digits, '-', '_' and '.', not 'a b'"
    )
  }

  @Test func `of several things that are wrong with a record, the first is told`() throws {
    var spec = try experiment(plain).spec
    spec["name"] = "a b"
    spec["select"] = "roc_auc"
    spec["seeds"] = [1, 1]
    let said = refusal { () throws(FileError) in
      _ = try Experiment(recorded: .object(spec))
    }
    #expect(said?.contains("'name' must be") == true, "\(said ?? "nothing")")
    var refusals = SpecRefusals(
      try Experiment(recorded: JSON(parsing: JSON.object(experiment(plain).spec).text())))
    refusals.refuse(DataError.nothingToDo("first"), at: "data")
    refusals.refuse(DataError.nothingToDo("second"), at: "name")
    #expect { try refusals.check() } throws: { "\($0)" == "first" }
  }

  private func refusal(_ work: () throws(FileError) -> Void) -> String? {
    do throws(FileError) {
      try work()
      return nil
    } catch { return error.description }
  }

  @Test func `what a best trial is chosen by is told with the usual way first`() {
    #expect(
      SpecReference.text.split(separator: "\n").first { $0.hasPrefix("select: ") }
        == "select: one of average_precision, roc_auc, best_f1_oracle, r_precision, label-free; default \"average_precision\""
    )
  }
}
