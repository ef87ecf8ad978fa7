public import Artifacts
import Evaluation
public import Specs
public import Vocabulary

extension Selection {
  /// What a trial is chosen by: the metric that the spec names, of validation rows, or of test rows where
  /// there are no others; excess mass where the spec asks for no labels or there are none.
  public func criterion(of findings: TrialFindings) -> Measurement? {
    guard case .metric(let metric) = self else { return findings.validation(.excessMass) }
    let measured = findings.validation.rows > 0 ? findings.onValidation : findings.onTest
    return findings.validation(.excessMass) ?? measured[metric.name]
  }

  /// The value of the criterion, if it has one.
  public func value(of findings: TrialFindings) -> Double? {
    criterion(of: findings)?.quantity.number
  }
}
