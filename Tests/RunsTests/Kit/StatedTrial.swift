import Artifacts
import Features
import Formats
import Numerics
import Scoring
import Sources
import Vocabulary
import YAML

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

/// A trial whose scores and labels a test states, so that all that is decided can be worked out by hand.
///
/// Rows are written by their scores, with `!` after those of anomalies and `?` where no label is known:
/// `1 2 3! 4!`. Where there are costs, those of the rows follow the column that has them.
struct StatedTrial {
  private let judgement: Judgement
  private let operation: Operation

  /// - Parameters:
  ///   - rest: The spec below its name, data and detectors.
  ///   - costs: What the column `amount` says of the rows of each part.
  init(
    _ rest: String = "", training: String = "0 0", validation: String, test: String,
    costs: (validation: [Double], test: [Double])? = nil
  ) throws {
    let experiment = try Experiment(
      Node(
        yaml: "name: stated\ndata: [{ file: a.csv }]\ndetectors: [knn]\n\(rest)",
        file: "spec.yaml"))
    operation = experiment.questions.operation
    let parts = [training, validation, test].map(StatedRows.init)
    let amounts = [nil, costs?.validation, costs?.test]
    var (first, rows): (Int, [KnownRows]) = (0, [])
    for (part, amounts) in zip(parts, amounts) {
      let numbers = Array(first..<(first + part.labels.count))
      first += numbers.count
      rows.append(
        KnownRows(numbers: numbers, labels: part.labels, costs: amounts.map { [$0] } ?? []))
    }
    judgement = Judgement(
      questions: experiment.questions,
      scores: TrialScores(
        training: parts[0].scores, validation: parts[1].scores, test: parts[2].scores),
      rows: SplitRows(train: rows[0], validation: rows[1], test: rows[2]),
      roles: ValidationRoles(of: rows[1], by: experiment.validation), split: try Holdout(),
      seed: Seed(1))
  }

  /// The answers to the requests for thresholds.
  var thresholds: [ThresholdRecord] { judgement.thresholds().map(\.record) }

  /// What calibration makes of a score.
  func calibrated(_ score: Double) throws -> Double { try judgement.calibration()(score) }

  /// The table of what each threshold would do to the test rows.
  var curve: String { String(decoding: judgement.tuningCurve().csv, as: UTF8.self) }
}

extension ThresholdRecord {
  /// The rows it was chosen on and its value, such as `validation 2.5`; the word alone where there is none.
  var line: String {
    choice.threshold.map { "\($0.basis.rawValue) \($0.value)" } ?? "none"
  }

  /// What the test rows say of it.
  func onTest(_ metric: MetricName) -> Double? { onTest[metric]?.quantity.number }
}

private struct StatedRows {
  let scores: Scores
  let labels: Labels

  init(_ text: String) {
    let words = text.split(separator: " ")
    labels = Labels(
      words.map { $0.hasSuffix("!") ? .anomaly : $0.hasSuffix("?") ? .unknown : .ordinary })
    scores = Scores(words.map { Double($0.filter { $0 != "!" && $0 != "?" }) ?? .nan })
  }
}
