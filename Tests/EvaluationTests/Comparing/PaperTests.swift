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

  @Test func `pairs are compared as first less second, and each flips by its own chance`() throws {
    let results = (0..<25).flatMap { block in
      ["a", "b", "c"].enumerated().map { place, method in
        MethodResult(
          method: method, dataSet: "\(block)",
          value: Double(place) * (block % 3 == 0 ? -0.9 : 1))
      }
    }
    let pairs = Scoreboard(results).pairwise(seed: Seed(1))
    #expect(pairs.map { "\($0.first) \($0.second)" } == ["a b", "a c", "b c"])
    // Nine of 25 blocks are turned round: (−16 + 9 · 0.9) / 25 for neighbors, twice that for a and c.
    for (pair, mean) in zip(pairs, [-7.9 / 25, -15.8 / 25, -7.9 / 25]) {
      #expect(abs(pair.meanDifference - mean) < 1e-12)
      #expect(pair.wins == 9 && pair.ties == 0 && pair.losses == 16)
      #expect(pair.signFlip.mean == pair.meanDifference)
    }
    #expect(
      pairs[0].signedRank == pairs[2].signedRank && pairs[0].signFlip.p != pairs[2].signFlip.p)
    #expect(pairs.allSatisfy { abs($0.holm - 3 * $0.signedRank.p) < 1e-12 })
  }

  @Test func `McNemar counts known rows that only one of two gets right`() {
    let labels = Labels([.anomaly, .anomaly, .anomaly, .ordinary, .ordinary, .unknown])
    let first = Verdicts([true, true, false, false, true, true])
    let second = Verdicts([false, false, true, false, true, false])
    let test = McNemar(first, second, labels)
    #expect(test.onlyFirst == 2 && test.onlySecond == 1)
    // Three coins, at most one of which falls the rarer way: 2 · (1 + 3) / 8.
    #expect(abs(test.p - 1) < 1e-12)
    #expect(McNemar(onlyFirst: 1, onlySecond: 5).p == McNemar(onlyFirst: 5, onlySecond: 1).p)
    #expect(abs(McNemar(onlyFirst: 5, onlySecond: 1).p - 2 * 7.0 / 64) < 1e-12)
  }
}

struct PairedDeLongTests {
  private let labels = Labels([.anomaly, .anomaly, .ordinary, .ordinary, .unknown])
  /// Three of four pairs are in order: contributions 1 and ½ of the anomalies, ½ and 1 of the others.
  private let good = Scores([4, 2, 3, 1, 9])
  private let perfect = Scores([4, 3, 2, 1, 0])
  /// One of four pairs is in order: contributions ½ and 0, and 0 and ½.
  private let bad = Scores([3, 1, 4, 2, .nan])

  @Test func `the variance of a difference is that of what each row contributes to it`() throws {
    let test = try #require(try PairedDeLong(good, perfect, labels))
    #expect(test.first == 0.75 && test.second == 1 && test.difference == -0.25)
    // Gaps of ±¼ around the mean in either class: 2 · (2/16 / 1 / 2).
    #expect(test.variance == 0.125)
    // t = 0.25 / √0.125 with one degree of freedom, a Cauchy's: 1 − 2 atan(t) / π; its 97.5 % point is 12.7062,
    // so that the interval is cut at −1 and 1.
    #expect(abs(test.p - (1 - 2 * atan(0.5.squareRoot()) / .pi)) < 1e-12)
    #expect(test.interval()?.lower == -1 && test.interval()?.upper == 1)
  }

  @Test func `the interval of a difference is Student's, as its p-value is`() throws {
    // Six anomalies, of which one falls below half of the four ordinary rows in the second ranking alone.
    let labels = Labels(anomalies: [true, true, true, true, true, true, false, false, false, false])
    let whole = Scores([9, 8, 7, 6, 5, 4.5, 4, 3, 2, 1])
    let half = Scores([9, 8, 7, 6, 5, 2.5, 4, 3, 2, 1])
    let test = try #require(try PairedDeLong(whole, half, labels))
    // The gaps are 0 five times and ½ once around 1/12; 0, 0, 1/6 and 1/6 around 1/12.
    #expect(abs(test.difference - 1.0 / 12) < 1e-15)
    let variance = (1.0 / 4 - 6.0 / 144) / 5 / 6 + (2.0 / 36 - 4.0 / 144) / 3 / 4
    #expect(abs(test.variance - variance) < 1e-15)
    // Three degrees of freedom; the 97.5 % point is 3.182446305284263 (scipy 1.17.1, t.ppf).
    let reach = 3.182446305284263 * variance.squareRoot()
    let interval = try #require(test.interval())
    #expect(abs(interval.lower - (1.0 / 12 - reach)) < 1e-12)
    #expect(abs(interval.upper - (1.0 / 12 + reach)) < 1e-12)
    // At the level of the p-value the interval ends at 0.
    let edge = try #require(test.interval(level: ConfidenceLevel(1 - test.p)))
    #expect(abs(edge.lower) < 1e-12)
  }

