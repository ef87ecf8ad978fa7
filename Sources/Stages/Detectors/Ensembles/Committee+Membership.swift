internal import Numerics
internal import Vocabulary

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
