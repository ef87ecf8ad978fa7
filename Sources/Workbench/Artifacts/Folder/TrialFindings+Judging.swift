public import Vocabulary

extension TrialFindings {
  /// The same scores, judged anew: all but what was learned is replaced.
  public func judged(
    _ rows: SplitRows, _ thresholds: [ThresholdRecord], _ decisions: DecisionsRecord?,
    onValidation: [Measurement],
    onTest: [Measurement]
  ) -> TrialFindings {
    TrialFindings(
      train: rows.train.counts, validation: rows.validation.counts, test: rows.test.counts,
      features: features, onValidation: onValidation, onTest: onTest, thresholds: thresholds,
      decisions: decisions, modelBytes: modelBytes, scoresHash: scoresHash, notes: notes)
  }
}
