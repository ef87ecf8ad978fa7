import Artifacts
import Formats
import Machine
import RunKit
import Trials
import Vocabulary

/// A finished run of two detectors and two seeds, of which one trial failed, with a bundle of the chosen one.
final class FinishedRun {
  let made: MadeRun
  var folder: RunFolder { made.folder }

  /// - Parameter others: The files of the bundle for other programs.
  init(others: [String: [UInt8]] = ["MLmodel": Array("{}".utf8)]) throws {
    made = try MadeRun(
      "detectors: [ecod, hbos]\nseeds: [1, 2]",
      on: [MadeData("d", validation: "+---", test: "+-----")],
      [
        MadeTrial("e1", "ecod", seed: 1).found(
          validation: ["roc_auc": 0.75], test: ["roc_auc": .between(0.5, 0.25...0.75)]),
        MadeTrial("e2", "ecod", seed: 2).found(
          validation: ["roc_auc": 0.5], test: ["roc_auc": 0.625]),
        MadeTrial("h1", "hbos", seed: 1).found(
          validation: ["roc_auc": .undefined("no anomalies")], test: [:]),
        MadeTrial("h2", "hbos", seed: 2).failed("the rows ran out"),
      ])
    let by = MadeValue.number(0.625).measurement("roc_auc", rows: 4)
    let answer = SummaryRecord.Answer(
      dataset: "d", split: nil,
      candidate: .init(detector: "ecod", name: "ecod", trials: ["e1", "e2"]), trial: "e1",
      choice: .init(by: by, isOracle: false, among: 2, tiedWith: []),
      figures: .init(
        measured: MadeValue.between(0.5625, 0.5...0.625).measurement("roc_auc", rows: 6),
        nested: nil), sentences: ["ecod is best."], comparisons: [])
    try made.conclude(
      SummaryRecord(
        answers: [answer], standings: [], leaderboard: nil, budgets: [],
        failed: [made.failure("h2", "the rows ran out")], lost: [], worries: ["few rows"]))
    try writeBundle(others)
  }

  private func writeBundle(_ others: [String: [UInt8]]) throws {
    var weights = Weights()
    weights.settings["detector"] = "ecod"
    let exported: JSON = others.isEmpty ? ["missing": "chance plays a part"] : [:]
    try BundleFolder(folder.model("e1")).write(
      BundleContent(
        manifest: ["detector": "ecod", "onnx": exported], weights: weights,
        golden: ["scores": Tensor(.double([1]))], others: others))
  }
}
