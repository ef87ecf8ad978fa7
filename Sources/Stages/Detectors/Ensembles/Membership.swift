internal import Numerics
internal import Vocabulary

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

extension Committee {
  /// What each member makes of a row.
  func membership(
    of row: [Float], confidence: EnsembleConfidence? = nil
  ) throws(RowError) -> Membership {
    let scores = try memberScores(of: Matrix(rows: 1, columns: row.count, elements: row))
      .map { $0[0] }
    return Membership(
      members: zip(members, scores).map { member, score in
        Membership.Member(
          detector: Detectors.name(of: member.model) ?? "model", weight: member.weight,
          score: score)
      }, isOneScale: combination.keepsScale, confidence: confidence?(scores, weights: weights))
  }
}

extension Combination {
  /// Whether what it makes of scores is a score among them.
  fileprivate var keepsScale: Bool {
    switch self {
    case .mean, .median, .maximum, .averageOfMaxima: true
    case .vote, .magnitudeOfMean, .magnitudeOfLeast: false
    }
  }
}
