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
  /// What scores have to be for the tier to be reached, where that can be told.
  public let needs: [TierNeed]

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
    strangeness: Quantity, needs: [TierNeed] = []
  ) {
    self.tier = tier
    self.starts = starts
    self.grade = grade
    self.sentence = sentence
    self.ordinaryShare = ordinaryShare
    self.strangeness = strangeness
    self.needs = needs
  }
}

/// What a score, or one member's of a weighted sum, has to be for a tier to be reached.
public struct TierNeed: Sendable, Equatable {
  /// The member whose score it is, all others at their highest; `nil` for the score itself.
  public let member: String?
  public let score: Double
  /// The longest mean path through a forest's trees that scores so high; `nil` where there are no trees.
  public let meanPath: Double?
  /// Whether the member's own bound allows it.
  public let isPossible: Bool

  public init(member: String?, score: Double, meanPath: Double?, isPossible: Bool) {
    self.member = member
    self.score = score
    self.meanPath = meanPath
    self.isPossible = isPossible
  }
}
