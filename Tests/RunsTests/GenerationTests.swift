import Formats
import Generators
import Machine
import Sources
import Testing
import Vocabulary
import YAML

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

final class GenerationTests {
  private let folder: String

  init() throws { folder = try FileSystem.makeTemporaryFolder() }

  deinit { try? FileSystem.remove(folder) }

  private func path(_ name: String) -> String { Paths.join(folder, name) }

  /// Sixty rows, six of them anomalies, one of them with a gap.
  private func recorded() throws -> String {
    let rows = (0..<60).map { row in
      "\(Double(row * 7 % 60) / 3),\(row == 31 ? "" : "\(row * 13 % 60)"),\(row % 10 == 0 ? 1 : 0)"
    }
    try FileSystem.write("a,b,label\n" + rows.joined(separator: "\n") + "\n", to: path("own.csv"))
    return path("own.csv")
  }

  @Test(arguments: [
    "table: { rows: 100 }", "table: { shape: rings, rows: 100, columns: 3 }",
    "recipe: { kind: comparison, rows: 100 }", "scenario: { kind: elide-security, rows: 100 }",
    "series: { steps: 200, anomalies: { point: 2, level-shift: { length: 10 } } }",
    "behavior: { users: 5, days: 5 }", "behavior: { users: 3, days: 5, each: request }",
  ])
  func `equal seeds give equal bytes, and other seeds others`(recipe: String) throws {
    for ending in ["csv", "npz", "jsonl"] {
      let files = try [1, 1, 2].enumerated().map { place, seed in
        let file = path("\(place).\(ending)")
        _ = try Generation(recipe, seed: seed).write(to: file)
        return try FileSystem.read(file)
      }
      #expect(files[0] == files[1] && files[0] != files[2], "\(ending)")
    }
  }

