import Formats
import Machine
import TestKit
import Testing
import Vocabulary

@testable import Artifacts

/// The best candidates of all runs, as the index finds them.
struct BestCandidateTests {
  private typealias Made = (
    trial: String, dataset: String, isControl: Bool, validation: Quantity?, test: Quantity?
  )

  /// A finished run whose candidates have these mean average precisions on validation and on test rows.
  private func write(_ run: String, below reports: String, _ made: [Made]) throws {
    let folder = RunFolder(reports: reports, name: "n", run: run)
    try folder.make()
    try folder.write(
      RunRecord(name: "n", spec: [:], datasets: [], audit: [], codeVersion: "c", platform: "p"))
    let interval = Interval(lower: 0, upper: 1, level: 0.95, method: "by hand")
    func measured(_ quantity: Quantity?) -> [Measurement] {
      quantity.map {
        [Measurement(.averagePrecision, $0, interval: $0.number.map { _ in interval }, rows: 4)]
      } ?? []
    }
    try folder.write(
      SummaryRecord(
        answers: [],
        standings: made.map { made in
          SummaryRecord.Standing(
            dataset: made.dataset, detector: "ecod", settings: ["a": 1], label: "a 1",
            features: [:], split: ["all": [:]], isControl: made.isControl,
            trials: [made.trial, "other"], trial: made.trial,
            onValidation: measured(made.validation), onTest: measured(made.test))
        }, leaderboard: nil, budgets: [], failed: [], lost: [], worries: []))
  }

  private func best(dataset: String? = nil, limit: Int = 10) throws -> [IndexedCandidate] {
    try withTemporaryFolder { reports in
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
  }

  @Test func `a candidate counts by its mean on validation rows, the highest first`() throws {
    let chosen = try best().filter { !$0.isOracle }
    // Equals stand by run, and there as their run has them.
    #expect(chosen.map(\.trial) == ["high", "tie", "also", "low"])
    #expect(chosen.map(\.onValidation) == [0.75, 0.5, 0.5, 0.25])
    #expect(chosen.map(\.onTest) == [nil, 0.25, nil, 1])
  }

  @Test
  func `without validation rows it counts by its test value, as an oracle's, after all others`()
    throws
  {
    let all = try best()
    #expect(all.map(\.isOracle) == [false, false, false, false, true, true])
    #expect(all.suffix(2).map(\.trial) == ["oracle", "lower"])
    #expect(all.suffix(2).map(\.onTest) == [0.875, 0.625])
  }

  @Test func `controls and candidates without any value are not among the best`() throws {
    #expect(try !best().contains { ["control", "nothing"].contains($0.trial) })
  }

  @Test func `only the best few, and only those on one data set, are answered where that is asked`()
    throws
  {
    #expect(try best(limit: 2).map(\.trial) == ["high", "tie"])
    #expect(try best(dataset: "y").map(\.trial) == ["high", "oracle", "lower"])
    #expect(try best(dataset: "y", limit: 1).map(\.trial) == ["high"])
  }

  @Test func `a candidate comes with all that names it, and with the interval on test rows`() throws
  {
    let found = try #require(best(dataset: "x").last)
    #expect(
      found
        == IndexedCandidate(
          folder: found.folder, trial: "low", dataset: "x", detector: "ecod", label: "a 1",
          settings: #"{"a":1}"#, trials: 2, onValidation: 0.25, onTest: 1, lower: 0, upper: 1))
    #expect(Paths.name(of: found.folder.path) == "one")
  }

  @Test func `a run that has not come to its end has no candidates yet`() throws {
    try withTemporaryFolder { reports in
      let folder = RunFolder(reports: reports, name: "n", run: "r")
      try folder.make()
      try folder.write(
        RunRecord(name: "n", spec: [:], datasets: [], audit: [], codeVersion: "c", platform: "p"))
      let index = try RunIndex(reports: reports)
      #expect(try index.rebuild() == 1)
      #expect(try index.runs().map(\.isFinished) == [false])
      #expect(try index.best(metric: .averagePrecision, dataset: nil, limit: 9).isEmpty)
    }
  }
}
