import Artifacts
import Formats
import Machine
import RunKit
import Testing
import Trials
import Vocabulary

/// What the ledger is told of a run.
struct LooksTests {
  private let data = [MadeData(validation: "++--", test: "++--")]

  private func run(_ spec: String, on data: [MadeData], _ trials: MadeTrial...) throws -> MadeRun {
    try MadeRun(spec, on: data, trials)
  }

  private func found(
    _ name: String, _ detector: String, seed: Int = 1, on dataset: String = "d",
    _ onValidation: MadeValue, _ onTest: MadeValue
  ) -> MadeTrial {
    MadeTrial(name, detector, on: dataset, seed: seed).found(
      validation: ["roc_auc": onValidation, "average_precision": 0.125],
      test: ["roc_auc": onTest, "average_precision": 0.25])
  }

  @Test func `the mean of every candidate stands there for rows that choose and that measure`()
    throws
  {
    let run = try run(
      "detectors: [ecod, copod]\nselect: roc_auc\nseeds: [1, 2]\nvalidation: { choose: 0.5, calibrate: 0.5 }",
      on: data, found("e1", "ecod", 0.5, 1), found("e2", "ecod", seed: 2, 0.75, 0.5),
      found("c1", "copod", 0.25, 0.125), found("r1", "random", 1, 1))
    let entries = try run.looks(time: "then")
    func entry(_ event: LedgerEntry.Event, _ ecod: Double, _ copod: Double) throws -> LedgerEntry {
      let ids = try #require(entries.first?.looked?.candidates.map(\.id))
      return LedgerEntry(
        event, time: "then", run: "made/1",
        looked: .init(
          of: "d", data: "fingerprint of d",
          divisions: [run.trial("e1").rows, run.trial("e2").rows], choose: 0.5, metric: .rocAUC,
          // One whose trials are not all there was looked at as well; a control is never chosen.
          candidates: [
            .init(id: ids[0], name: "ecod", value: ecod),
            .init(id: ids[1], name: "copod", value: copod),
          ]))
    }
    #expect(entries == [try entry(.validation, 0.625, 0.25), try entry(.test, 0.75, 0.125)])
  }

  @Test func `figures that are not there were not looked at`() throws {
    let none = MadeValue.undefined("none of the 4 rows is an anomaly")
    let entries = try run(
      "detectors: [ecod, copod]\nselect: roc_auc", on: data, found("e", "ecod", none, 0.5),
      found("c", "copod", none, none)
    ).looks(time: "t")
    #expect(entries.map(\.event) == [.test])
    #expect(entries.first?.looked?.candidates.map(\.name) == ["ecod"])
  }

  private func ids(
    _ spec: String, on data: MadeData, _ trials: MadeTrial...
  ) throws -> [String] {
    try MadeRun(spec, on: [data], trials).looks(time: "t")[0].looked!.candidates.map(\.id)
  }

  @Test func `a candidate has one name in all runs, whatever the seed and the question`() throws {
    let rows = data[0]
    let usual = try ids("detectors: [hbos]\nselect: roc_auc", on: rows, found("h", "hbos", 1, 1))
    #expect(usual[0].count == 16 && usual[0].allSatisfy(\.isHexDigit))
    #expect(
      try ids(
        "detectors: [ecod, hbos]\nseeds: [7]\nthresholds: [best-f1]\nselect: roc_auc", on: rows,
        found("h", "hbos", seed: 7, 0.5, 0.25)) == usual)
    let others = [
      try ids(
        "detectors: [hbos: { bins: 7 }]\nselect: roc_auc", on: rows, found("h", "hbos", 1, 1)),
      try ids("detectors: [ecod]\nselect: roc_auc", on: rows, found("h", "ecod", 1, 1)),
      try ids(
        "detectors: [hbos]\nscale: none\nselect: roc_auc", on: rows, found("h", "hbos", 1, 1)),
      try ids(
        "detectors: [hbos]\nsplit: { holdout: { test: 0.5 } }\nselect: roc_auc", on: rows,
        found("h", "hbos", 1, 1)),
      try ids(
        "detectors: [hbos: { at-most: 3 }]\nselect: roc_auc", on: rows, found("h", "hbos", 1, 1)),
      try ids(
        "detectors: [hbos]\nselect: roc_auc",
        on: MadeData("other", validation: "++--", test: "++--"),
        found("h", "hbos", on: "other", 1, 1)),
    ]
    #expect(Set(others + [usual]).count == 7)
  }

  @Test func `the name of a candidate is the start of the hash of all that it is`() throws {
    let run = try run(
      "detectors: [hbos: { at-most: 3 }]\nselect: roc_auc", on: data, found("h", "hbos", 1, 1))
    let identity = run.trial("h").identity
    let content: JSON = [
      "data": "fingerprint of d", "detector": "hbos", "settings": .text(identity.settings.text()),
      "features": .text(identity.features.text()), "split": .text(identity.splitAlone.text()),
      "learn_at_most": 3,
    ]
    #expect(
      try run.looks(time: "t").first?.looked?.candidates.map(\.id)
        == [String(SHA256.hex(of: content.bytes()).prefix(16))])
  }
}
