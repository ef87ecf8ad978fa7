import Artifacts
import Decisions
import Evaluation
import Files
import Numerics
import Scoring
import Vocabulary

/// What is concluded from the scores of one trial: a calibration and thresholds, chosen on rows that do
/// not measure them wherever there are such rows.
struct TrialDecisions {
  let experiment: Experiment
  let scored: ScoredParts
  let seed: Seed

  /// A threshold for the pipeline, and the record of how it came about.
  struct Chosen {
    let record: ThresholdRecord
    var value: Double? { record.choice.threshold?.value }
  }

  private var preparation: Preparation { scored.preparation }

  /// The scores that calibration learns from: those of validation rows, else of training rows.
  func calibration() throws -> ScoreMap {
    let kind = try ScoreMapKind(experiment.calibration)
    return preparation.validation.count > 0
      ? try kind.fit(scored.validation, labels: preparation.validation.labels)
      : try kind.fit(scored.training, labels: preparation.train.labels)
  }

  /// The answer to each request of the spec.
  func thresholds() -> [Chosen] {
    let context = ThresholdContext(experiment, batch: scored.test)
    let evaluator = Evaluator(seed: seed.split("thresholds"))
    return experiment.thresholds.compactMap { choice in
      let (scores, rows, basis) = reference(for: choice)
      // Rows that measure may be learned from, but who looked at their labels would be an oracle.
      let mayLook = basis != .training || !preparation.isTransductive
      let known: Labels? = mayLook && rows.labels.areKnown ? rows.labels : nil
      guard
        let request = try? ThresholdForms.request(choice, context),
        let evidence = try? Evidence(
          scores, labels: known,
          costs: RowCosts(columns: Array(zip(experiment.costColumns, rows.costs))), basis: basis,
          eventsPerDay: experiment.eventsPerDay)
      else { return nil }
      let answer = request.choose(from: evidence, seed: seed.split("thresholds"))
      let measured = answer.threshold.map { threshold in
        evaluator.measure(
          scored.test, above: threshold.value, preparation.test.labels,
          metrics: VerdictMetric.standard + [cost(by: choice, context)])
      }
      return Chosen(
        record: ThresholdRecord(request: choice.json, choice: answer, onTest: measured ?? []))
    }
  }

  /// What mistakes cost on test rows: at the prices that the request names, else at those of the operation.
  private func cost(by choice: Choice, _ context: ThresholdContext) -> VerdictMetric {
    let own = choice.settings.members
    return .cost(
      missed: own["missed"]?.double ?? context.missedCost,
      false: own["false"]?.double ?? context.falseCost)
  }

  /// The rows that a threshold is chosen on: validation rows where there are some; else the training rows
  /// for requests that need no labels; else the test rows as an oracle where they have labels.
  private func reference(for choice: Choice) -> (Scores, PreparedRows, ThresholdBasis) {
    if preparation.validation.count > 0 {
      return (scored.validation, preparation.validation, .validation)
    }
    let test = preparation.test
    let needsLabels = !ThresholdForms.unlabeledNames.contains(choice.name)
    if needsLabels, test.labels.anomalies > 0, test.labels.ordinary > 0 {
      return (scored.test, test, .oracle)
    }
    return (scored.training, preparation.train, .training)
  }
}

extension Experiment {
  /// How many events a day the spec says that the detector will see.
  var eventsPerDay: Double {
    let days: [String: Double] = ["hour": 1.0 / 24, "day": 1, "week": 7]
    return operation.number("events") / (days[operation.text("per")] ?? 1)
  }
}
