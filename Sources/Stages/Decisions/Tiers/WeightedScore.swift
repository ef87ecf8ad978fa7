import Foundation
public import Vocabulary
import Wording

/// A weighted sum of members' scores, each with what it cannot exceed.
public struct WeightedScore: Sendable, Equatable {
  public struct Member: Sendable, Equatable {
    public let name: String
    public let weight: Double
    /// The highest score that the member can have.
    public let highest: Double

    public init(_ name: String, weight: Double, highest: Double) {
      self.name = name
      self.weight = weight
      self.highest = highest
    }
  }

  public let members: [Member]

  /// Takes in at least one member; weights must be above 0 and bounds finite.
  public init(_ members: [Member]) throws(SettingError) {
    guard !members.isEmpty else { throw SettingError("members", mustBe: "at least one", not: 0) }
    for member in members {
      _ = try SettingError.check(positive: "weight", member.weight)
      guard member.highest.isFinite else {
        throw SettingError("highest", mustBe: "a finite number", not: member.highest)
      }
    }
    self.members = members
  }

  /// What the sum cannot exceed.
  public var bound: ScoreBound {
    let terms = members.map {
      "\(Figures.significant($0.weight)) · \(Figures.significant($0.highest)) for \($0.name)"
    }
    return ScoreBound(
      members.reduce(0) { $0 + $1.weight * $1.highest },
      because: "the sum of " + terms.joined(separator: " and "))
  }

  /// What the member called `name` must score for the sum to be `target`, all others at their highest;
  /// `nil` if there is no such member.
  public func needed(of name: String, toReach target: Double) -> Double? {
    guard let member = members.first(where: { $0.name == name }) else { return nil }
    let others = members.reduce(0) { $0 + ($1 == member ? 0 : $1.weight * $1.highest) }
    return (target - others) / member.weight
  }
}

/// The arithmetic of isolation forest scores, `2^(−mean path / normalizer)`.
public enum ForestScore {
  /// The score of the shortest path that a tree with a split can have, which is 1.
  public static func bound(normalizer: Double) -> ScoreBound {
    ScoreBound(
      exp2(-1 / normalizer),
      because: "2^(−1/\(Figures.significant(normalizer, digits: 6))), a mean path of 1")
  }

  /// The longest mean path that still scores `score`.
  public static func meanPath(scoring score: Double, normalizer: Double) -> Double {
    -normalizer * log2(score)
  }
}
