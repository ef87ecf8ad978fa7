import Artifacts
import Decisions
import Evaluation
import Numerics
import Scoring
import Specs
import Vocabulary

/// What is concluded from the scores of one trial: a calibration and thresholds, chosen on rows that do
/// not measure them wherever there are such rows.
///
/// It sees scores and what is known of rows, never a model: other questions fit nothing again.
struct Judgement {
  let questions: Questions
  let scores: TrialScores
  let rows: SplitRows
  let seed: Seed

  /// A threshold for the pipeline, and the record of how it came about.
  struct Chosen {
    let record: ThresholdRecord
    var value: Double? { record.choice.threshold?.value }
  }

  /// The map of scores that is asked for, learned from validation rows, else from training rows.
  func calibration() throws(ScoreMapError) -> ScoreMap {
    rows.validation.count > 0
      ? try questions.calibration.fit(scores.validation, labels: rows.validation.labels)
      : try questions.calibration.fit(scores.training, labels: rows.train.labels)
  }

  /// The answer to each request of the spec.
  func thresholds() -> [Chosen] { questions.thresholds.compactMap(chosen) }

  private func chosen(_ question: ThresholdQuestion) -> Chosen? {
    let (scores, known, basis) = reference(for: question)
    // Rows that measure may be learned from, but who looked at their labels would be an oracle.
    let mayLook = basis != .training || !rows.isTransductive
    let costs = Array(zip(questions.costColumns, known.costs).map { (name: $0, amounts: $1) })
    guard
      let request = try? question.request(over: self.scores.test),
      let evidence = try? Evidence(
        scores, labels: mayLook && known.labels.areKnown ? known.labels : nil,
        costs: RowCosts(columns: costs), basis: basis,
        eventsPerDay: questions.operation.eventsPerDay)
    else { return nil }
    let answer = request.choose(from: evidence, seed: seed.split("thresholds"))
    let prices = question.prices
    let measured = answer.threshold.map { threshold in
      Evaluator(seed: seed.split("thresholds")).measure(
        self.scores.test, above: threshold.value, rows.test.labels,
        metrics: VerdictMetric.standard + [.cost(missed: prices.missed, false: prices.false)])
    }
    return Chosen(
      record: ThresholdRecord(request: question.json, choice: answer, onTest: measured ?? []))
  }

  /// The rows that a threshold is chosen on: validation rows where there are some; else the training rows
  /// for requests that need no labels; else the test rows as an oracle where they have labels.
  private func reference(
    for question: ThresholdQuestion
  ) -> (Scores, KnownRows, ThresholdBasis) {
    if rows.validation.count > 0 { return (scores.validation, rows.validation, .validation) }
    let labels = rows.test.labels
    if question.needsLabels, labels.anomalies > 0, labels.ordinary > 0 {
      return (scores.test, rows.test, .oracle)
    }
    return (scores.training, rows.train, .training)
  }
}
