public import Vocabulary

/// Two sets of scores or verdicts on the same rows, compared by one metric.
public struct Comparison: Sendable, Equatable {
  public let first: Measurement
  public let second: Measurement
  /// First minus second, with its interval; its name is that of the metric with `_difference`.
  public let difference: Measurement
  /// How likely so large a difference is if there is none in truth, two-sided.
  public let p: Quantity
  /// How `p` was found: `DeLong`, `bootstrap (2000)`.
  public let method: String
}
