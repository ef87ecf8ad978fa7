/// What was measured, by the word that records, tables and specs have for it: `roc_auc`.
///
/// Every name that Assay gives stands in a file beside this one, and nowhere else in quotes. A record may
/// hold others, of an older or a newer version: they are read and shown like any.
public struct MetricName: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let text: String

  /// The name that a record or a command has.
  public init(_ text: String) { self.text = text }

  public var description: String { text }

  public static func < (one: MetricName, other: MetricName) -> Bool { one.text < other.text }

  /// The difference of two measurements of this name.
  public var difference: MetricName { MetricName("\(text)_difference") }

  /// The same on a scale where chance is 0 and perfection 1.
  public var adjusted: MetricName { MetricName("adjusted_\(text)") }
}

extension MetricName {
  /// A threshold itself, over several folds.
  public static let threshold = MetricName("threshold")
  /// The share of ordinary rows that a tier receives.
  public static let ordinaryShare = MetricName("ordinary_share")
  /// The share of alarms that are false, on average over batches.
  public static let falseDiscoveryRate = MetricName("false_discovery_rate")
  /// How much of the rows low scores hold in how little space; no label is looked at.
  public static let excessMass = MetricName("excess_mass")

  /// How alike two scores rank the same rows: Spearman's.
  public static let rankCorrelation = MetricName("rank_correlation")

  public static let brier = MetricName("brier_score")
  public static let logLoss = MetricName("log_loss")
  public static let calibrationError = MetricName("expected_calibration_error")
}
