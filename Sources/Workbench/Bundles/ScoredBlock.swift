import Decisions
import Features
import Sources
import Vocabulary

/// Rows with what was found of them, and those of which nothing could be.
struct ScoredBlock: Sendable {
  /// The numbers of the scored rows in their file.
  var numbers: [Int] = []
  var ids: [String]?
  var times: [Int64]?
  var groups: [Int32]?
  /// What is known of each whatever its score.
  var standings: [String]?
  var scores: [Double] = []
  var calibrated: [Double] = []
  /// How sure the model is of each score; `nil` where it does not say.
  var confidences: [Double]?
  /// Whether each row alarms; `nil` where the pipeline has no policy.
  var verdicts: [Bool]?
  /// What the policy makes of each row; `nil` where it has no tiers.
  var decisions: [Decision]?
  /// What makes each row strange, the weightiest first; `nil` where nobody asked.
  var reasons: [[Reason]]?
  var unseen: [UnseenWords] = []
  var refused: [SkippedRow] = []

  /// Adds rows that stand behind these.
  mutating func append(_ other: ScoredBlock) {
    numbers += other.numbers
    ids = Self.joined(ids, other.ids, isFirst: scores.isEmpty)
    times = Self.joined(times, other.times, isFirst: scores.isEmpty)
    groups = Self.joined(groups, other.groups, isFirst: scores.isEmpty)
    standings = Self.joined(standings, other.standings, isFirst: scores.isEmpty)
    confidences = Self.joined(confidences, other.confidences, isFirst: scores.isEmpty)
    verdicts = Self.joined(verdicts, other.verdicts, isFirst: scores.isEmpty)
    decisions = Self.joined(decisions, other.decisions, isFirst: scores.isEmpty)
    reasons = Self.joined(reasons, other.reasons, isFirst: scores.isEmpty)
    scores += other.scores
    calibrated += other.calibrated
    unseen += other.unseen
    refused += other.refused
  }

  private static func joined<Value>(
    _ one: [Value]?, _ other: [Value]?, isFirst: Bool
  ) -> [Value]? {
    isFirst ? other ?? one : one.map { $0 + (other ?? []) }
  }
}

/// A row that has no score, and why.
struct SkippedRow: Sendable, Equatable {
  let number: Int
  let problem: String
}
