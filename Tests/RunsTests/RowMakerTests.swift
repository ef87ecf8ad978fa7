import Features
import Formats
import Forms
import Generators
import Machine
import Numerics
import Sources
import Systems
import Testing
import Vocabulary

@testable import Specs

struct RowMakerTests {
  private func maker(_ yaml: String) throws -> RowMaker {
    let choices = RowMaker.choices
    return try choices.make(FormReader.choice(yaml, among: choices.forms, from: "recipe"))
  }

  @Test(arguments: [
    (
      "table",
      "clusters rows 2000 columns 8 local 0.0125 global 0.0125 clustered 0.0125 dependency 0.0125 "
        + "strength 1.0"
    ),
    (
      "table: { shape: uniform, rows: 50, columns: 3, anomalies: { local: 0.1 }, strength: 2 }",
      "uniform rows 50 columns 3 local 0.1 strength 2.0"
    ),
    ("recipe: { kind: high-dimensional }", "high-dimensional rows 1000 columns 100 strength 1.0"),
    (
      "recipe: { kind: gaussian, rows: 20, columns: 2, strength: 0.5 }",
      "gaussian rows 20 columns 2 strength 0.5"
    ),
    ("scenario: { kind: elide-iot }", "elide-iot rows 3000 strength 1.0 start 1767571200000"),
    (
      "scenario: { kind: elide-business, rows: 7, strength: 2 }",
      "elide-business rows 7 strength 2.0 start 1767571200000"
    ),
    (
      "series",
      "series steps 4000 seasons 48.0x3.0 rise 2.0 noise 1.0 memory 0.0 clean 2000 strength 1.0 "
        + "anomalies point 1x1, contextual 1x24, level shift 1x60, trend 1x100, variance 1x60, "
        + "frequency 1x100, pattern 1x100, missing 1x30"
    ),
    (
      "series: { steps: 500, noise: 2, memory: 0.5, rise: 0, clean: 100, strength: 3, "
        + "seasons: [{ period: 7, amplitude: 1 }, { period: 30, amplitude: 2 }], "
        + "anomalies: { point: 4, level-shift: { count: 2, length: 9 }, missing: { length: 3 } } }",
      "series steps 500 seasons 7.0x1.0+30.0x2.0 rise 0.0 noise 2.0 memory 0.5 clean 100 "
        + "strength 3.0 anomalies point 4x1, level shift 2x9, missing 1x3"
    ),
    (
      "behavior",
      "behavior users 40 days 14 clean-days 7 strength 1.0 burst 2, credential stuffing 2, account "
        + "takeover 2, exfiltration 2, privilege probing 2, slow drift 2, a row each session, "
        + "habit-days 3"
    ),
    (
      "behavior: { users: 5, days: 6, clean-days: 1, habit-days: 2, each: request, strength: 0.5, "
        + "attacks: { burst: 3, slow-drift: 1 } }",
      "behavior users 5 days 6 clean-days 1 strength 0.5 burst 3, credential stuffing 0, account "
        + "takeover 0, exfiltration 0, privilege probing 0, slow drift 1, a row each request, "
        + "habit-days 2"
    ),
  ])
  func `a generator is made of what a spec says of it`(yaml: String, recipe: String) throws {
    #expect(try maker(yaml).recipe == recipe)
  }

  @Test func `the time between two steps is told with its unit`() throws {
    let times = try #require(maker("series: { interval: 50 ms }").made().times)
    #expect(times[1] - times[0] == 50)
    let usual = try #require(maker("series").made().times)
    #expect(usual[1] - usual[0] == 60_000)
  }

  @Test func `the seed stands beside the generator`() throws {
    #expect(try maker("table").seed == Seed(1))
    #expect(try maker("table: { seed: 7 }").seed == Seed(7))
    #expect(try maker("fitted: { to: { file: own.csv, label: y }, seed: 8 }").seed == Seed(8))
  }

