public import Artifacts
import Formats
import Machine
import Runs
import Trials
import Vocabulary

extension MadeRun {
  /// The standing of the setting that these trials repeat, with means that the test has worked out.
  ///
  /// - Parameter testRows: How many test rows there are, where they are not as many as validation rows.
  public func standing(
    _ trials: String..., representative: String? = nil, label: String = "",
    validation: MadeValues = [:], test: MadeValues = [:],
    rows: Int, testRows: Int? = nil
  ) -> SummaryRecord.Standing {
    let identity = trial(trials[0]).identity
    var split = identity.split.members ?? [:]
    split["fold"] = nil
    return SummaryRecord.Standing(
      dataset: identity.dataset, detector: identity.detector, settings: identity.settings,
      label: label, features: identity.features, split: .object(split),
      isControl: identity.isControl, trials: trials, trial: representative ?? trials[0],
      onValidation: validation.measurements(rows: rows),
      onTest: test.measurements(rows: testRows ?? rows))
  }

  /// What is said of a trial that failed or was lost.
  public func failure(_ trial: String, _ reason: String) -> SummaryRecord.Failure {
    .init(trial: trial, identity: self.trial(trial).identity, reason: reason)
  }

  /// Leaves a summary in the folder, as the end of a run does.
  public func conclude(_ summary: SummaryRecord) throws {
    try folder.write(summary)
  }
}
