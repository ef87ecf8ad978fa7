import Decisions
import Evaluation
import Formats
import Testing
import YAML

@testable import Specs

/// What the keys of a spec say becomes values, each of its own type.
struct SpecValuesTests {
  private func experiment(_ rest: String = "") throws -> Experiment {
    try Experiment(
      Node(
        yaml: "name: t\ndata: [{ file: a.csv }]\ndetectors: [knn: { neighbors: [1, 2, 3, 4] }]\n"
          + rest, file: "spec.yaml"))
  }

  @Test func `a spec that says nothing else asks for what is usual`() throws {
    let usual = try experiment()
    #expect(usual.questions.operation == Operation.usual)
    #expect(Operation.usual.eventsPerDay == nil && Operation.usual.days == nil)
    #expect(Operation.usual.missed == 10 && Operation.usual.falseAlarm == 1)
    #expect(usual.limits == Limits(seconds: 3600, bytes: 8 * 1024 * 1024 * 1024))
    #expect(usual.search is GridSearch)
    #expect(usual.search.rounds == 1)
    #expect(usual.selection == .metric(.averagePrecision))
    #expect(usual.export == .none)
    #expect(usual.latency == nil)
    #expect(usual.report.formats == [.html, .markdown])
    #expect(usual.seeds == [1])
  }

  @Test func `a fifth of ordinary validation rows choose; in a record without shares, all do`()
    throws
  {
    let usual = try experiment()
    #expect(usual.questions.validation.choose == 0.2)
    #expect(usual.questions.validation.calibrate == 0.8)
    var members = usual.spec
    members["validation"] = nil
    let recorded = try Experiment(recorded: .object(members)).questions.validation
    #expect(recorded.choose == 1 && recorded.calibrate == 0)
  }

  @Test(arguments: [("hour", 24_000.0), ("day", 1000), ("week", 1000.0 / 7)])
  func `events in any time are events a day`(period: String, wanted: Double) throws {
    let operation = try experiment(
      "operation: { events: 1000, per: \(period), missed: 7, false: 0 }"
    ).questions.operation
    #expect(operation.eventsPerDay == wanted)
    #expect(operation.missed == 7 && operation.falseAlarm == 0)
  }

  @Test func `latency says how often, how many rows, within what and by how many workers`() throws {
    let latency = try #require(
      try experiment(
        "latency: { calls: 10, batch: 5, limit: 20 ms, threads: [1, 2], trials: all }"
      ).latency)
    #expect(latency.calls == 10)
    #expect(latency.batches == [5])
    #expect(latency.limitSeconds == 0.02)
    #expect(latency.workers == [1, 2])
    #expect(latency.timesAll)
    let usual = try #require(try experiment("latency: {}").latency)
    #expect(usual.calls == 2000)
    #expect(usual.batches == [1, 100])
    #expect(usual.limitSeconds == nil)
    #expect(usual.workers == [1])
    #expect(!usual.timesAll)
  }

  @Test(arguments: [
    ("none", Export.none), ("best", .best), ("all", .all), ("knn", .bestOf(["knn"])),
    ("[knn]", .bestOf(["knn"])),
  ])
  func `pipelines are kept of none, of the best, of all, or of the best of some detectors`(
    written: String, wanted: Export
  ) throws {
    #expect(try experiment("export: \(written)").export == wanted)
  }

  @Test(arguments: [
    ("average_precision", Selection.metric(.averagePrecision)), ("roc_auc", .metric(.rocAUC)),
    ("best_f1_oracle", .metric(.bestF1)), ("r_precision", .metric(.rPrecision)),
    ("label-free", .labelFree),
  ])
  func `the best is chosen by the metric of that name, or without labels`(
    word: String, wanted: Selection
  ) throws {
    #expect(try experiment("select: \(word)").selection == wanted)
  }

  @Test func `a report is the formats of a list, or these with columns that it must not show`()
    throws
  {
    let bare = try experiment("report: json").report
    #expect(bare.formats == [.json] && bare.redacted.isEmpty)
    let whole = try experiment("report: { formats: [page, text], redact: [a, b] }").report
    #expect(whole.formats == [.page, .text] && whole.redacted == ["a", "b"])
    let redacting = try experiment("report: { redact: a }").report
    #expect(redacting.formats == [.html, .markdown] && redacting.redacted == ["a"])
  }

  @Test func `a random search tries as many settings as it has budget for, in their order`() throws
  {
    func tried(_ search: String) throws -> [Int?] {
      try experiment("controls: false\nsearch: \(search)").detectors
        .map { $0.settings["neighbors"]?.int }
    }
    let some = try tried("{ random: { budget: 2 } }")
    #expect(some.count == 2)
    #expect(some.compactMap { $0 } == some.compactMap { $0 }.sorted())
    #expect(try tried("{ random: { budget: 9 } }") == [1, 2, 3, 4])
    // Of six pairs, seven seeds do not all draw one.
    #expect(
      try Set((1...7).map { try tried("{ random: { budget: 2, seed: \($0) } }") }).count > 1)
    #expect(try tried("halving") == [1, 2, 3, 4])
  }

  @Test func `a halving search says how many rounds it has, and what share goes on`() throws {
    let usual = try experiment("search: halving").search
    #expect(usual.rounds == 3 && usual.keep == 0.5)
    let own = try experiment("search: { halving: { rounds: 2, keep: 0.25 } }").search
    #expect(own.rounds == 2 && own.keep == 0.25)
  }
}
