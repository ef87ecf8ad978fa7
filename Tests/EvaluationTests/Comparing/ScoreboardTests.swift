import Evaluation
import Numerics
import Testing

struct ScoreboardTests {
  private func result(
    _ method: String, _ dataSet: String, _ value: Double?, family: String? = nil
  ) -> MethodResult {
    MethodResult(method: method, dataSet: dataSet, family: family, value: value)
  }

  @Test func `seeds are averaged first, and families of data sets count once`() {
    let board = Scoreboard([
      result("a", "x", 0.8), result("a", "x", 0.6), result("b", "x", 0.9),
      result("a", "y1", 0.2, family: "y"), result("a", "y2", 0.4, family: "y"),
      result("a", "y2", 0.6, family: "y"), result("b", "y1", 0.1, family: "y"),
      result("b", "y2", 0.3, family: "y"),
    ])
    #expect(board.blocks == ["x", "y"])
    #expect(board.values[0] == [(0.8 + 0.6) / 2, 0.9])
    #expect(board.values[1] == [(0.2 + (0.4 + 0.6) / 2) / 2, (0.1 + 0.3) / 2])
    #expect(board.ranks == [[2, 1], [1, 2]])
    #expect(board.winsTiesLosses(0, 1) == (1, 0, 1))
  }

  @Test func `a block that a method has no result for is left out and named`() {
    let board = Scoreboard([
      result("a", "x", 1), result("b", "x", 2), result("a", "y", 1), result("b", "y", nil),
      result("a", "z", 1),
    ])
    #expect(board.blocks == ["x"])
    #expect(board.excluded == ["y", "z"])
  }

  @Test func `the winner is flagged if it depends on how blocks are summed up`() throws {
    // b is best on two of three blocks by little, a on one by much.
    let board = Scoreboard([
      result("a", "x", 0.50), result("b", "x", 0.51), result("a", "y", 0.50),
      result("b", "y", 0.51), result("a", "z", 0.9), result("b", "z", 0.3),
    ])
    let leaderboard = try #require(Leaderboard(board))
    #expect(leaderboard.winners(by: .mean) == ["a"])
    #expect(leaderboard.winners(by: .median) == ["b"])
    #expect(leaderboard.winners(by: .averageRank) == ["b"])
    #expect(leaderboard.winners(by: .winRate) == ["b"])
    #expect(leaderboard.winnerDependsOnAggregator)
    #expect(leaderboard.entries.map(\.method) == ["b", "a"])
    #expect(leaderboard.entries[1].averageRank == 5.0 / 3)
  }

  @Test func `where lower is better, the lowest wins by all`() throws {
    let board = Scoreboard(
      [result("a", "x", 3), result("b", "x", 1), result("a", "y", 2), result("b", "y", 1)],
      higherIsBetter: false)
    let leaderboard = try #require(Leaderboard(board))
    #expect(!leaderboard.winnerDependsOnAggregator)
    #expect(leaderboard.winners(by: .mean) == ["b"])
    #expect(board.winsTiesLosses(1, 0) == (2, 0, 0))
  }

  @Test func `pairs are tested with an adjustment for their number`() {
    let results = (0..<8).flatMap { block in
      ["a", "b", "c"].enumerated().map { place, method in
        result(method, "set \(block)", Double(place) + Double(block * block) / 100)
      }
    }
    let pairs = Scoreboard(results).pairwise()
    #expect(pairs.map(\.first) == ["a", "a", "b"])
    // All eight differences point one way: 2 / 2⁸, and three times that once adjusted.
    #expect(pairs.allSatisfy { $0.signedRank.p == 2.0 / 256 })
    #expect(pairs.allSatisfy { $0.holm == 6.0 / 256 })
    #expect(pairs.allSatisfy { $0.losses == 8 })
  }

  @Test func `nothing in common is nothing to compare`() {
    #expect(Leaderboard(Scoreboard([])) == nil)
    #expect(Scoreboard([]).friedman(seed: Seed(1)) == nil)
    #expect(Scoreboard([]).pairwise().isEmpty)
    #expect(SignedRankTest([0, 0]).p == 1)
  }
}

struct NemenyiTests {
  /// The reference has four digits.
  private let fourDigits = 5.1e-5

  @Test func `quantiles have their known values`() {
    let five = [1.9600, 2.3437, 2.5690, 2.7278, 2.8497, 2.9483, 3.0309, 3.1017, 3.1637]
    let ten = [1.6449, 2.0523, 2.2913, 2.4595, 2.5885, 2.6927, 2.7799, 2.8546, 2.9199]
    for methods in 2...10 {
      #expect(abs(nemenyiQuantile(methods: methods, alpha: 0.05) - five[methods - 2]) < fourDigits)
      #expect(abs(nemenyiQuantile(methods: methods, alpha: 0.1) - ten[methods - 2]) < fourDigits)
    }
    #expect(abs(nemenyiQuantile(methods: 23, alpha: 0.05) - 3.6156) < fourDigits)
    #expect(abs(nemenyiQuantile(methods: 32, alpha: 0.05) - 3.7802) < fourDigits)
  }

  @Test func `the critical difference and Iman and Davenport's F follow from the statistic`() throws
  {
    // Four methods on three blocks, which agree but for one pair: rank sums 3, 6, 10, 11.
    let ranks: [[Double]] = [[1, 2, 3, 4], [1, 2, 3, 4], [1, 2, 4, 3]]
    let test = try #require(FriedmanTest(ranks: ranks, seed: Seed(1)))
    #expect(abs(test.chiSquare - (12 * 266.0 / (3 * 4 * 5) - 45)) < 1e-12)
    #expect(abs(test.imanDavenport - 2 * test.chiSquare / (9 - test.chiSquare)) < 1e-12)
    #expect(
      test.criticalDifference()
        == nemenyiQuantile(methods: 4, alpha: 0.05) * (20.0 / 18).squareRoot())
    let agreed = try #require(FriedmanTest(ranks: [[1, 2, 3], [1, 2, 3]], seed: Seed(1)))
    #expect(agreed.imanDavenport == .infinity)
    #expect(agreed.imanDavenportP == 0)
    #expect(FriedmanTest(ranks: [[1.5, 1.5], [1.5, 1.5]], seed: Seed(1)) == nil)
  }
}
