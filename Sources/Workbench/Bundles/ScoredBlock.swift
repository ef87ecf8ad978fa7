import Features
import Sources
import Vocabulary

/// Rows with what was found of them, and those of which nothing could be.
struct ScoredBlock: Sendable {
  /// The numbers of the scored rows in their file.
  var numbers: [Int] = []
  var ids: [String]?
  var times: [Int64]?
  var scores: [Double] = []
  var calibrated: [Double] = []
  /// Whether each row alarms; `nil` where the pipeline has no policy.
  var verdicts: [Bool]?
  /// The tier of each row; `nil` where the policy has none.
  var tiers: [String?]?
  /// What makes each row strange, the weightiest first; `nil` where nobody asked.
  var reasons: [[Reason]]?
  var unseen: [UnseenWords] = []
  var refused: [SkippedRow] = []

  /// Adds rows that stand behind these.
  mutating func append(_ other: ScoredBlock) {
    numbers += other.numbers
    ids = Self.joined(ids, other.ids, isFirst: scores.isEmpty)
    times = Self.joined(times, other.times, isFirst: scores.isEmpty)
    verdicts = Self.joined(verdicts, other.verdicts, isFirst: scores.isEmpty)
    tiers = Self.joined(tiers, other.tiers, isFirst: scores.isEmpty)
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