  @Test func `a difference of areas lies within −1 and 1`() throws {
    let low = try #require(try PairedDeLong(bad, perfect, labels))
    #expect(low.difference == -0.75 && low.variance == 0.125)
    #expect(low.interval()?.lower == -1 && low.interval()?.upper == 1)
  }

  @Test func `equal areas do not differ`() throws {
    let mirrored = Scores([2, 4, 1, 3, 0])
    #expect(try #require(try PairedDeLong(good, mirrored, labels)).p == 1)
    let same = try #require(try PairedDeLong(perfect, perfect, labels))
    #expect(same.p == 1 && same.interval() == nil)
    let one = Labels([.anomaly, .ordinary, .ordinary, .unknown, .unknown])
    #expect(try PairedDeLong(good, perfect, one) == nil)
    let other = Labels([.anomaly, .anomaly, .ordinary, .unknown, .unknown])
    #expect(try PairedDeLong(good, perfect, other) == nil)
  }
}

/// Differences that no sample of the rows would change.
struct UnvariedDifferenceTests {
  private let labels = Labels(anomalies: (0..<20).map { $0 < 8 })
  private let perfect = Scores((0..<20).map { -Double($0) })

  private func newcombe(_ scores: Scores) throws -> Interval {
    try #require(Interval.newcombe(of: Ranking(scores, labels)))
  }

  @Test func `the area of a constant is known, so only the other one's interval is left`() throws {
    let constant = Scores([Double](repeating: 1, count: 20))
    let test = try #require(try PairedDeLong(perfect, constant, labels))
    #expect(test.difference == 0.5 && test.variance == 0)
    let (own, interval) = (try newcombe(perfect), try #require(test.interval()))
    #expect(interval.upper == 0.5 && interval.method == "Newcombe")
    #expect(abs(interval.lower - (own.lower - 0.5)) < 1e-12)
    let edge = try #require(test.interval(level: ConfidenceLevel(1 - test.p)))
    #expect(test.p > 0 && test.p < 0.05 && abs(edge.lower) < 1e-9)
  }

  @Test func `of two areas the distances to their ends add up as independent ones do`() throws {
    let worst = Scores((0..<20).map(Double.init))
    let test = try #require(try PairedDeLong(perfect, worst, labels))
    let interval = try #require(test.interval())
    // 1 and 0 are as far from their other ends.
    let reach = 2.0.squareRoot() * (1 - (try newcombe(perfect).lower))
    #expect(test.difference == 1 && interval.upper == 1)
    #expect(abs(interval.lower - (1 - reach)) < 1e-12)
    let turned = try #require(try PairedDeLong(worst, perfect, labels))
    #expect(turned.p == test.p && turned.interval()?.upper == -interval.lower)
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
    #expect(board.pairwise(seed: Seed(1))[0].signedRank.p == 1)
  }
}

struct SignTests {
  @Test func `sums that differ only by rounding count as equal`() {
    // 0.7 − 0.2 + 0.3 − 0.1 is 0.7 in two orders of the signs more than floating point sees.
    let test = SignFlipTest([0.7, -0.2, 0.3, -0.1], seed: Seed(1))
    #expect(test.p == 10.0 / 16 && test.flips == 16 && test.smallestP == 2.0 / 16)
    // A zero has no sign: two ways of four are as far out as both of one sign can be.
    #expect(SignFlipTest([1, 0], seed: Seed(1)).smallestP == 1)
    #expect(test.mean == (0.7 - 0.2 + 0.3 - 0.1) / 4)
  }

  @Test func `up to twenty differences are signed in every way`() {
    let twenty = SignFlipTest([Double](repeating: 1, count: 20), seed: Seed(1))
    #expect(twenty.flips == 1 << 20 && twenty.p == 2.0 / Double(1 << 20))
    // Beyond, the observed signs are one way beside the random ones; all alike come once in a million.
    let more = SignFlipTest([Double](repeating: 1, count: 30), seed: Seed(1))
    #expect(more.flips == 100_000 && more.p == 1.0 / 100_001 && more.smallestP == more.p)
  }

