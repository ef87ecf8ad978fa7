import Evaluation
import Foundation
import Numerics
import Scoring
import Testing
import Vocabulary

/// Tests of differences on samples that fit on a sheet of paper.
struct PaperTests {
  @Test func `Friedman's ranks are means over the blocks, and the best is 1`() throws {
    // Three blocks that agree but for one pair: rank sums 3, 6, 10 and 11.
    let test = try #require(
      FriedmanTest(ranks: [[1, 2, 3, 4], [1, 2, 3, 4], [1, 2, 4, 3]], seed: Seed(1)))
    let ranks: [Double] = [1, 2, 10.0 / 3, 11.0 / 3]
    #expect(test.meanRanks == ranks)
    #expect(test.blocks == 3 && test.methods == 4)
    // χ² = 8.2 with 3 degrees, F = 2 · 8.2 / (9 − 8.2) with 3 and 6: scipy 1.17.1, chi2.sf and f.sf.
    #expect(abs(test.chiSquareP - 0.042054182895) < 1e-11)
    #expect(abs(test.imanDavenportP - 0.001484193612) < 1e-11)
    #expect(
      test.criticalDifference(alpha: 0.1)
        == nemenyiQuantile(methods: 4, alpha: 0.1) * (20.0 / 18).squareRoot())
    #expect(FriedmanTest(ranks: [[1, 2], [1, 2]], seed: Seed(1))?.meanRanks == [1, 2])
    #expect(FriedmanTest(ranks: [[1, 2]], seed: Seed(1)) == nil)
  }

  @Test func `few blocks are judged by all ways to deal their ranks`() throws {
    // Two blocks of three methods: the second has six orders. Sums of squares of the sums are 56 where it
    // is that of the first, 54 (twice) with one swap of neighbors, 50 (twice) and 48.
    let agreed = try #require(FriedmanTest(ranks: [[1, 2, 3], [1, 2, 3]], seed: Seed(1)))
    #expect(agreed.method == .permutations)
    #expect(agreed.p == 1.0 / 6 && agreed.smallestP == 1.0 / 6)
    let swapped = try #require(FriedmanTest(ranks: [[1, 2, 3], [2, 1, 3]], seed: Seed(1)))
    #expect(swapped.p == 3.0 / 6 && swapped.smallestP == 1.0 / 6)
    let turned = try #require(FriedmanTest(ranks: [[1, 2, 3], [2, 3, 1]], seed: Seed(1)))
    #expect(turned.p == 5.0 / 6)
    // 1, 2½, 2½ has three orders; beside 1, 2, 3 the best of them comes in one of three.
    let tied = try #require(FriedmanTest(ranks: [[1, 2, 3], [1, 2.5, 2.5]], seed: Seed(1)))
    #expect(tied.p == 1.0 / 3 && tied.smallestP == 1.0 / 3)
  }

  @Test func `nine blocks of two methods are nine coins, and ten have a distribution`() throws {
    func test(_ blocks: Int, against: Int) throws -> FriedmanTest {
      try #require(
        FriedmanTest(ranks: (0..<blocks).map { $0 < against ? [2, 1] : [1, 2] }, seed: Seed(1)))
    }
    // At most one coin of nine falls the rarer way: 2 · (1 + 9) / 2⁹.
    #expect(try test(9, against: 1).p == 20.0 / 512)
    #expect(try test(9, against: 1).smallestP == 2.0 / 512)
    let ten = try test(10, against: 1)
    #expect(ten.method == .imanDavenport && ten.p == ten.imanDavenportP)
    // All ten agree: F is infinite, but so much comes by chance twice in 2¹⁰.
    #expect(try test(10, against: 0).imanDavenportP == 0)
    #expect(try test(10, against: 0).p == 2.0 / 1024)
    // A tie falls in one way: nine of ten agree with each other twice in 2⁹.
    let tied = try #require(
      FriedmanTest(
        ranks: [[1.5, 1.5]] + [[Double]](repeating: [1, 2], count: 9), seed: Seed(1)))
    #expect(tied.method == .imanDavenport && tied.smallestP == 2.0 / 512)
  }

  @Test func `where ranks can be dealt in too many ways, they are dealt at random`() throws {
    let ranks = (0..<9).map { block in (0..<8).map { Double(($0 + block / 8) % 8 + 1) } }
    let test = try #require(FriedmanTest(ranks: ranks, seed: Seed(1)))
    #expect(test.method == .randomPermutations(20_000))
    // Eight of nine blocks agree: no random deal comes near.
    #expect(test.p == 1.0 / 20_001 && test.smallestP == 1.0 / 20_001)
    // Eight methods of two blocks are counted: 8! ways, one of which agrees.
    let two = try #require(FriedmanTest(ranks: [ranks[0], ranks[0]], seed: Seed(1)))
    #expect(two.method == .permutations && two.p == 1.0 / 40_320)
  }

  @Test func `random deals are near what counting finds`() throws {
    let ranks: [[Double]] = [
      [1, 2, 3, 4, 5, 6], [2, 1, 4, 3, 6, 5], [3, 1, 2, 6, 4, 5], [6, 2, 1, 3, 4, 5],
    ]
    let test = try #require(FriedmanTest(ranks: ranks, seed: Seed(1)))
    #expect(test.method == .randomPermutations(20_000))
    // Counted elsewhere: 7,917,167 of 720³ ways; four standard errors of 20,000 draws.
    let counted = 7_917_167.0 / 373_248_000
    #expect(abs(test.p - counted) < 4 * (counted * (1 - counted) / 20_000).squareRoot())
  }

  @Test func `a critical difference that no ranks can reach is none`() throws {
    // 2.3437 · √(3 · 4 / (6 · 2)) = 2.3437, and three ranks lie at most 2 apart; of three blocks it is 1.914.
    let two = try #require(FriedmanTest(ranks: [[1, 2, 3], [1, 2, 3]], seed: Seed(1)))
    #expect(two.criticalDifference() == nil)
    let three = try #require(
      FriedmanTest(ranks: [[1, 2, 3], [1, 2, 3], [1, 2, 3]], seed: Seed(1)))
    #expect(abs((three.criticalDifference() ?? 0) - 2.3437 * (12.0 / 18).squareRoot()) < 1e-4)
  }

  @Test func `a scoreboard's mean ranks are those of its leaderboard`() throws {
    let values: [(String, [Double])] = [("a", [3, 1, 3]), ("b", [2, 3, 2]), ("c", [1, 2, 2])]
    let board = Scoreboard(
      values.flatMap { method, values in
        values.enumerated().map {
          MethodResult(method: method, dataSet: "\($0.offset)", value: $0.element)
        }
      })
    // Ranks 1, 3, 1; 2, 1, 2½; 3, 2, 2½.
    let ranks: [Double] = [5.0 / 3, 5.5 / 3, 7.5 / 3]
    #expect(board.friedman(seed: Seed(1))?.meanRanks == ranks)
    let entries = try #require(Leaderboard(board)).entries
    #expect(entries.map(\.averageRank) == ranks)
    let means: [Double] = [7.0 / 3, 7.0 / 3, 5.0 / 3]
    #expect(entries.map(\.mean) == means)
    #expect(entries.map(\.median) == [3, 2, 2])
    let wins: [Double] = [2.0 / 3, 1.0 / 3, 0]
    #expect(entries.map(\.winRate) == wins)
    #expect(entries[1].value(.median) == 2 && entries[1].value(.mean) == means[1])
  }

  @Test func `methods that are equally good share the block, and the better mean stands first`()
    throws
  {
    func board(_ higher: Bool) -> Scoreboard {
      Scoreboard(
        [
          ("a", "x", 1.0), ("b", "x", 1), ("a", "y", 2), ("b", "y", 5), ("a", "z", 4),
          ("b", "z", 3),
        ].map { MethodResult(method: $0.0, dataSet: $0.1, value: $0.2) }, higherIsBetter: higher)
    }
    let high = try #require(Leaderboard(board(true)))
    #expect(high.entries.map(\.method) == ["b", "a"])
    #expect(high.entries.map(\.averageRank) == [1.5, 1.5])
    #expect(high.entries.map(\.winRate) == [0.5, 0.5])
    #expect(high.winners(by: .winRate) == ["b", "a"] && high.winners(by: .mean) == ["b"])
    let low = try #require(Leaderboard(board(false)))
    #expect(low.entries.map(\.method) == ["a", "b"])
    #expect(low.winners(by: .mean) == ["a"] && low.winners(by: .averageRank) == ["a", "b"])
    #expect(board(true).winsTiesLosses(0, 1) == (1, 1, 1))
  }

  @Test func `where lower is better, ranks and win rates follow`() throws {
    let board = Scoreboard(
      [("a", "x", 3.0), ("b", "x", 1), ("a", "y", 2), ("b", "y", 1)].map {
        MethodResult(method: $0.0, dataSet: $0.1, value: $0.2)
      }, higherIsBetter: false)
    #expect(board.ranks == [[2, 1], [2, 1]])
    #expect(try #require(Leaderboard(board)).winners(by: .winRate) == ["b"])
  }

  @Test func `one lost seed or data set leaves the whole block out`() {
    func board(_ seed: Double?, _ data: Double?) -> Scoreboard {
      Scoreboard([
        MethodResult(method: "a", dataSet: "x1", family: "x", value: 1),
        MethodResult(method: "a", dataSet: "x1", family: "x", value: seed),
        MethodResult(method: "a", dataSet: "x2", family: "x", value: data),
      ])
    }
    #expect(board(3, 4).values == [[3]])
    #expect(board(nil, 4).excluded == ["x"] && board(3, nil).excluded == ["x"])
  }

  @Test func `pairs are compared as first less second`() {
    let results = (0..<25).flatMap { block in
      ["a", "b", "c"].enumerated().map { place, method in
        MethodResult(
          method: method, dataSet: "\(block)",
          value: Double(place) * (block % 3 == 0 ? -0.9 : 1))
      }
    }
    let pairs = Scoreboard(results).pairwise()
    #expect(pairs.map { "\($0.first) \($0.second)" } == ["a b", "a c", "b c"])
    // Nine of 25 blocks are turned round: (−16 + 9 · 0.9) / 25 for neighbors, twice that for a and c.
    for (pair, mean) in zip(pairs, [-7.9 / 25, -15.8 / 25, -7.9 / 25]) {
      #expect(abs(pair.meanDifference - mean) < 1e-12)
      #expect(pair.wins == 9 && pair.ties == 0 && pair.losses == 16)
    }
    #expect(pairs[0].signedRank == pairs[2].signedRank)
    #expect(pairs.allSatisfy { abs($0.holm - 3 * $0.signedRank.p) < 1e-12 })
  }

}

