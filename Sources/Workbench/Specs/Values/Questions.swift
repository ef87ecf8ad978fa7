public import Decisions
public import Formats
public import Scoring

/// What is asked of scores once they are there: other questions need no other scores.
public struct Questions: Sendable {
  public let thresholds: [ThresholdRequest]
  /// The table by which rows are decided; `nil` where the first threshold decides.
  public let policy: TierRequest?
  /// What brings scores to 0…1 for people.
  public let calibration: ScoreMapKind
  public let operation: Operation
  /// Which validation rows choose and which can promise.
  public let validation: ValidationSetting
  public let test: TestAccess
  /// All that was asked, as the ids of trials hold it.
  public let json: JSON
}
