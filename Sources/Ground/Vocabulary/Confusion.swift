/// How many rows of each kind alarmed and did not, and the rates that follow.
///
/// A rate whose denominator is 0 is `nil`: there was nothing to take a share of.
public struct Confusion: Sendable, Hashable {
  /// Anomalies that alarmed.
  public let truePositives: Int
  /// Ordinary rows that alarmed.
  public let falsePositives: Int
  /// Anomalies that were missed.
  public let falseNegatives: Int
  /// Ordinary rows that were left in peace.
  public let trueNegatives: Int

  @inlinable
  public init(truePositives: Int, falsePositives: Int, falseNegatives: Int, trueNegatives: Int) {
    self.truePositives = truePositives
    self.falsePositives = falsePositives
    self.falseNegatives = falseNegatives
    self.trueNegatives = trueNegatives
  }

  @inlinable public var alarms: Int { truePositives + falsePositives }
  @inlinable public var anomalies: Int { truePositives + falseNegatives }
  @inlinable public var ordinary: Int { falsePositives + trueNegatives }
  @inlinable public var rows: Int { anomalies + ordinary }

  /// The share of alarms that are anomalies.
  @inlinable public var precision: Double? { Self.share(truePositives, of: alarms) }
  /// The share of anomalies that alarmed: the true positive rate.
  @inlinable public var recall: Double? { Self.share(truePositives, of: anomalies) }
  /// The share of ordinary rows that did not alarm.
  @inlinable public var specificity: Double? { Self.share(trueNegatives, of: ordinary) }
  /// The share of ordinary rows that alarmed.
  @inlinable public var falsePositiveRate: Double? { Self.share(falsePositives, of: ordinary) }
  /// The share of all rows that alarmed.
  @inlinable public var alarmRate: Double? { Self.share(alarms, of: rows) }
  @inlinable public var accuracy: Double? {
    Self.share(truePositives + trueNegatives, of: rows)
  }

  /// The harmonic mean of precision and recall; 0 if nothing was found, `nil` if there is neither an
  /// anomaly nor an alarm.
  @inlinable public var f1: Double? {
    Self.share(2 * truePositives, of: 2 * truePositives + falsePositives + falseNegatives)
  }

  /// F1 where recall weighs `beta` times as much as precision (van Rijsbergen 1979).
  @inlinable
  public func fScore(beta: Double) -> Double? {
    let square = beta * beta
    let found = (1 + square) * Double(truePositives)
    let total = found + square * Double(falseNegatives) + Double(falsePositives)
    return total > 0 ? found / total : nil
  }

  /// The mean of recall and specificity.
  @inlinable public var balancedAccuracy: Double? {
    guard let recall, let specificity else { return nil }
    return (recall + specificity) / 2
  }

  /// Youden's J: recall and specificity beyond chance.
  @inlinable public var youden: Double? {
    guard let recall, let specificity else { return nil }
    return recall + specificity - 1
  }

  /// Matthews's correlation of alarms and anomalies; `nil` if either is the same for every row.
  @inlinable public var matthews: Double? {
    guard alarms > 0, alarms < rows, anomalies > 0, ordinary > 0 else { return nil }
    let (tp, fp) = (Double(truePositives), Double(falsePositives))
    let (fn, tn) = (Double(falseNegatives), Double(trueNegatives))
    let scale = (tp + fp).squareRoot() * (tp + fn).squareRoot() * (tn + fp).squareRoot()
    return (tp * tn - fp * fn) / (scale * (tn + fn).squareRoot())
  }

  /// What the mistakes cost, where each anomaly missed costs `missed` and each false alarm `false`.
  @inlinable
  public func cost(missed: Double, false wrong: Double) -> Double {
    missed * Double(falseNegatives) + wrong * Double(falsePositives)
  }

  @inlinable
  static func share(_ part: Int, of whole: Int) -> Double? {
    whole > 0 ? Double(part) / Double(whole) : nil
  }
}
