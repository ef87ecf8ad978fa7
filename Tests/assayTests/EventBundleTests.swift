import Artifacts
import Formats
import Machine
import Runs
import Specs
import Testing
import Vocabulary

@testable import assay

/// Bundles of pipelines that learned from events: they take events, and do with them what was evaluated.
final class EventBundleTests {
  private let home: String

  init() throws { home = try FileSystem.makeTemporaryFolder("assay-test") }

  deinit { try? FileSystem.remove(home) }

  private func path(_ name: String) -> String { Paths.join(home, name) }

  private func run(
    _ data: String, _ rest: String, export: String = "all"
  ) throws -> Run.Outcome {
    let file = path("spec.yaml")
    try FileSystem.write(
      """
      name: flow
      data: [\(data)]
      scale: none
      constant: keep
      calibrate: none
      controls: false
      export: \(export)
      \(rest)
      """, to: file)
    var options = RunOptions.here(jobs: 1, beside: file)
    options.reports = path("reports")
    options.worker = [Paths.join(Paths.folder(of: Executable.current), "assay"), "trial"]
    return try Run(Experiment.read(file), options, tell: { _ in }).perform()
  }

  private func said(_ words: String...) -> (out: String, err: String, code: ExitCode) {
    let paper = Paper()
    let code = Assay.run(words, on: paper.console)
    return (paper.out, paper.err.replacing(home, with: "HOME"), code)
  }