/// Differences that no sample of the rows would change.
struct UnvariedDifferenceTests {
  private let labels = Labels(anomalies: (0..<20).map { $0 < 10 })
  private let perfect = Scores((0..<20).map { -Double($0) })

  private func newcombe(_ scores: Scores) throws -> Interval {
    try #require(Interval.newcombe(of: Ranking(scores, labels)))
  }

  private func contest(_ scores: Scores...) throws -> Contest {
    try #require(
      try Contest(
        [Heat(rows: Array(0..<20), labels: labels, seed: 1, scores: scores)], by: .rocAUC,
        seed: Seed(1)))
  }

  @Test func `the area of a constant is known, so only the other one's interval is left`() throws {
    let constant = Scores([Double](repeating: 1, count: 20))
    let contest = try contest(perfect, constant)
    let found = contest.difference(0, 1)
    let (own, interval) = (try newcombe(perfect), try #require(found.interval))
    #expect(found.value == 0.5 && interval.upper == 0.5 && interval.method == "Newcombe")
    #expect(abs(interval.lower - (own.lower - 0.5)) < 1e-12)
    let p = try #require(found.p)
    let edge = try #require(contest.difference(0, 1, level: ConfidenceLevel(1 - p)).interval)
    #expect(p > 0 && p < 0.05 && abs(edge.lower) < 1e-9)
    #expect(contest.tiedWithBest() == [0] && contest.isAheadOfAll(0))
    #expect(contest.isAhead(0, of: 1, chosenAmong: [0]))
    #expect(contest.interval(of: 0) == own)
  }

  @Test func `of two areas the distances to their ends add up as independent ones do`() throws {
    let worst = Scores((0..<20).map(Double.init))
    let contest = try contest(perfect, worst)
    let interval = try #require(contest.difference(0, 1).interval)
    // 1 and 0 are as far from their other ends.
    let reach = 2.0.squareRoot() * (1 - (try newcombe(perfect).lower))
    #expect(contest.difference(0, 1).value == 1 && interval.upper == 1)
    #expect(abs(interval.lower - (1 - reach)) < 1e-12)
    let turned = contest.difference(1, 0)
    #expect(turned.p == contest.difference(0, 1).p && turned.interval?.upper == -interval.lower)
  }

  /// Of three anomalies and three ordinary rows, a perfect order comes by chance in 1 of 20.
  @Test
  func `with few rows nobody can tell how far even perfect scores are ahead of constant ones`()
    throws
  {
    let labels = Labels(anomalies: [true, true, true, false, false, false])
    let contest = try #require(
      try Contest(
        [
          Heat(
            rows: Array(0..<6), labels: labels, seed: 1,
            scores: [Scores([6, 5, 4, 3, 2, 1]), Scores([1, 1, 1, 1, 1, 1])])
        ], by: .rocAUC, seed: Seed(1)))
    let found = contest.difference(0, 1)
    #expect(found.value == 0.5 && found.p == nil && found.interval == nil)
    #expect(!contest.isAheadOfAll(0) && !contest.isAhead(0, of: 1, chosenAmong: [0]))
  }
}

