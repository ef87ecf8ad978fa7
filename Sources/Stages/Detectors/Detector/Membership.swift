/// What the members of an ensemble make of a row.
public struct Membership: Sendable, Equatable {
  public let members: [Member]
  /// Whether the scores of members stand on the scale of the ensemble's own, so that one threshold tells of both.
  public let isOneScale: Bool
  /// How sure the ensemble is of its score, if it says so.
  public let confidence: Double?

  public struct Member: Sendable, Equatable {
    /// The word by which specs name it.
    public let detector: String
    /// Its share of the say; all add up to 1.
    public let weight: Double
    /// Its score on the scale that all members have in common.
    public let score: Double

    public init(detector: String, weight: Double, score: Double) {
      self.detector = detector
      self.weight = weight
      self.score = score
    }
  }

  public init(members: [Member], isOneScale: Bool, confidence: Double?) {
    self.members = members
    self.isOneScale = isOneScale
    self.confidence = confidence
  }

  /// The members that by themselves find the row stranger than a cut; `nil` where theirs is another scale.
  public func agreeing(above cut: Double) -> Int? {
    isOneScale ? members.count { $0.score > cut } : nil
  }
}
