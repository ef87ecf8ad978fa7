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

  /// What came of it, and what it leaves for the folder of the run.
  struct Result: Sendable {
    let findings: TrialFindings
    /// The scores of the validation rows, then of the test rows, as an `.npy` file.
    let scores: [UInt8]
    let curve: String
    let fitted: FittedTrial
    let fitSeconds: Double
    let scoreSeconds: Double
  }

  func run() throws -> Result {
    let choice = Choice(trial.identity.detector, Settings(trial.identity.settings))
    let detector = try DetectorForms.detector(choice)
    let seed = Seed(UInt64(trial.identity.seed)).split("trial")

    let fitting = Stopwatch()
    let (model, training) = try detector.fitted(to: preparation.train, seed: seed)
    let fitSeconds = fitting.seconds

    let scoring = Stopwatch()
    let validation = try model.scores(of: preparation.validation)
    let test =
      preparation.split.isTransductive ? training : try model.scores(of: preparation.test)
    let scoreSeconds = scoring.seconds

    let scored = ScoredParts(
      training: training, validation: validation, test: test, preparation: preparation)
    let decisions = TrialDecisions(experiment: experiment, scored: scored, seed: seed)
    let thresholds = decisions.thresholds()
    let pipeline = Pipeline(
      features: preparation.features, kind: try kind(of: model), model: model,
      calibration: try calibration(by: decisions), threshold: thresholds.first?.value)
    let labelFree = LabelFree(
      detector: detector, model: model, training: preparation.train, seed: seed)
    let judged = preparation.validation.rows > 0 ? preparation.validation : preparation.train
    let unlabelled =
      experiment.isLabelFree || !preparation.facts.labels.areKnown
      ? [labelFree.measurement(on: judged)] : []
    let scores = NPY.bytes(of: Tensor(.double(validation.values + test.values)))
    return Result(
      findings: findings(
        scored, thresholds.map(\.record), pipeline, seed, unlabelled,
        hash: SHA256.hex(of: scores)),
      scores: scores,
      curve: TuningCurveTable(experiment).csv(test, preparation.testLabels),
      fitted: FittedTrial(
        pipeline: pipeline,
        golden: try GoldenRows(
          of: pipeline, from: preparation.test, scored: test, redacted: Set(experiment.redacted))),
      fitSeconds: fitSeconds, scoreSeconds: scoreSeconds)
  }

  /// The calibration that the spec asks for. A control whose scores refuse it, as those of chance may,
  /// keeps them as they are: it is there to be beaten, not to be used.
  private func calibration(by decisions: TrialDecisions) throws -> ScoreMap {
    do { return try decisions.calibration() } catch  where trial.identity.isControl {
      return .identity
    }
  }

  private func kind(of model: any AnomalyModel) throws -> DetectorKind {
    guard let kind = DetectorKind(of: model) else {
      preconditionFailure("'\(trial.identity.detector)' has a model that no kind names")
    }
    return kind
  }

  private func findings(
    _ scored: ScoredParts, _ thresholds: [ThresholdRecord], _ pipeline: Pipeline, _ seed: Seed,
    _ unlabelled: [Measurement], hash: String
  ) -> TrialFindings {
    let evaluator = Evaluator(seed: seed.split("evaluation"))
    return TrialFindings(
      train: preparation.trainLabels.counts, validation: preparation.validationLabels.counts,
      test: preparation.testLabels.counts, features: preparation.features.names.count,
      onValidation: evaluator.measure(scored.validation, preparation.validationLabels) + unlabelled,
      onTest: evaluator.measure(scored.test, preparation.testLabels),
      thresholds: thresholds, modelBytes: pipeline.weights.byteCount,
      scoresHash: hash, notes: preparation.notes)
  }
}

/// The scores of the three parts of a split, with the rows that they belong to.
struct ScoredParts: Sendable {
  let training: Scores
  let validation: Scores
  let test: Scores
  let preparation: Preparation
}