struct RoundingTests {
  @Test func `differences that are equal but for rounding share their ranks`() {
    // Floating point has 0.9 − 0.8 below 0.1 and 0.8 − 0.7 above it. Of 1, −1, 2, 3 and 4 tenths the ranks are
    // 1½, 1½, 3, 4 and 5; sums to at most 1½ come by ∅ and either of the first two: 2 · 3/32. Were the second
    // ranked above the first, its 2 would come by ∅, 1 and 2, and that of 1 by ∅ and 1 alone.
    let test = SignedRankTest([0.9 - 0.8, 0.7 - 0.8, 0.2, 0.3, 0.4])
    #expect(test.positiveRanks == 13.5 && test.negativeRanks == 1.5 && test.p == 2 * 3.0 / 32)
    let other = SignedRankTest([0.8 - 0.9, 0.8 - 0.7, 0.2, 0.3, 0.4])
    #expect(other.negativeRanks == 1.5 && other.p == test.p)
    // 0.1 + 0.2 − 0.3 is 0 but for rounding.
    #expect(SignedRankTest([0.1 + 0.2 - 0.3, 1, 2]).pairs == 2)
  }

  @Test func `seeds averaged in another order rank alike`() throws {
    // Sums of 0.1, 0.2 and 0.3 differ by the order: 0.6 and 0.6000000000000001.
    let seeds: [(String, [Double])] = [
      ("a", [0.1, 0.2, 0.3]), ("b", [0.3, 0.2, 0.1]), ("c", [0.1, 0.1, 0.1]),
    ]
    let board = Scoreboard(
      ["x", "y"].flatMap { data in
        seeds.flatMap { method, values in
          values.map { MethodResult(method: method, dataSet: data, value: $0) }
        }
      })
    #expect(board.values[0][0] != board.values[0][1])
    #expect(board.ranks == [[1.5, 1.5, 3], [1.5, 1.5, 3]])
    #expect(board.winsTiesLosses(0, 1) == (0, 2, 0))
    let leaderboard = try #require(Leaderboard(board))
    #expect(leaderboard.entries.map(\.method) == ["a", "b", "c"])
    #expect(leaderboard.winners(by: .mean) == ["a", "b"])
    #expect(leaderboard.winners(by: .median) == ["a", "b"])
    #expect(board.pairwise()[0].signedRank.p == 1)
  }
}