  /// Two users have about a session a day, and 40 attacks each need one of their own after the clean days.
  @Test func `attacks that found no session to take place in are told of`() throws {
    let file = path("few.jsonl")
    let told = try Generation(
      "behavior: { users: 2, days: 4, attacks: { burst: 40, exfiltration: 0 } }", seed: 1
    ).write(to: file).split(separator: "\n").map(String.init)
    #expect(told.count == 3)
    #expect(told[0].hasPrefix("\(file): a recording of "))
    let note = told[1].split(separator: " ").map(String.init)
    #expect(note.prefix(2) == ["note:", "only"] && Int(note[2]).map { $0 > 0 && $0 < 40 } == true)
    #expect(
      note.dropFirst(3).joined(separator: " ")
        == "of 40 attacks by burst found a session to take place in")
    #expect(told[2].hasPrefix("  in a spec: { file: \(file), "))
  }

  @Test(arguments: ["own", "mixture", "copula"])
  func `rows are fitted to a file of the user`(ordinary: String) throws {
    let file = try recorded()
    let made = try Generation(
      "fitted: { to: { file: '\(file)' }, ordinary: \(ordinary), missing: drop, anomalies: { global: 0.1 } }"
    ).dataset()
    // Sixty rows less six anomalies and one with a gap.
    #expect(made.rows == 53)
    #expect(made.table.columns.map(\.name) == ["a", "b"])
    #expect(made.labels?.anomalies == 5)
    #expect(made.provenance.sources.map(\.path) == [file])
  }

  @Test func `the user's own rows are not made more than they are`() throws {
    let file = try recorded()
    #expect {
      try Generation("fitted: { to: { file: '\(file)' }, missing: drop, rows: 60 }").dataset()
    } throws: {
      "\($0)"
        == "own: found 53 ordinary rows, wanted 60 of them; 'ordinary: mixture' and 'ordinary: copula' "
        + "draw as many as are asked for"
    }
  }

  @Test func `a gap in the rows to learn from is a complaint that says what to do`() throws {
    let file = try recorded()
    #expect {
      try Generation("fitted: { to: { file: '\(file)' } }").dataset()
    } throws: {
      "\($0)"
        == "own: column 'b': found no finite number in row 31, counted from 0, wanted numbers in all ordinary rows; "
        + "'missing: drop' leaves such rows out"
    }
  }

  @Test(arguments: [
    ("fitted: { to: { file: a.csv, query: SELECT 1 } }", "exactly one of file, query, catalog"),
    ("fitted: { to: {} }", "exactly one of file, query, catalog"),
    ("fitted: { to: { file: nowhere.csv } }", "there is no file 'nowhere.csv'"),
    ("fitted: { to: { catalog: 'adbench/*' } }", "learns from one data set"),
    (
      "behavior: { users: 2, attacks: { slow-drift: 3 } }",
      "'slow-drift' must be at most the number of users, 2, not 3"
    ),
    ("behavior: { days: 2, habit-days: 2 }", "'habit-days' must be between 0 and 1"),
    ("series: { seasons: [], anomalies: { contextual: 1 } }", "need no season"),
    ("tabel", "did you mean 'table'?"),
  ])
  func `a recipe that cannot be is one complaint`(recipe: String, complaint: String) {
    #expect { try Generation(recipe).dataset() } throws: { "\($0)".contains(complaint) }
  }

  @Test func `behavior becomes a recording where JSON Lines are asked for, else a table`() throws {
    let recipe = "behavior: { users: 4, days: 4 }"
    let said = try Generation(recipe).write(to: path("s.jsonl"))
    let lines = try FileSystem.readText(path("s.jsonl")).split(separator: "\n")
    #expect(said.hasPrefix("\(path("s.jsonl")): a recording of \(lines.count) lines and "))
    #expect(lines[0].contains("\"type\":\"session\""))
    #expect(
      try Generation(recipe).write(to: path("s.csv")).hasSuffix(
        "in a spec: { file: \(path("s.csv")), label: label, time: time, group: group, id: id, kind: kind }"
      ))
    #expect(throws: DataError.self) {
      try Generation(recipe, corruptions: "label-flips").write(to: path("t.jsonl"))
    }
    #expect(!FileSystem.exists(path("t.jsonl")))
  }

  @Test func `corruptions are done in their order, to what is made and to what is recorded`() throws
  {
    let list = "[duplicated-anomalies: { times: 2 }, irrelevant-features: { share: 0.5 }]"
    let made = try Generation("table: { rows: 100 }", corruptions: list).dataset()
    #expect(made.rows == 104 && made.table.columns.count == 16)
    #expect(
      made.provenance.conversions == [
        "corrupted: duplicated-anomalies 2", "corrupted: irrelevant-features 0.5",
      ])
    let read = try DataSource.file(recorded()).read().corrupted(by: list)
    #expect(read.rows == 66 && read.table.columns.count == 4)
    #expect(throws: (any Error).self) {
      try Generation("table", corruptions: "missing-cells: { share: 2 }")
    }
    var unlabelled = ReadingSettings()
    unlabelled.label = .none
    let bare = try DataSource.file(recorded()).read(unlabelled)
    #expect(throws: DataError.nothingToDo("'label-flips' needs labels, and 'own' has none")) {
      try bare.corrupted(by: "label-flips")
    }
  }

  @Test
  func `a seed that is given goes before those of the recipe and of what is done to its rows`()
    throws
  {
    func rows(_ recipeSeed: Int, _ corruptionSeed: Int, given: Int?) throws -> Dataset {
      try Generation(
        "table: { rows: 60, seed: \(recipeSeed) }", seed: given,
        corruptions: "[missing-cells: { seed: \(corruptionSeed) }]"
      ).dataset()
    }
    let given = try rows(1, 2, given: 5).fingerprint
    #expect(try rows(3, 4, given: 5).fingerprint == given)
    #expect(try rows(5, 5, given: nil).fingerprint == given)
    #expect(try rows(5, 4, given: nil).fingerprint != given)
    #expect(try rows(4, 5, given: nil).fingerprint != given)
  }

  @Test func `what is done twice with one seed is drawn twice`() throws {
    // 60 rows of 8 columns have 480 cells, of which 5 % are 24.
    let twice = try Generation(
      "table: { rows: 60 }", corruptions: "[missing-cells: { seed: 2 }, missing-cells: { seed: 2 }]"
    ).dataset()
    let empty = twice.table.columns.reduce(0) {
      $0 + ($1.numbers ?? []).count(where: \.isNaN)
    }
    #expect((25...48).contains(empty))
  }

  @Test func `a spec reads, thins out and then corrupts, and names what comes of it`() throws {
    let yaml = """
      name: t
      data:
        - { file: '\(try recorded())', name: worn, label: { column: label, keep: 0.05 },
            corrupt: [duplicated-anomalies: { times: 2 }, missing-cells: { share: 0.5, seed: 7 }] }
        - { generate: { fitted: { to: { file: '\(try recorded())' }, missing: drop } } }
      detectors: [ecod]
      """
    let loader = try DataLoader(Experiment(Node(yaml: yaml, file: "spec.yaml")), searchFolders: [])
    let worn = try loader.load(0)
    // Beside 54 ordinary rows two of six anomalies make at most a twentieth; each then comes twice.
    #expect(worn.name == "worn" && worn.labels?.ordinary == 54 && worn.labels?.anomalies == 4)
    let cells = worn.table.columns.flatMap { $0.numbers ?? [] }
    #expect(cells.count(where: \.isNaN) >= worn.rows)
    #expect(try loader.load(0).fingerprint == worn.fingerprint)
    #expect(try loader.load(1).rows == 53)
  }

  @Test func `easy kinds are told of in the help and in what is made`() throws {
    let help = SpecReference.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(help.contains("Easy to find, by a trivial control too: local (heavy-tailed, uniform)"))
    #expect(help.contains("All its kinds are easy to find, by a trivial control too."))
    #expect(
      try Generation("table: { shape: uniform, rows: 100 }").dataset().provenance.notes
        == ["easy to find, by a trivial control too: local, clustered"])
    #expect(try Generation("table: { strength: 0.5 }").dataset().provenance.notes == [])
  }

  /// Beside rows the catalog has files of labels, which are nothing to read by themselves.
  @Test func `a star stands for the data sets of the catalog that can be read`() throws {
    #expect(
      try DatasetNames.matching(["smd/machine-1-6/*", "shuttle", "smd/*"]) == [
        "smd/machine-1-6/test", "smd/machine-1-6/train", "shuttle", "smd/machine-2-1/test",
        "smd/machine-2-1/train",
      ])
    #expect(
      throws: DataError.nothingToDo("no data set of the catalog is called 'nab/labels/*'")
    ) { try DatasetNames.matching(["nab/labels/*"]) }
  }

  @Test(arguments: [
    ("table", true), ("table: { rows: 20 }", true), ("{ behavior: {} }", true),
    ("table.csv", false), ("tables", false), ("adbench/*", false), ("shuttle", false),
  ])
  func `a recipe is told from a name by the generator that it begins with`(
    text: String, isRecipe: Bool
  ) {
    #expect(Generation.isRecipe(text) == isRecipe)
  }

  @Test(arguments: [
    (
      "{ generate: { table: { shape: swiss-roll, columns: 2 } } }",
      "'columns' must be between 3 and 10000, not 2"
    ),
    (
      "{ generate: { fitted: { to: { file: a.csv, query: q } } } }",
      "wanted exactly one of file, query, catalog, found file and query"
    ),
    (
      "{ file: a.csv, corrupt: [missing-cell] }",
      "nothing here is called 'missing-cell'; there are duplicated-anomalies, irrelevant-features, "
        + "label-flips, missing-cells, unit-errors; did you mean 'missing-cells'?"
    ),
  ])
  func `what cannot be made is refused before a run begins`(data: String, complaint: String) throws
  {
    let yaml = "name: t\ndata: [\(data)]\ndetectors: [ecod]"
    #expect { try Experiment(Node(yaml: yaml, file: "spec.yaml")) } throws: {
      "\($0)".contains(complaint)
    }
  }

  @Test func `more numbers than memory holds are refused before one is made`() throws {
    #expect(throws: Never.self) { try DataLoader.checkRoom(for: 1e9, in: 8_000_000_000) }
    do {
      try DataLoader.checkRoom(for: 1e9 + 1, in: 8_000_000_000)
      Issue.record("one number too many was let in")
    } catch {
      #expect(
        "\(error)".hasSuffix(
          "the recipe makes about 1 billion numbers, more than the memory of this machine holds (8 GB): "
            + "ask for fewer"))
    }
    for recipe in [
      "table: { rows: 100000000, columns: 10000 }",
      "recipe: { kind: comparison, rows: 100000000, columns: 10000 }",
      "behavior: { users: 100000, days: 3650, each: request }",
    ] {
      #expect(throws: DataError.self) { try Generation(recipe).write(to: path("never.csv")) }
    }
  }
}
