import Artifacts
import Decisions
import Detectors
import Formats
import Pipelines
import Scoring
import Specs
import Vocabulary

/// Why tiers cannot be read on the scale that was asked for.
struct UnreadScale: Error {
  let reason: String
}

/// What the scales of tiers are made from.
struct TierScales {
  /// The calibration and its name, or why there is none.
  let calibration: Result<(map: ScoreMap, name: String), UnreadScale>
  /// The scores that offsets are learned from.
  let reference: Scores
  /// What these scores are: `900 training rows`.
  let referenceName: String
  /// Where the detector itself draws the border, if it does.
  let ownCut: Double?
  /// Cuts at a contamination that are known otherwise.
  let recorded: [(contamination: Double, cut: Double)]

  func reading(_ request: TierRequest) throws(UnreadScale) -> TierReading {
    switch request.scale {
    case .score: return .score
    case .calibrated:
      let known = try calibration.get()
      return .calibrated(by: known.map, called: known.name)
    case .decision:
      let (cut, source) = try cut(request)
      return try readable { () throws(SettingError) in
        try .decision(cut: cut, learnedFrom: source)
      }
    case .unit:
      let (cut, source) = try cut(request)
      let map = try readable { () throws(UnreadScale) in
        do { return try ScoreMapKind.unit(midpoint: cut).fit(reference) } catch {
          throw UnreadScale(reason: "Tiers cannot be read on unit scores: \(error).")
        }
      }
      return .unit(map, cut: cut, learnedFrom: source)
    }
  }

  /// The score from which on rows are anomalies, and where it comes from.
  private func cut(_ request: TierRequest) throws(UnreadScale) -> (Double, String) {
    if let offset = request.offset { return (-offset, "is as stated") }
    if let ownCut { return (ownCut, "is where the detector itself draws its border") }
    if let known = recorded.first(where: { $0.contamination == request.contamination }) {
      return (known.cut, "is the threshold that the trial found on its training rows")
    }
    let share = "\((request.contamination * 1e6).rounded() / 1e4) %".replacing(".0 %", with: " %")
    let dialect = try readable { () throws(SettingError) in
      try DecisionDialect(contamination: request.contamination, trainingScores: reference)
    }
    return (dialect.threshold, "is the \(share) quantile of −score over \(referenceName)")
  }

  /// Runs `make`, whose refusals are all of the scale.
  private func readable<Value, Failure: Error>(
    _ make: () throws(Failure) -> Value
  ) throws(UnreadScale) -> Value {
    do { return try make() } catch {
      throw (error as? UnreadScale) ?? UnreadScale(reason: "Tiers cannot be read: \(error).")
    }
  }
}

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
