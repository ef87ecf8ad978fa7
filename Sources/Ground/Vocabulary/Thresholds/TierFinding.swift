/// What can be said of one tier of a response table for one model.
public struct TierFinding: Sendable, Equatable {
  /// The tier, as its table names it: `BLOCK`.
  public let tier: String
  /// From where on it holds, as its table writes it: `≥ 0.9`.
  public let starts: String
  public let grade: Grade
  /// All of it in one sentence.
  public let sentence: String
  /// The share of ordinary rows that it receives.
  public let ordinaryShare: Measurement
  /// The conformal p-value at which it starts: how rare so strange a row is among ordinary ones.
  public let strangeness: Quantity

  /// Whether the tier can fire at all, each with its number.
  public enum Grade: Sendable, Equatable {
    /// No model of this kind scores above the bound.
    case impossible(bound: Double)
    /// This model scores nothing above the bound.
    case impossibleForModel(bound: Double)
    /// A search found no row that reaches it, and this highest score.
    case notFound(highest: Double)
    /// So many rows fall into it.
    case reached(rows: Int)
  }

  public init(
    tier: String, starts: String, grade: Grade, sentence: String, ordinaryShare: Measurement,
    strangeness: Quantity
  ) {
    self.tier = tier
    self.starts = starts
    self.grade = grade
    self.sentence = sentence
    self.ordinaryShare = ordinaryShare
    self.strangeness = strangeness
  }
}