struct SignedRankTests {
  @Test func `ranks of either sign are summed, and up to fifty are counted out`() {
    // Sizes 1, 2, 2, 4 of which −1 and the second 2 are the negative ones; the 0 is dropped.
    let test = SignedRankTest([-1, 2, 0, -2, 4])
    #expect(test.pairs == 4 && test.positiveRanks == 6.5 && test.negativeRanks == 3.5)
    // Ranks 1, 2½, 2½, 4: sums of 3½ or less come by ∅, 1, 2½ (twice) and 1 + 2½ (twice).
    #expect(test.p == 2 * 6.0 / 16 && test.isExact)
    #expect(test.smallestP == 2.0 / 16 && SignedRankTest([0, 0]).smallestP == 1)
    let fifty = SignedRankTest((1...50).map { Double($0 % 3 == 0 ? -$0 : $0) })
    #expect(fifty.isExact && !SignedRankTest((1...51).map(Double.init)).isExact)
  }

  @Test func `many ranks are as good as normal`() throws {
    // 60 ranks, every other one negative: sums 900 and 930 around 915, variance Σ k² / 4 = 18,452.5.
    let test = SignedRankTest((1...60).map { Double($0 % 2 == 0 ? $0 : -$0) })
    #expect(test.positiveRanks == 930 && test.negativeRanks == 900)
    let z = 15 / 18_452.5.squareRoot()
    #expect(abs(test.p - 2 * NormalDistribution.standard.probability(above: z)) < 1e-12)
  }
}