  @Test func `more differences than a word has bits have signs of their own`() {
    let far = [Double](repeating: 0, count: 64) + [Double](repeating: 1, count: 64)
    #expect(SignFlipTest(far, seed: Seed(1)).p == 1.0 / 100_001)
  }

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

struct ComparedRowsTests {
  private let evaluator = Evaluator(seed: Seed(4), resamples: 200)
  private let labels = Labels(anomalies: (0..<120).map { $0 % 4 == 0 })
  private func scores(_ factor: Int, _ lift: Double) -> Scores {
    Scores((0..<120).map { Double($0 * factor % 121) + ($0 % 4 == 0 ? lift : 0) })
  }

  @Test func `a difference is the first less the second, and so is its interval`() throws {
    let (strong, weak) = (scores(37, 60), scores(53, 5))
    let metrics: [RankingMetric] = [.rocAUC, .averagePrecision, .rPrecision]
    let found = evaluator.compare(strong, weak, labels, metrics: metrics)
    for (comparison, metric) in zip(found, metrics) {
      let own = try #require(comparison.first.quantity.number)
      let other = try #require(comparison.second.quantity.number)
      #expect(comparison.first.name == metric.name)
      #expect(comparison.difference.quantity == .number(own - other))
      #expect(own > other && comparison.difference.rows == 120)
      let interval = try #require(comparison.difference.interval)
      #expect(interval.contains(own - other) && interval.lower > 0)
      #expect(try #require(comparison.p.number) < 0.05)
    }
    // Each metric has resamples of its own.
    #expect(found[1].difference.interval != found[2].difference.interval)
    let alone = evaluator.compare(strong, weak, labels, metrics: [.rPrecision])
    #expect(alone[0].difference.interval == found[2].difference.interval)
  }

  @Test func `clusters make even the area a matter of resampling`() {
    let codes = (0..<120).map { Int32($0 / 2) }
    let found = evaluator.compare(
      scores(37, 60), scores(53, 5), labels, clusters: codes, metrics: [.rocAUC])
    #expect(found[0].method == "bootstrap (200)")
    #expect(found[0].difference.interval?.method == "bootstrap (200)")
  }

  @Test func `the interval of a difference holds 0 exactly where its p-value is above 5 %`() throws
  {
    for lift in 0..<12 {
      for metric in [RankingMetric.rocAUC, .averagePrecision, .rPrecision] {
        let found = evaluator.compare(
          scores(37, 60), scores(53, 5 * Double(lift)), labels, metrics: [metric])[0]
        let interval = try #require(found.difference.interval)
        #expect(interval.contains(0) == (try #require(found.p.number) > 0.05))
        #expect(found.method == interval.method)
      }
    }
  }

  @Test
  func
    `with fewer than five anomalies areas are not tested, and with fewer than ten the rest is not`()
  {
    func reasons(_ anomalies: Int) -> [String?] {
      let labels = Labels(anomalies: (0..<120).map { $0 < anomalies })
      return evaluator.compare(scores(37, 0), scores(53, 0), labels).map(\.p.reason)
    }
    #expect(
      reasons(4) == ["too few rows of a class: 4", "too few rows of a class: 4"])
    #expect(reasons(9) == [nil, "too few rows of a class: 9"])
    #expect(reasons(10) == [nil, nil])
  }

  @Test func `what no sample would change is tested where areas have an interval of their own`() {
    // Perfect in one ranking and the reverse in the other: a difference of 1 in every sample.
    let labels = Labels(anomalies: (0..<40).map { $0 < 20 })
    let up = Scores((0..<40).map { -Double($0) })
    let down = Scores((0..<40).map { Double($0) })
    let found = evaluator.compare(up, down, labels, metrics: [.rocAUC, .rPrecision])
    #expect(found.map(\.difference.quantity) == [.number(1), .number(1)])
    #expect(found[0].method == "Newcombe" && found[0].difference.interval?.method == "Newcombe")
    #expect(found[1].p.reason == "no sample of these rows would change the difference")
    #expect(found[1].difference.interval == nil)
  }

  @Test func `what one side lacks is told, the first side first`() {
    let silent = Verdicts([Bool](repeating: false, count: 120))
    let loud = Verdicts(scores(37, 60), above: 60)
    let found = evaluator.compare(silent, loud, labels, metrics: [.precision])[0]
    #expect(found.difference.quantity.reason == found.first.quantity.reason)
    #expect(found.p.reason == found.first.quantity.reason && found.p.number == nil)
    let lost = Scores(scores(37, 60).values.enumerated().map { $0.offset == 3 ? .nan : $0.element })
    let early = Scores(
      scores(37, 60).values.enumerated().map { $0.offset == 1 ? .nan : $0.element })
    #expect(
      evaluator.compare(lost, early, labels)[0].p.reason == "the score of row 3 is not a number")
    #expect(
      evaluator.compare(scores(37, 60), early, labels)[0].p.reason
        == "the score of row 1 is not a number")
  }
}
