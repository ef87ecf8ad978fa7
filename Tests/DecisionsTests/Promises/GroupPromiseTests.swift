import Numerics
import Testing
import Vocabulary

@testable import Decisions

/// Promises of the rows of a new group.
struct GroupPromiseTests {
  /// Groups with an offset of their own, ten rows each.
  private func groups(_ count: Int, _ generator: inout Generator) -> [[Double]] {
    (0..<count).map { _ in
      let offset = 2 * generator.normal()
      return (0..<10).map { _ in offset + generator.normal() }
    }
  }

  /// In how many of 150 samples the share of a new group's rows that lie above the threshold is, on average over
  /// groups, larger than 5 %. A row is the sum of two normals, one twice as wide: 5 % lie above 1.64485 · √5.
  private func broken(_ count: Int, by threshold: ([[Double]]) -> Double?) -> Double {
    let border = 1.6448536269514722 * 5.0.squareRoot()
    let failures = (0..<150).count { run in
      var generator = Seed(UInt64(run) + 1).generator()
      return threshold(groups(count, &generator)).map { $0 < border } ?? false
    }
    return Double(failures) / 150
  }

  // Of 150 samples, 5 % come out at 0.1 or less in 996 of 1,000.

  @Test(arguments: [60, 100])
  func `a promise of a new group is broken no more often than it says`(count: Int) {
    let bound = GroupBound(share: 0.05, confidence: 0.95)
    #expect(broken(count) { bound.threshold(of: $0)?.threshold } <= 0.1)
  }

  @Test func `rows that are taken for independent break it, so it is groups that count`() {
    let promise = { (groups: [[Double]]) -> Double? in
      let rows = groups.joined().sorted()
      let rank = ConformalRank.confident(share: 0.05, confidence: 0.95, rows: rows.count)
      return rows[rows.count - rank]
    }
    #expect(broken(60, by: promise) > 0.15)
  }

  @Test func `with too few groups the number that would do is told, and more rows do not help`() {
    let bound = GroupBound(share: 0.05, confidence: 0.95)
    var generator = Seed(1).generator()
    // ln 0.05 / ln 0.95 = 58.4.
    #expect(bound.groupsNeeded == 59)
    #expect(bound.threshold(of: groups(58, &generator)) == nil)
    #expect(bound.isProved(for: 76) && !bound.isProved(for: 77))
  }

  // Where whole groups alarm or none, the mean is the weight of those that do and of the unseen together, whose law is
  // Beta(alarming + 1, others): (1 − 0.05)⁶⁰ = 0.0461 where none of 60 do, 0.1916 where one does, and of 90 groups
  // with two 0.1664. Shares of 10,000 draws stray from that by 0.012 in one case in four hundred.
  @Test(arguments: [(60, 0, 0.0461), (60, 1, 0.1916), (90, 2, 0.1664)])
  func `weights are uniform, and the same whatever was drawn before`(
    groups: Int, alarming: Int, chance: Double
  ) {
    let shares = (0..<groups).map { $0 < alarming ? 1.0 : 0 }
    let found = DirichletDraws(groups: groups).chance(ofMeanAbove: 0.05, of: shares)
    #expect(abs(found - chance) < 0.012)
    #expect(DirichletDraws(groups: 2 * groups).count == 10_000)
    #expect(DirichletDraws(groups: 4000).count == 1999)
    #expect(DirichletDraws(groups: groups).chance(ofMeanAbove: 0.05, of: shares) == found)
    #expect(
      DirichletDraws(groups: groups).chance(ofMeanAbove: 0.05, of: shares.reversed()) == found)
  }

  @Test func `the lowest threshold that the draws allow is found, wherever the search begins`()
    throws
  {
    let bound = GroupBound(share: 0.05, confidence: 0.95)
    let draws = DirichletDraws(groups: 90)
    // Two standard errors of 10,000 draws below the risk: 0.05 − 2 · √(0.05 · 0.95 / 10,000).
    let allowed = 0.05 - 2 * (0.05 * 0.95 / 10_000).squareRoot()
    for seed in 1...3 {
      var generator = Seed(UInt64(seed)).generator()
      let drawn = groups(90, &generator)
      let allowedScores = drawn.joined().filter { score in
        draws.chance(
          ofMeanAbove: 0.05, of: drawn.map { Double($0.count { $0 > score }) / Double($0.count) })
          <= allowed
      }
      #expect(bound.threshold(of: drawn)?.threshold == allowedScores.min())
    }
    for (count, lowest) in [(1, 0), (2, 0), (2, 1), (100, 0), (100, 63), (100, 99)] {
      for guess in [0, lowest, count - 1, count] {
        #expect((0..<count).lowest(near: guess) { $0 >= lowest } == lowest)
      }
    }
  }

  @Test func `a request of rows that belong together promises of a new group`() throws {
    var generator = Seed(1).generator()
    let drawn = groups(80, &generator)
    let evidence = try Evidence(
      Scores(drawn.flatMap { $0 }), groups: (0..<800).map { Int32($0 / 10) })
    let choice = try asked("conformal: { at-most: 0.05, confidence: 0.95 }").plain(evidence)
    let promise = try #require(choice.threshold?.guarantee)
    #expect(
      promise
        == Guarantee(
          sentence: "At most 5 % of the ordinary rows of a new group alarm, with 95 % confidence.",
          quantity: .falsePositiveRate, bound: 0.05, confidence: 0.95, rows: 800, groups: 80,
          isProved: false))
    #expect(
      choice.sentence.hasPrefix(
        "At most 5 % of the ordinary rows of a new group alarm, with 95 % confidence, if it is like these 80, each"
          + " of which counts once with its share of 800 rows; the bound is Gaffke's, which is conjectured to"
          + " hold, not proved."))
    let few = try asked("conformal: { at-most: 0.05, confidence: 0.95 }").plain(
      Evidence(Scores(drawn.prefix(20).flatMap { $0 }), groups: (0..<200).map { Int32($0 / 10) }))
    #expect(
      few.sentence
        == "A false-positive rate of at most 5 % with 95 % confidence for the rows of a new group needs 59 "
        + "groups with ordinary rows; you have 20, and more rows of the same groups do not help.")
  }
  @Test func `the lowest that holds is found by halving, wherever it is looked for first`() {
    for guess in [0, 500, 700, 1023] {
      var calls = 0
      let found = (0..<1024).lowest(near: guess) { place in
        calls += 1
        return place >= 700
      }
      #expect(found == 700)
      // Steps double until the answer lies between two tries, and halve what is left then.
      #expect(calls <= 22)
    }
  }
}
