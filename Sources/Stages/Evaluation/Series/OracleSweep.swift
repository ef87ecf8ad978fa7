public import Vocabulary

/// The best that a metric of verdicts reaches at any of 100 thresholds, equally spaced from the lowest
/// score to the highest, as TSB-AD looks for it. It is chosen with the labels, so it is always "oracle".
public struct OracleSweep: Sendable, Equatable {
  public static let thresholds = 100

  public let best: Double
  /// The lowest threshold that reaches it.
  public let threshold: Double

  /// - Returns: `nil` if the metric is undefined at all thresholds.
  public init?(_ scores: Scores, _ metric: (Verdicts) -> Double?) {
    guard let lowest = scores.values.min(), let highest = scores.values.max() else { return nil }
    var found: (best: Double, threshold: Double)?
    for place in 0..<Self.thresholds {
      let threshold =
        place == Self.thresholds - 1
        ? highest : lowest + Double(place) * ((highest - lowest) / Double(Self.thresholds - 1))
      guard let value = metric(Verdicts(scores, above: threshold)) else { continue }
      if value > found?.best ?? -.infinity { found = (value, threshold) }
    }
    guard let found else { return nil }
    (best, threshold) = found
  }
}
