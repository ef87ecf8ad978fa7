public import Vocabulary

/// A score that cannot be exceeded, and why.
public struct ScoreBound: Sendable, Equatable {
  public let value: Double
  /// Why, as it stands in a sentence: `2^(−1/c(256)) for a mean path of 1`.
  public let reason: String

  public init(_ value: Double, because reason: String) {
    self.value = value
    self.reason = reason
  }
}

extension ScoreMakeup {
  /// What no model of the kind exceeds; `nil` where no such number is known.
  public var formulaBound: ScoreBound? {
    switch self {
    case .paths(let normalizer, let rows, _):
      ScoreBound(
        ForestScore.bound(normalizer: normalizer).value,
        because: "2^(−1/c(\(rows))) for a mean path of 1")
    case .limited(let limit, let reason): ScoreBound(limit, because: reason)
    case .mean(let members): Self.sum(members) { $0.formulaBound }?.bound
    case .limitedModel, .open: nil
    }
  }

  /// What this model does not exceed, where more is known of it than of its kind.
  public var modelBound: ScoreBound? {
    switch self {
    case .paths(_, _, let highest?):
      ScoreBound(highest, because: "the shallowest leaves of all its trees together")
    case .limitedModel(let limit, let reason): ScoreBound(limit, because: reason)
    case .mean(let members) where members.contains { $0.makeup.modelBound != nil }:
      Self.sum(members) { $0.modelBound ?? $0.formulaBound }?.bound
    case .paths, .limited, .mean, .open: nil
    }
  }

  /// What the score, or each member of a weighted sum, has to be for the score to be `target`.
  public func needs(toReach target: Bound) -> [TierNeed] {
    switch self {
    case .paths: [need(nil, target)]
    case .mean(let members):
      Self.sum(members) { $0.modelBound ?? $0.formulaBound }.map { sum in
        members.compactMap { member in
          sum.needed(of: member.name, toReach: target.value).flatMap { score in
            score > 0 ? member.makeup.need(member.name, target.at(score)) : nil
          }
        }
      } ?? []
    case .limited, .limitedModel, .open: []
    }
  }

  private func need(_ member: String?, _ target: Bound) -> TierNeed {
    let limit = modelBound ?? formulaBound
    var path: Double?
    if case .paths(let normalizer, _, _) = self, target.value > 0, target.value < 1 {
      path = ForestScore.meanPath(scoring: target.value, normalizer: normalizer)
    }
    return TierNeed(
      member: member, score: target.value, meanPath: path,
      isPossible: limit.map { target.admits($0.value) } ?? true)
  }

  /// The members that count, each with its bound; `nil` if one has none.
  private static func sum(
    _ members: [Member], _ bound: (ScoreMakeup) -> ScoreBound?
  ) -> WeightedScore? {
    var bounded: [WeightedScore.Member] = []
    for member in members where member.weight > 0 {
      guard let highest = bound(member.makeup)?.value else { return nil }
      bounded.append(.init(member.name, weight: member.weight, highest: highest))
    }
    return try? WeightedScore(bounded)
  }
}

extension Bound {
  /// The same side of another number.
  func at(_ value: Double) -> Bound {
    switch self {
    case .above: .above(value)
    case .atLeast: .atLeast(value)
    }
  }
}
