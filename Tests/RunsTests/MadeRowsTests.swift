import Machine
import Numerics
import Sources
import Testing
import Vocabulary
import YAML

@testable import Specs

/// What is made by a recipe, and what the lines that are written of it say when they are read again.
final class MadeRowsTests {
  private static let home = Paths.folder(of: Paths.folder(of: Paths.folder(of: #filePath)))
  private let folder: String

  init() throws { folder = try FileSystem.makeTemporaryFolder() }

  deinit { try? FileSystem.remove(folder) }

  private func path(_ name: String) -> String { Paths.join(folder, name) }

  /// The first digits of the SHA-256 of the CSV of seeds 1, 2 and 3, as they were before recordings were a noun.
  @Test(arguments: [
    ("behavior", "5f4892d1 3dbb9655 1d61585d"),
    ("behavior: { each: request }", "3625e901 11c730a9 f6704c8b"),
    ("behavior: { users: 8, days: 6 }", "0b5a6220 c457a88b 2f8d88c4"),
    ("behavior: { users: 8, days: 6, each: request }", "33345ada ac9a0cd1 f36ff018"),
    ("behavior: { users: 3, days: 4, habit-days: 0 }", "0b190a8a dc635c14 e2887b2d"),
    ("behavior: { users: 3, days: 4, habit-days: 0, each: request }", "ba8a8e6b ca1626f8 33eb2a88"),
    (
      "behavior: { users: 20, days: 10, strength: 0.5, attacks: { burst: 5, slow-drift: 8 } }",
      "a9255422 f5348ce5 49c5afc5"
    ),
    (
      "behavior: { users: 12, days: 6, each: request, clean-days: 0, attacks: { account-takeover: 2, slow-drift: 12 } }",
      "f4b254e6 459bfef1 10ac5ada"
    ),
    ("series", "7782315b 8d6070a1 718f514c"),
    (
      "series: { interval: 50 ms, anomalies: { point: 2, level-shift: { length: 10 } } }",
      "53311a70 a8e2663c fa313907"
    ),
    ("table", "5c2715cb c9b9677c f27acf99"),
    ("table: { shape: correlated }", "1681a2ad 877359d6 71c91602"),
    ("table: { shape: heavy-tailed }", "1107efc4 cbf219ca c16ab3b2"),
    ("table: { shape: rings }", "8443e077 e5cd8fd5 0061ff8a"),
    ("table: { shape: moons }", "9ec1591f 9ff1d0c2 1676c310"),
    ("table: { shape: swiss-roll }", "1efebd89 12528ea9 60fbae15"),
    ("table: { shape: uniform }", "143afc5b 6ca05a71 73ebc087"),
    ("recipe: { kind: comparison }", "510ef1be f7b27f42 88c02e61"),
    ("recipe: { kind: gaussian }", "c3d475a7 f8cb698a dd1289b6"),
    ("recipe: { kind: clustered }", "7f138685 bdd83ab8 87bfb8cf"),
    ("recipe: { kind: high-dimensional }", "3cee102a 108b18c5 afcee909"),
    ("recipe: { kind: synthetic }", "5400df60 0bc6e44b 2dfc2681"),
    ("scenario: { kind: elide-iot }", "f07cf9e6 76c8fd34 d82212f8"),
    ("scenario: { kind: elide-security }", "14f7dd2d 5b0449a9 c287dc52"),
    ("scenario: { kind: elide-business }", "295485bc 426aed62 6862cf72"),
    (
      "fitted: { to: { file: datasets/breast_cancer.csv, label: diagnosis } }",
      "bee34063 a02cb362 dc0a9272"
    ),
    (
      "fitted: { to: { file: datasets/breast_cancer.csv, label: diagnosis }, ordinary: mixture }",
      "af370785 fc2cd5af 24e4ceb9"
    ),
    (
      "fitted: { to: { file: datasets/breast_cancer.csv, label: diagnosis }, ordinary: copula }",
      "ea1af476 50962163 e20f6e0c"
    ),
  ])
  func `rows that are made, with all that stands beside them, are those of before`(
    recipe: String, hashes: String
  ) throws {
    let found = try (1...3).map { seed in
      let file = path("\(seed).csv")
      _ = try Generation(
        recipe, seed: seed, searchFolders: [Self.home]
      ).write(to: file)
      return try SHA256.hex(ofFile: file).prefix(8)
    }
    #expect(found.joined(separator: " ") == hashes)
  }

  @Test(
    arguments: [
      "users: 8, days: 6", "users: 8, days: 6, each: request",
      "users: 1, days: 9, habit-days: 3, each: request, attacks: { burst: 1 }",
      "users: 6, days: 7, clean-days: 1, attacks: { slow-drift: 3, account-takeover: 2 }",
    ], 1...3)
  func `a recording that was written is seen as the rows of the one that was made`(
    settings: String, seed: Int
  ) throws {
    let recipe = "behavior: { \(settings) }"
    let said = try Generation(recipe, seed: seed).write(to: path("lines.jsonl"))
    let data = try #require(said.split(separator: "in a spec: ").last)
    let yaml = "name: t\ndata: [\(data)]\ndetectors: [ecod]"
    let experiment = try Experiment(Node(yaml: yaml, file: "spec.yaml"))
    let read = try DataLoader(experiment, searchFolders: []).load(0)
    let made = try Generation(recipe, seed: seed).dataset()
    #expect(read.rows > 0 && read.fingerprint == made.fingerprint)
    #expect(read.surroundings == made.surroundings)
    #expect(read.kinds == made.kinds && read.ids == made.ids && read.times == made.times)
  }

  private func complaint(_ data: String) -> String {
    do {
      let yaml = "name: t\ndata:\n  - \(data)\ndetectors: [ecod]\n"
      let experiment = try Experiment(Node(yaml: yaml, file: "spec.yaml"))
      _ = try DataLoader(experiment, searchFolders: [folder]).load(0)
      return "no complaint"
    } catch { return "\("\(error)".split(separator: "\n")[0])" }
  }

  @Test func `what lines show to be wrong is told where the spec says it`() throws {
    _ = try Generation("behavior: { users: 3, days: 4 }").write(to: path("lines.jsonl"))
    #expect(
      complaint("{ file: lines.jsonl, group: user, events: { sessions: { habit-days: 9 } } }")
        == "spec.yaml:3:73: error: 'habit-days' must be between 0 and 3, not 9")
    #expect(
      complaint("{ file: lines.jsonl, events: sessions }")
        == "spec.yaml:3:34: error: 'group' must be the field that says whose session a line belongs to, "
        + "not left out")
  }

  @Test func `a recording without a row is told of before anything is run`() throws {
    let line = #"{"time": 1500000000000, "type": "request", "session": "s", "user": "u"}"#
    try FileSystem.write(line + "\n", to: path("open.jsonl"))
    #expect(
      complaint("{ file: open.jsonl, group: user, label: none, events: sessions }")
        == "'events: sessions' sees no row in the 1 event of 'open'")
  }