  @Test func `what learns from other rows says from which, and what it makes of them`() throws {
    let maker = try maker(
      "fitted: { to: { file: own.csv, label: y }, ordinary: copula, rows: 30, missing: drop, "
        + "strength: 2, anomalies: { global: 0.2 } }")
    guard case .fitted(let settings, let source) = maker.way else {
      Issue.record("a fitted table learns from other rows")
      return
    }
    #expect(source.place == .file("own.csv") && source.meaning.reading.label == .column("y"))
    #expect(
      try settings
        == FittedTableSettings(
          ordinary: .copula, rows: 30, anomalies: AnomalyMix(global: 0.2), dropsIncomplete: true,
          strength: 2))
  }

  @Test(arguments: [
    ("table: { shape: swiss-roll, columns: 2 }", "'columns' must be between 3 and 10000, not 2"),
    (
      "table: { anomalies: { local: 0.3, global: 0.3 } }",
      "'anomalies' must be between 0 and 0.5, not 0.6"
    ),
    ("series: { steps: 20, clean: 30 }", "'clean' must be between 0 and 20, not 30"),
    ("series: { interval: 0.1 ms }", "'interval' must be at least 1, not 0"),
    ("behavior: { days: 3, habit-days: 3 }", "'habit-days' must be between 0 and 2, not 3"),
    (
      "behavior: { users: 3, attacks: { slow-drift: 4 } }",
      "'slow-drift' must be at most the number of users, 3, not 4"
    ),
  ])
  func `settings that do not go together are refused`(yaml: String, sentence: String) {
    let error = #expect(throws: SettingError.self) { try maker(yaml) }
    #expect(error?.description == sentence)
  }

  @Test func `an initializer refuses what the form would not let pass`() {
    #expect(throws: SettingError("rows", mustBe: "a whole number from 20 to 100000000", not: 19)) {
      try SyntheticTable(.clusters, rows: 19)
    }
    #expect(throws: SettingError("strength", mustBe: "a number from 0 to 10", not: 11)) {
      try ElideScenario(.iot, strength: 11)
    }
    #expect(throws: SettingError("period", mustBe: "a number from 2 to 1000000000", not: 1)) {
      try SyntheticSeries.Season(period: 1, amplitude: 1)
    }
  }
}

struct RowMakerLawTests {
  /// Every way to make rows that a spec can name and that learns from no others, small, by the first of its
  /// kinds.
  static let all: [String] = RowMaker.choices.forms.map(\.name).filter { $0 != "fitted" }

  private func maker(_ name: String, strength: Double = 1) throws -> RowMaker {
    let form = try #require(RowMaker.choices.forms.first { $0.name == name })
    var members = form.defaults
    for key in form.keys {
      if case .required = key.presence, case .word(let words) = key.shape {
        members[key.name] = .text(words[0])
      }
    }
    members["strength"] = .number(strength)
    if form.key("rows") != nil { members["rows"] = 200 }
    return try RowMaker.choices.make(Choice(name, members))
  }

  @Test(arguments: all) func `equal seeds give equal rows and other seeds other ones`(
    name: String
  ) throws {
    let maker = try maker(name)
    let made = try maker.made()
    let again = try maker.made()
    #expect(again.fingerprint == made.fingerprint && again.surroundings == made.surroundings)
    #expect(try maker.made(seed: 2).fingerprint != made.fingerprint)
    #expect(made.provenance.origin == .generated(maker.recipe))
  }

  @Test(arguments: all) func `an anomaly is of a kind, and at a strength of 0 it stays one`(
    name: String
  ) throws {
    let made = try maker(name).made()
    let labels = try #require(made.labels)
    let kinds = try #require(made.kinds)
    #expect(labels.anomalies > 0 && labels.ordinary > labels.anomalies)
    #expect((0..<made.rows).allSatisfy { labels[$0] == .ordinary || kinds[$0] != nil })
    let none = try maker(name, strength: 0).made()
    #expect(none.labels?.anomalies ?? 0 > 0)
    #expect(none.table != made.table)
    #expect(try maker(name, strength: 0).easyKinds.isEmpty)
    #expect(try Set(maker(name).easyKinds).isSubset(of: Set(kinds.compactMap(\.self))))
  }

  /// The first digits of the fingerprint of the rows of seed 1, as they were when results began to be kept.
  @Test(arguments: [
    ("table: { rows: 300 }", "bb4d9cc9"), ("table: { shape: heavy-tailed, rows: 300 }", "d0778808"),
    ("table: { shape: moons, rows: 300, columns: 4 }", "92b86fa2"),
    ("table: { shape: uniform, rows: 300 }", "4ea1cd8f"),
    ("recipe: { kind: clustered }", "ac871540"),
    ("recipe: { kind: high-dimensional, rows: 50 }", "a2f07bab"),
    ("scenario: { kind: elide-iot }", "efd3975e"),
    ("scenario: { kind: elide-security }", "a3310d86"),
    ("scenario: { kind: elide-business }", "e687ea24"),
    ("series", "bc0620c6"), ("behavior: { users: 8, days: 6 }", "09ae8dbb"),
    ("behavior: { users: 8, days: 6, each: request }", "c8108ba9"),
  ])
  func `rows that are made are those of before, bit for bit`(yaml: String, print: String) throws {
    let choices = RowMaker.choices
    let maker = try choices.make(FormReader.choice(yaml, among: choices.forms, from: "recipe"))
    let found = try String(maker.made().fingerprint.description.prefix(8))
    #expect(found == print)
  }
}

extension RowMaker {
  fileprivate var recipe: String {
    switch way {
    case .alone(let generator): generator.recipe
    case .seen(let made): "\(made.generator.recipe), \(made.view)"
    case .fitted: "fitted"
    }
  }

  fileprivate var easyKinds: [String] {
    switch way {
    case .alone(let generator): generator.easyKinds
    case .seen(let made): made.generator.easyKinds
    case .fitted: []
    }
  }

  fileprivate func made(seed: UInt64 = 1) throws -> Dataset {
    try DataLoader.made(by: self, seed: Seed(seed), searchFolders: [])
  }
}