  /// The record of the only trial of a run.
  private func record(of folder: RunFolder) throws -> TrialRecord {
    let trials = try folder.finishedTrials()
    return try folder.readTrial(try #require(trials.first))
  }

  /// The lines of a CSV, each by its columns.
  private func table(_ text: String) throws -> [[String: String]] {
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let head = try #require(lines.first)
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(head, $0)) }
  }

  private static let recipe = "expenseflow: { users: 5, days: 6 }"

  @Test
  func
    `a bundle takes a recording, and scores and decides its requests as they were evaluated`()
    throws
  {
    let outcome = try run(
      "{ generate: { \(Self.recipe) } }",
      """
      detectors: [{ expenseflow: { trees: 5, epochs: 1 } }]
      policy: { own: { levels: { page: { above: 0.5 }, note: { above: 0.4 } } } }
      """)
    let folder = outcome.folder
    let record = try record(of: folder)
    let findings = try #require(record.findings)
    _ = try Generation(Self.recipe).write(to: path("made.jsonl"))
    let scored = said("score", folder.model(record.id), path("made.jsonl"))
    #expect(scored.code == .done && scored.err == "")
    #expect(scored.out.hasPrefix("row,id,time,score,confidence,alarm,tier,effect\n"))

    let rows = try table(scored.out)
    let known = try #require(try folder.readRows(of: record))
    let kept = try #require(try folder.readScores(of: record))
    let test = known.test.numbers.map { rows[$0] }
    #expect(test.map { $0["score"] } == kept.test.values.map { "\($0)" })
    #expect(test.count > 20)

    let decisions = try #require(findings.decisions)
    #expect(decisions.table == "own" && decisions.notes == [])
    #expect(decisions.outcomes.count > 1)
    for outcome in decisions.outcomes {
      #expect(test.count { $0["tier"] == outcome.tier } == outcome.rows)
      #expect(outcome.effect == outcome.tier)
    }
    #expect(decisions.outcomes.reduce(0) { $0 + $1.anomalies } == findings.test.anomalies)
  }

  @Test func `rows of features are taken where that is said`() throws {
    let folder = try run(
      "{ generate: { \(Self.recipe) } }", "detectors: [{ expenseflow-forest: { trees: 5 } }]"
    ).folder
    let bundle = folder.model(try record(of: folder).id)
    _ = try Generation(Self.recipe).write(to: path("made.jsonl"))
    _ = try Generation(Self.recipe).dataset().written(to: path("rows.csv"))
    let events = try table(said("score", bundle, path("made.jsonl")).out)
    let rows = try table(said("score", bundle, path("rows.csv"), "--features").out)
    #expect(events.map { $0["score"] } == rows.map { $0["score"] } && rows.count > 100)
    #expect(rows[0]["time"] == nil && events[0]["time"] != nil)

    #expect(
      said("score", bundle, path("made.jsonl"), "--id", "user").err
        == "assay: error: events of 'expenseflow' say themselves which they are and when they happened: leave '--id' out, or"
        + " say '--features' of rows of features\n")
    #expect(
      said("score", bundle, path("made.jsonl"), "--skip-bad", path("bad.csv")).err
        == "assay: error: what a row says of events depends on those before it, so none can be passed over: leave '--skip-bad'"
        + " out\n")
    #expect(
      said("score", bundle, path("rows.csv")).err.hasSuffix(
        "; the pipeline takes events of 'expenseflow', and rows of features with '--features'\n"))
  }

  @Test func `lines that a spec explains are read again as it explained them`() throws {
    let recipe = "behavior: { users: 5, days: 8 }"
    let said = try Generation(recipe).write(to: path("made.jsonl"))
    let entry = String(try #require(said.split(separator: "in a spec: ").last))
    // Where a spec leaves the time out, it is the usual member all the same, and its group stays.
    let silent = entry.replacing("time: time, ", with: "")
    #expect(silent != entry)
    for data in [entry, silent] {
      let folder = try run(data, "detectors: [ecod]").folder
      let record = try record(of: folder)
      let scored = self.said("score", folder.model(record.id), path("made.jsonl"))
      #expect(scored.err == "" && scored.code == .done)
      let (known, kept) = (try folder.readRows(of: record), try folder.readScores(of: record))
      let rows = try table(scored.out)
      #expect(
        known?.test.numbers.map { rows[$0]["score"] ?? "" } == kept?.test.values.map { "\($0)" })
    }
  }

  @Test func `a bundle that learned from rows has no rows of features to be told of`() throws {
    let folder = try run(
      "{ generate: { table: { rows: 200 } } }", "detectors: [ecod]"
    ).folder
    let bundle = folder.model(try record(of: folder).id)
    #expect(
      said("score", bundle, "any.csv", "--features").err
        == "assay: error: the pipeline learned from rows, and takes no others: leave '--features' out\n"
    )
  }

  @Test
  func `attempts have their status by what is on file and by their score, here and in the bundle`()
    throws
  {
    let recipe = "certificates: { attempts: 400, forged: 0.1 }"
    let folder = try run(
      "{ generate: { \(recipe) } }",
      "detectors: [certificates-forest: { trees: 20 }]\nmissing: median\npolicy: certificates"
    ).folder
    let record = try record(of: folder)
    _ = try Generation(recipe).write(to: path("made.jsonl"))
    let scored = said("score", folder.model(record.id), path("made.jsonl"))
    #expect(scored.err == "" && scored.code == .done)
    let rows = try table(scored.out)
    let known = try #require(try folder.readRows(of: record))
    let decisions = try #require(record.findings?.decisions)
    let test = known.test.numbers.map { rows[$0] }
    #expect(decisions.outcomes.compactMap(\.tier) == ["failed", "fake", "suspicious", "verified"])
    for outcome in decisions.outcomes {
      #expect(test.count { $0["tier"] == outcome.tier } == outcome.rows)
    }
    // No score changes what is not on file, and none is verified that scores above 0.7.
    for (row, standing) in zip(test, known.test.standings ?? []) {
      let isAgainst = Double(row["score"] ?? "") ?? 0 > 0.7
      let wanted =
        switch standing {
        case "failed", "fake": standing
        case "verified": isAgainst ? "suspicious" : "verified"
        default: "suspicious"
        }
      #expect(row["tier"] == wanted)
    }
  }

  @Test func `two bundles that see events alike are compared on a recording`() throws {
    _ = try Generation(Self.recipe).write(to: path("made.jsonl"))
    var bundles: [String] = []
    for squash in ["deployed", "symlog"] {
      let folder = try run(
        "{ generate: { expenseflow: { users: 5, days: 6, squash: \(squash) } } }",
        "detectors: [{ expenseflow-forest: { trees: 5 } }]"
      ).folder
      bundles.append(folder.model(try record(of: folder).id))
    }
    let alike = said("models", "compare", bundles[0], bundles[0], path("made.jsonl"))
    #expect(alike.code == .done && alike.out.contains("Of their verdicts 0 differ"))
    #expect(
      said("models", "compare", bundles[0], bundles[1], path("made.jsonl")).err
        == "assay: error: the two bundles see events differently, so that no row is both; say '--features' of rows of"
        + " features that both take\n")
  }

  @Test func `another policy over a finished run fits nothing where what it goes by was kept`()
    throws
  {
    func trial(_ policy: String) throws -> (TimingRecord, DecisionsRecord) {
      let folder = try run(
        "{ generate: { \(Self.recipe) } }",
        "detectors: [{ expenseflow: { trees: 5, epochs: 1 } }]\npolicy: \(policy)",
        export: "none"
      ).folder
      let record = try record(of: folder)
      return (
        try #require(try folder.readTiming(record.id)),
        try #require(record.findings?.decisions)
      )
    }
    let first = try trial("expenseflow")
    #expect(first.0.fitSeconds != nil && first.1.notes == [])
    let gated = first.1.outcomes.filter { $0.tier != $0.effect }
    let again = try trial("{ expenseflow: { ordinary: { BLOCK: 0.01 } } }")
    #expect(again.0.fitSeconds == nil && again.1.outcomes == first.1.outcomes)
    #expect(gated.allSatisfy { $0.effect == "MONITOR" })
    // A scale that is learned from training scores needs what the first run did not keep.
    let unit = try trial("{ elide: { read: unit } }")
    #expect(unit.0.fitSeconds != nil)
  }

  @Test func `what a system has of itself stands beside what was measured, from the event on`()
    throws
  {
    let folder = try run(
      "{ generate: { \(Self.recipe) } }",
      "detectors: [{ expenseflow: { trees: 5, epochs: 1 } }]\nlatency: { calls: 20, limit: 1 h }",
      export: "none"
    ).folder
    let figures = try #require(try folder.readRun().figures)
    #expect(figures.count == 5 && figures.allSatisfy { $0.system == "expenseflow" })
    let timing = try #require(try folder.readTiming(record(of: folder).id))
    let name = MetricName.eventLatency
    let p99 = try #require(timing.latency[name.percentile("p99")]?.quantity.number)
    let alone = try #require(
      timing.latency[MetricName.latency().percentile("p50")]?.quantity.number)
    #expect(p99 > alone && timing.latency[name.withinLimit]?.quantity.number == 1)
    #expect(timing.latency[name.percentile("p50")]?.rows == 20)
    let plain = try run(
      "{ generate: { table: { rows: 200 } } }", "detectors: [ecod]\nlatency: { calls: 20 }",
      export: "none"
    ).folder
    #expect(try plain.readRun().figures == nil)
    #expect(try plain.readTiming(record(of: plain).id)?.latency[name.longest] == nil)
  }

  @Test func `rules alert of a recording as they did of test rows, each device by itself`() throws {
    let recipe = "elide: { kind: elide-iot, rows: 600 }"
    let folder = try run(
      "{ generate: { \(recipe) } }",
      "detectors: [isolation-forest: { trees: 20 }]\nsplit: { holdout: { test: 0.5, validation: 0, by: time } }\n"
        + "policy: { elide: { table: iot, read: unit, contamination: 0.05, per-group: true } }"
    ).folder
    let record = try record(of: folder)
    _ = try Generation(recipe).write(to: path("made.jsonl"))
    let scored = said("score", folder.model(record.id), path("made.jsonl"))
    #expect(scored.err == "" && scored.code == .done)
    let rows = try table(scored.out)
    let (known, decisions) = (
      try #require(try folder.readRows(of: record)), try #require(record.findings?.decisions)
    )
    #expect(
      decisions.outcomes.contains { $0.tier == "iot_critical" && $0.effect == "iot_critical" })
    // Whether a rule matches hangs on the row alone; whether it may alert on what came before, in a bundle on all of it.
    let test = known.test.numbers.map { rows[$0] }
    for tier in Set(decisions.outcomes.map(\.tier)) {
      #expect(
        test.count { $0["tier"] == tier ?? "" }
          == decisions.outcomes.filter { $0.tier == tier }.reduce(0) { $0 + $1.rows })
    }
    #expect(rows.contains { $0["tier"] != "" && $0["effect"] == "" })
  }
}
