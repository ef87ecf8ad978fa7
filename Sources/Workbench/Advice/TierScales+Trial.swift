import Artifacts
import Decisions
import Pipelines
import Scoring
import Specs
import Trials
import Vocabulary

extension TierScales {
  /// For a trial: offsets come from its training scores where they can be had again.
  init(_ trial: ScoredTrial, _ model: TrialModel?, _ rows: TierRows) {
    let calibration = trial.experiment.questions.calibration
    let known: Result<(map: ScoreMap, name: String), UnreadScale> =
      if let model {
        .success((model.pipeline.calibration, calibration.name))
      } else {
        trial.calibrationAgain.map { ($0, calibration.name) }
      }
    let training = model?.trainingScores
    self.init(
      calibration: known, reference: training ?? rows.all.scores,
      referenceName: training.map { "\($0.count) training rows" }
        ?? "the \(rows.all.scores.count) rows that were scored, for want of training scores",
      ownCut: trial.settings.source.border,
      recorded: training == nil ? trial.recordedCuts : [])
  }
}

extension ScoredTrial {
  /// The calibration that the trial learned from its validation rows, learned again.
  fileprivate var calibrationAgain: Result<ScoreMap, UnreadScale> {
    guard !scores.validation.isEmpty else {
      return .failure(
        UnreadScale(
          reason:
            "The calibration was learned from training rows, whose scores the run does not keep;"
            + " with 'export: best' in the spec, the bundle of the trial has it."))
    }
    do {
      let map = try experiment.questions.calibration
        .fit(scores.validation, labels: known.validation.labels)
      return .success(map)
    } catch {
      return .failure(UnreadScale(reason: "The calibration cannot be learned again: \(error)."))
    }
  }

  /// The thresholds that were found on training rows at a contamination.
  fileprivate var recordedCuts: [(contamination: Double, cut: Double)] {
    findings.thresholds.compactMap { found in
      guard let share = ThresholdRequest(recorded: found.request)?.contamination,
        let threshold = found.choice.threshold, threshold.basis == .training
      else { return nil }
      return (share, threshold.value)
    }
  }
}
