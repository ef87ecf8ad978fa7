import Vocabulary

extension ThresholdRequest {
  /// What is asked for where nobody asked for anything in particular: promises first, the most cautious
  /// at the front, then what is best by the labels, then guesses.
  static func usual(for evidence: Evidence) -> [ThresholdRequest] {
    do {
      return try evidence.labels == nil ? unlabeled() + guesses() : labeled() + guesses()
    } catch {
      preconditionFailure("a usual request is out of range: \(error)")
    }
  }

  private static func unlabeled() throws(SettingError) -> [ThresholdRequest] {
    [
      try .conformal(atMost: 0.01, confidence: 0.95),
      try .conformal(atMost: 0.05, confidence: 0.95),
      try .conformal(atMost: 0.05),
    ]
  }

  private static func labeled() throws(SettingError) -> [ThresholdRequest] {
    [
      try .falsePositiveRate(atMost: 0.01, confidence: 0.95),
      try .falsePositiveRate(atMost: 0.05, confidence: 0.95),
      .bestF1, .bestMatthews, .bestYouden,
      try .precision(atLeast: 0.9), try .recall(atLeast: 0.9),
    ]
  }

  private static func guesses() throws(SettingError) -> [ThresholdRequest] {
    [
      .peaksOverThreshold(try PeaksOverThreshold(risk: 1e-3)), try .medianDeviation(),
      try .interquartile(), try .gaussian(tail: 0.01), try .gamma(tail: 0.01), .mixture, .knee,
      try .contamination(0.05),
    ]
  }
}
