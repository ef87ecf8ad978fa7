/// What became of a table of tiers for one model.
public struct TierAdvice: Sendable, Equatable {
  /// The table, as it was asked for: `expenseflow`.
  public let table: String
  /// On which scale its tiers are read, in a sentence.
  public let scale: String
  /// Each tier, highest first; none where the scale could not be had.
  public let findings: [TierFinding]
  /// Where tiers would have to start to mean what they promise, highest first.
  public let promises: [TierPromiseFinding]
  /// Scores bent so that the tiers, as their table has them, keep their promises.
  public let recalibration: ScoreLine?
  /// What was looked at and what was not, and what would make it possible.
  public let notes: [String]

  public init(
    table: String, scale: String, findings: [TierFinding], promises: [TierPromiseFinding] = [],
    recalibration: ScoreLine? = nil, notes: [String] = []
  ) {
    self.table = table
    self.scale = scale
    self.findings = findings
    self.promises = promises
    self.recalibration = recalibration
    self.notes = notes
  }
}

/// Where one tier would have to start to mean what it promises.
public struct TierPromiseFinding: Sendable, Equatable {
  public let tier: String
  /// The highest share of ordinary rows that may reach it.
  public let share: Double
  /// The tier starts above this score of the model; `nil` where the rows do not support the promise.
  public let threshold: Double?
  public let infeasibility: Infeasibility?
  /// All of it in one sentence.
  public let sentence: String
  /// The share of ordinary rows, among those it was not chosen on, that reach it.
  public let measured: Measurement?

  public init(
    tier: String, share: Double, threshold: Double?, infeasibility: Infeasibility?,
    sentence: String, measured: Measurement?
  ) {
    self.tier = tier
    self.share = share
    self.threshold = threshold
    self.infeasibility = infeasibility
    self.sentence = sentence
    self.measured = measured
  }
}

/// A rising line of straight pieces from scores to values; beyond its ends it stays level.
public struct ScoreLine: Sendable, Equatable {
  public let scores: [Double]
  public let values: [Double]

  public init(scores: [Double], values: [Double]) {
    self.scores = scores
    self.values = values
  }
}
