import Artifacts
import Datasets
import Decisions
import Detectors
import Evaluation
import Features
import Files
import Numerics
import Pipelines
import Scoring
import Vocabulary

/// One trial from fitting to findings.
struct TrialRun {
  let experiment: Experiment
  let trial: PlannedTrial
  let preparation: Preparation
  var place = TrialPlace.here

  /// What came of it, and what it leaves for the folder of the run.
  struct Result: Sendable {
    let findings: TrialFindings
    /// The scores of the validation rows, then of the test rows, as an `.npy` file.
    let scores: [UInt8]
    let curve: String
    /// `nil` where the scores were made elsewhere.
    let fitted: FittedTrial?
    let fitSeconds: Double
    let scoreSeconds: Double
  }

  func run() throws -> Result {
    let source = try ScoreSource(
      Choice(trial.identity.detector, Settings(trial.identity.settings)))
    let sourced = try source.scores(of: preparation, seed: trial.identity.seed, in: place)
    let parts = sourced.parts
    let seed = Seed(UInt64(trial.identity.seed)).split("trial")
    let decisions = TrialDecisions(experiment: experiment, scored: parts, seed: seed)
    let thresholds = decisions.thresholds()
    let pipeline = try sourced.model.map { model in
      Pipeline(
        features: preparation.features, model: model,
        calibration: try calibration(by: decisions), threshold: thresholds.first?.value)
    }
    let scores = NPY.bytes(of: Tensor(.double(parts.validation.values + parts.test.values)))
    return Result(
      findings: findings(
        sourced, thresholds.map(\.record), pipeline, seed, hash: SHA256.hex(of: scores)),
      scores: scores,
      curve: TuningCurveTable(parts.test, preparation.test.labels, experiment).csv,
      fitted: try pipeline.map { pipeline in
        FittedTrial(
          pipeline: pipeline,
          golden: try GoldenRows(
            of: pipeline, from: preparation.test.matrix, scored: parts.test,
            redacted: Set(experiment.redacted)))
      },
      fitSeconds: sourced.fitSeconds, scoreSeconds: sourced.scoreSeconds)
  }

  /// The calibration that the spec asks for. A control whose scores refuse it, as those of chance may,
  /// keeps them as they are: it is there to be beaten, not to be used.
  private func calibration(by decisions: TrialDecisions) throws -> ScoreMap {
    do { return try decisions.calibration() } catch  where trial.identity.isControl {
      return .identity
    }
  }

  /// What can be said of a model without labels, where the spec chooses by it or there are none.
  private func labelFree(_ sourced: SourcedScores, _ seed: Seed) -> [Measurement] {
    guard let model = sourced.model, let detector = sourced.detector,
      experiment.isLabelFree || !preparation.isLabelled
    else { return [] }
    let labelFree = LabelFree(
      detector: detector, model: model, training: preparation.train.matrix, seed: seed)
    return [labelFree.measurement(on: preparation.judging.matrix)]
  }

  private func findings(
    _ sourced: SourcedScores, _ thresholds: [ThresholdRecord], _ pipeline: Pipeline?, _ seed: Seed,
    hash: String
  ) -> TrialFindings {
    let evaluator = Evaluator(seed: seed.split("evaluation"))
    let (validation, test) = (preparation.validation.labels, preparation.test.labels)
    return TrialFindings(
      train: preparation.train.labels.counts, validation: validation.counts, test: test.counts,
      features: preparation.features.names.count,
      onValidation: evaluator.measure(sourced.parts.validation, validation)
        + labelFree(sourced, seed),
      onTest: evaluator.measure(sourced.parts.test, test), thresholds: thresholds,
      modelBytes: pipeline?.weights.byteCount, scoresHash: hash,
      notes: preparation.notes + sourced.notes)
  }
}