  @Test(arguments: [
    (
      "{ generate: table, events: sessions }", "'events' says nothing without 'file'"
    ),
    (
      "{ file: a.jsonl, events: sessions, use: [x] }",
      "wanted at most one of events, use, found events and use"
    ),
    (
      "{ file: a.jsonl, events: sesions }",
      "nothing here is called 'sesions'; there are sessions, own, expenseflow, certificates, elide, elide-series, nexora; did you mean 'sessions'?"
    ),
  ])
  func `events are lines of a file, and have no columns`(data: String, sentence: String) {
    #expect(complaint(data).contains(sentence))
  }

  @Test(
    arguments: [
      "use: [x]", "ignore: [x]", "rows: 1-2", "delimiter: ;", "header: false", "names: [x]",
      "types: { x: number }", "infinite: missing", "missing-words: [x]", "values: X",
    ])
  func `what is said of columns and cells says nothing of events`(said: String) {
    let key = String(said.prefix { $0 != ":" })
    #expect(
      complaint("{ file: a.jsonl, events: sessions, \(said) }").contains(
        "wanted at most one of events, \(key), found "))
  }

  @Test func `a spec thins anomalies out in the same way each time`() throws {
    let made = "{ generate: { table: { rows: 200, anomalies: { global: 0.2 } } }"
    func loaded(_ data: String) throws -> Dataset {
      let yaml = "name: t\ndata: [\(data) }]\ndetectors: [ecod]"
      return try DataLoader(Experiment(Node(yaml: yaml, file: "spec.yaml")), searchFolders: [])
        .load(0)
    }
    let all = try loaded(made)
    let kept = try all.keeping(anomalies: 0.05, seed: Seed(1))
    #expect(kept.rows < all.rows)
    #expect(try loaded(made + ", label: { keep: 0.05 }").fingerprint == kept.fingerprint)
  }
}
