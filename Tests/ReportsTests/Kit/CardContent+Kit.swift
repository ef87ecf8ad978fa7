import Artifacts
import Formats
import Testing
import Vocabulary

@testable import Reports

extension CardContent {
  private static let forest: JSON = ["sample": 256, "trees": 100]

  private static func trial() throws -> TrialRecord {
    try #require(RecordedRun.whole.trials.first { $0.id == "aa01" })
  }

  private static func run(audit: [JSON]) -> RunRecord {
    let run = RecordedRun.whole.run
    return RunRecord(
      name: run.name, spec: run.spec, datasets: run.datasets, audit: audit,
      codeVersion: run.codeVersion, platform: run.platform)
  }

  /// With words, a redacted column, findings of the audit and controls.
  static var whole: CardContent {
    get throws {
      let trial = try trial()
      func finding(_ sentence: String, _ columns: [String], _ severity: String) -> JSON {
        [
          "dataset": .text(trial.trial.dataset), "severity": .text(severity),
          "columns": JSON(columns), "sentence": .text(sentence),
        ]
      }
      return CardContent(
        run: run(audit: [
          finding("column 'amount' tells anomalies by itself.", ["amount"], "warning"),
          finding("column 'secret' is nearly constant.", ["secret"], "warning"),
          finding("column 'amount' is skewed.", ["amount"], "note"),
        ]), trial: trial.id, trial.trial, try #require(trial.findings),
        pipeline: Pipeline(
          columns: [
            Column("amount", holdsWords: false, mayBeMissing: false),
            Column("age|days", holdsWords: false, mayBeMissing: true),
            Column("kind", holdsWords: true, mayBeMissing: true),
          ], hidden: 1, calibration: ("ecdf", "rank"),
          policy: "Rows alarm whose score lies above 0.5.",
          exported: ["file": "model.onnx", "inputs": [["name": "kind", "type": "string"]]]),
        controls: [
          Control("largest-z", onTest: [measured("average_precision", 0.4, 0.3, 0.5)]),
          Control("random", onTest: []),
        ], redacted: ["secret"])
    }
  }

  /// With as little as there may be to tell.
  static var bare: CardContent {
    get throws {
      let trial = try trial()
      let none = PartCount(rows: 0, anomalies: 0, unlabelled: 0)
      return CardContent(
        run: RunRecord(
          name: "n", spec: [:], datasets: [], audit: [], codeVersion: "c", platform: "p"),
        trial: trial.id, trial.trial,
        TrialFindings(
          train: none, validation: none, test: none, features: 1, onValidation: [], onTest: [],
          thresholds: [], modelBytes: 1, scoresHash: "",
          notes: ["column 'secret' is constant and was left out", "sampled 5 of 9 rows"]),
        pipeline: Pipeline(
          columns: [Column("x", holdsWords: false, mayBeMissing: false)], hidden: 0,
          calibration: nil, policy: nil,
          exported: ["missing": "words are chosen by a hash, which only Assay computes"]),
        controls: [], redacted: ["secret"])
    }
  }
}
