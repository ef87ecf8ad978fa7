import Artifacts
import Formats
import Vocabulary

/// A measurement with an interval of 95 %.
func measured(
  _ name: String, _ value: Double, _ lower: Double, _ upper: Double, by method: String = "DeLong",
  rows: Int = 120
) -> Measurement {
  Measurement(
    MetricName(name), .number(value),
    interval: Interval(lower: lower, upper: upper, level: 0.95, method: method),
    rows: rows)
}

/// A measurement without an interval.
func measured(_ name: String, _ value: Double, rows: Int = 120) -> Measurement {
  Measurement(MetricName(name), .number(value), rows: rows)
}

/// What could not be measured, and why.
func undefined(_ name: String, _ reason: String, rows: Int = 120) -> Measurement {
  Measurement(MetricName(name), .undefined(reason: reason), rows: rows)
}

/// A trial on rows held out, with standard scaling.
func identity(
  _ detector: String, on dataset: String, _ settings: JSON = [:], seed: Int = 1,
  isControl: Bool = false
) -> TrialIdentity {
  TrialIdentity(
    dataset: dataset, split: ["holdout": ["by": "row", "test": 0.3, "validation": 0.2]],
    features: ["scale": "standard"], detector: detector, settings: settings, seed: seed,
    isControl: isControl)
}

/// What a trial found that learned from 200 rows, with 80 for choosing and 120 for measuring.
func findings(
  onValidation: [Measurement] = [], onTest: [Measurement] = [], thresholds: [ThresholdRecord] = [],
  decisions: DecisionsRecord? = nil, validation: Int = 80, haveLabels: Bool = true
) -> TrialFindings {
  func part(_ rows: Int, _ anomalies: Int) -> PartCount {
    PartCount(
      rows: rows, anomalies: haveLabels ? anomalies : 0, unlabelled: haveLabels ? 0 : rows)
  }
  return TrialFindings(
    train: part(200, 0), validation: part(validation, 5), test: part(120, 9), features: 12,
    onValidation: onValidation, onTest: onTest, thresholds: thresholds,
    decisions: decisions, modelBytes: 6400, scoresHash: "5c", notes: ["column 'a|b' was left out"])
}

/// A threshold that was found, and what it does on test rows.
func chosen(
  _ method: String, _ value: Double, _ sentence: String, onTest: [Measurement],
  basis: ThresholdBasis = .validation
) -> ThresholdRecord {
  ThresholdRecord(
    request: [method: [:]],
    choice: ThresholdChoice(
      method: method, wish: "what \(method) asks for",
      outcome: .chosen(
        Threshold(value: value, lowestAlarmed: nil, holdsInFloat: true, basis: basis)),
      sentence: sentence), onTest: onTest)
}

/// A threshold that could not be had.
func refused(_ method: String, _ sentence: String) -> ThresholdRecord {
  ThresholdRecord(
    request: [method: [:]],
    choice: ThresholdChoice(
      method: method, wish: "what \(method) asks for",
      outcome: .infeasible(Infeasibility(sentence)), sentence: sentence), onTest: [])
}

/// One setting with its trials and, in mean, what they measured.
func standing(
  _ identity: TrialIdentity, _ label: String, _ trials: [String],
  onValidation: [Measurement] = [], onTest: [Measurement] = []
) -> SummaryRecord.Standing {
  .init(
    dataset: identity.dataset, detector: identity.detector, settings: identity.settings,
    label: label, features: identity.features, split: identity.split,
    isControl: identity.isControl, trials: trials, trial: trials.first,
    onValidation: onValidation, onTest: onTest)
}
