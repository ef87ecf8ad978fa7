/// Whether each row raises an alarm: `score > threshold`.
public struct Verdicts: Sendable, Equatable {
  public var values: [Bool]

  public init(_ values: [Bool]) { self.values = values }

  /// The one cut: a row alarms if its score lies above the threshold, and one without a score alarms too.
  public init(_ scores: Scores, above threshold: Double) {
    values = scores.values.map { !($0 <= threshold) }
  }

  public var count: Int { values.count }
  public var alarms: Int { values.count { $0 } }
}
