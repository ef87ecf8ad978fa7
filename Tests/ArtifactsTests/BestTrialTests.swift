import Artifacts
import Formats
import Machine
import Testing
import Vocabulary

/// The best trials of all runs, as the index finds them.
struct BestTrialTests {
  /// A run whose trials have these average precisions on validation and on test rows.
  private func write(
    _ run: String, below reports: String,
    _ trials: [(id: String, dataset: String, isControl: Bool, Quantity?, Quantity?)]
  ) throws {
    let folder = RunFolder(reports: reports, name: "n", run: run)
    try folder.make()
    let record = RunRecord(
      name: "n", spec: [:], datasets: [], audit: [], codeVersion: "c", platform: "p")
    try FileSystem.write(record.json.bytes(.indented), to: folder.run)
    for (id, dataset, isControl, onValidation, onTest) in trials {
      func measured(_ quantity: Quantity?) -> [Measurement] {
        let interval = Interval(lower: 0, upper: 1, level: 0.95, method: "by hand")
        return quantity.map {
          [Measurement(.averagePrecision, $0, interval: $0.number.map { _ in interval }, rows: 4)]
        } ?? []
      }
      let count = PartCount(rows: 4, anomalies: 2, unlabelled: 0)
      let trial = TrialRecord(
        id: id,
        trial: TrialIdentity(
          dataset: dataset, split: ["all": [:]], features: [:], detector: "ecod",
          settings: ["a": 1], seed: 3, isControl: isControl),
        outcome: .ok(
          TrialFindings(
            train: count, validation: count, test: count, features: 1,
            onValidation: measured(onValidation), onTest: measured(onTest), thresholds: [],
            modelBytes: nil, scoresHash: "", notes: [])))
      try FileSystem.write(trial.json.bytes(.indented), to: folder.trial(id))
    }
  }

  private func best(dataset: String? = nil, limit: Int = 10) throws -> [IndexedTrial] {
    let reports = try FileSystem.makeTemporaryFolder()
    defer { try? FileSystem.remove(reports) }
    let none = Quantity.undefined(reason: "no row has a label")
    try write(
      "one", below: reports,
      [
        ("low", "x", false, .number(0.25), .number(1)), ("control", "x", true, .number(1), nil),
        ("oracle", "y", false, none, .number(0.875)), ("high", "y", false, .number(0.75), nil),
        ("nothing", "x", false, none, none), ("tie", "x", false, .number(0.5), .number(0.25)),
      ])
    try write(
      "two", below: reports,
      [
        ("also", "x", false, .number(0.5), nil), ("lower", "y", false, nil, .number(0.625)),
      ])
    let index = try RunIndex(reports: reports)
    #expect(try index.rebuild() == 2)
    return try index.best(metric: .averagePrecision, dataset: dataset, limit: limit)
  }

  @Test func `a trial counts by its validation value, the highest first; equals by folder and id`()
    throws
  {
    #expect(
      try best().filter { !$0.isOracle }.map(\.id) == ["high", "tie", "also", "low"])
    #expect(try best().filter { !$0.isOracle }.map(\.value) == [0.75, 0.5, 0.5, 0.25])
  }

  @Test
  func
    `a trial without a validation value counts by its test value, as an oracle's, after all others`()
    throws
  {
    #expect(try best().map(\.isOracle) == [false, false, false, false, true, true])
    #expect(try best().suffix(2).map(\.id) == ["oracle", "lower"])
    #expect(try best().suffix(2).map(\.value) == [0.875, 0.625])
  }

  @Test func `controls and trials without any value are not among the best`() throws {
    #expect(try !best().contains { ["control", "nothing"].contains($0.id) })
  }

  @Test func `only the best few, and only those on one data set, are answered where that is asked`()
    throws
  {
    #expect(try best(limit: 2).map(\.id) == ["high", "tie"])
    #expect(try best(dataset: "y").map(\.id) == ["high", "oracle", "lower"])
    #expect(try best(dataset: "y", limit: 1).map(\.id) == ["high"])
  }

  @Test func `a trial comes with all that names it, and the interval of its value`() throws {
    let found = try #require(best(dataset: "x").last)
    #expect(Paths.name(of: found.folder.path) == "one")
    #expect(found.id == "low")
    #expect(found.dataset == "x")
    #expect(found.detector == "ecod")
    #expect(found.settings == #"{"a":1}"#)
    #expect(found.seed == 3)
    #expect([found.lower, found.upper] == [0, 1])
  }
}
