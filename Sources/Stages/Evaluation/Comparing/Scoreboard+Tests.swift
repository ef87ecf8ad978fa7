public import Numerics

/// Two methods of a scoreboard, compared over its blocks.
public struct PairwiseTest: Sendable, Equatable {
  public let first: String
  public let second: String
  /// The mean over blocks of first minus second.
  public let meanDifference: Double
  public let signedRank: SignedRankTest
  /// The signed-rank p-value, adjusted over all pairs of the scoreboard.
  public let holm: Double
  public let wins: Int
  public let ties: Int
  public let losses: Int
}

extension Scoreboard {
  /// Whether the methods differ at all; `nil` with fewer than two blocks or methods.
  public func friedman(seed: Seed) -> FriedmanTest? { FriedmanTest(ranks: ranks, seed: seed) }

  /// Every pair of methods, with p-values adjusted for their number; empty without blocks.
  public func pairwise() -> [PairwiseTest] {
    guard !blocks.isEmpty else { return [] }
    let pairs = methods.indices.flatMap { first in
      methods.indices.filter { $0 > first }.map { (first, $0) }
    }
    let differences = pairs.map(differences)
    let signedRanks = differences.map(SignedRankTest.init)
    let adjusted = holmAdjusted(signedRanks.map(\.p))
    return pairs.indices.map { place in
      let (first, second) = pairs[place]
      let mean = differences[place].reduce(0, +) / Double(blocks.count)
      let outcome = winsTiesLosses(first, second)
      return PairwiseTest(
        first: methods[first], second: methods[second], meanDifference: mean,
        signedRank: signedRanks[place], holm: adjusted[place],
        wins: outcome.wins, ties: outcome.ties, losses: outcome.losses)
    }
  }
}
