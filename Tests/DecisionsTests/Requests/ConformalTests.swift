import Decisions
import Foundation
import Numerics
import Testing
import Vocabulary

struct ConformalTests {
  @Test(arguments: [  // rows, share, marginal rank, rank with 95 % confidence
    (500, 0.01, 5, 2), (500, 0.02, 10, 5), (500, 0.05, 25, 17),
    (1000, 0.01, 10, 5), (1000, 0.02, 20, 13), (1000, 0.05, 50, 39),
    (5000, 0.01, 50, 39), (5000, 0.02, 100, 84), (5000, 0.05, 250, 225),
    (10_000, 0.01, 100, 84), (10_000, 0.02, 200, 177), (10_000, 0.05, 500, 464),
    (100, 0.05, 5, 2), (100, 0.02, 2, 0), (100, 0.01, 1, 0),
  ])
  func `ranks are those of the beta distribution`(
    rows: Int, share: Double, marginal: Int, confident: Int
  ) {
    #expect(ConformalRank.marginal(share: share, rows: rows) == marginal)
    #expect(ConformalRank.confident(share: share, confidence: 0.95, rows: rows) == confident)
  }

  // Twice the distance to the next number above 11 · (1 − 2⁻⁵³) is added, which makes it 11 of 10 rows.
  @Test func `a share of nearly 1 has the rank of the lowest score, and none beyond`() {
    #expect(ConformalRank.marginal(share: 1.0.nextDown, rows: 10) == 10)
  }

  @Test func `a share that is next to nothing needs more rows than anyone has`() {
    for confidence in [nil, 0.95, 1.0.nextDown] {
      #expect(
        ConformalRank.rowsNeeded(share: .leastNonzeroMagnitude, confidence: confidence)
          == 1_000_000_000_000_000)
    }
  }

  @Test(arguments: [(0.05, 19, 59), (0.02, 49, 149), (0.01, 99, 299), (0.001, 999, 2995)])
  func `fewer rows than needed have no rank`(share: Double, marginal: Int, confident: Int) {
    #expect(ConformalRank.rowsNeeded(share: share, confidence: nil) == marginal)
    #expect(ConformalRank.marginal(share: share, rows: marginal - 1) == 0)
    #expect(ConformalRank.rowsNeeded(share: share, confidence: 0.95) == confident)
    #expect(ConformalRank.confident(share: share, confidence: 0.95, rows: confident - 1) == 0)
  }

  @Test func `the threshold is the score itself, and as many rows as promised lie above it`() throws
  {
    let choice = try asked("conformal: { at-most: 0.02 }").plain(Examples.even(500))
    let threshold = try #require(choice.threshold)
    #expect(threshold.value == 490.5 / 500)
    #expect(threshold.lowestAlarmed == 491.5 / 500)
    #expect(
      threshold.guarantee
        == Guarantee(
          sentence:
            "At most 2 % of ordinary rows to come alarm, on average.",
          quantity: .falsePositiveRate, bound: 0.02, confidence: nil, rows: 500))
  }

  @Test func `labeled anomalies do not raise a conformal threshold`() throws {
    let scores = (0..<100).map { Double($0) } + [1000, 2000]
    let evidence = try Evidence(
      Scores(scores), labels: Labels(anomalies: scores.map { $0 >= 1000 }))
    #expect(try asked("conformal: { at-most: 0.05 }").plain(evidence).threshold?.value == 95)
  }
}

/// Ten thousand calibration samples of uniform scores each, of which the highest are kept.
private enum Simulation {
  static let draws = 10_000
  static let fiveHundred = highest(60, of: 500)
  static let thousand = highest(60, of: 1000)

  private static func highest(_ kept: Int, of rows: Int) -> [[Double]] {
    Workers.map(draws) { draw in
      var chance = Seed(41).split("draw", draw).generator()
      let scores = (0..<rows).map { _ in chance.uniform() }.sorted()
      return Array(scores.suffix(kept).reversed())
    }
  }

  /// The share of ordinary rows above each sample's threshold, ascending: 1 − threshold.
  static func realizedRates(rows: Int, rank: Int) -> [Double] {
    (rows == 500 ? fiveHundred : thousand).map { 1 - $0[rank - 1] }.sorted()
  }
}

struct CoverageTests {
  @Test(arguments: [(500, 0.02), (500, 0.05), (1000, 0.01), (1000, 0.05)])
  func `the realized false-positive rate is beta distributed`(rows: Int, share: Double) throws {
    let rank = ConformalRank.marginal(share: share, rows: rows)
    let rates = Simulation.realizedRates(rows: rows, rank: rank)
    let beta = BetaDistribution(Double(rank), Double(rows + 1 - rank))
    var gap = 0.0
    for (place, rate) in rates.enumerated() {
      let level = beta.probability(atMost: rate)
      gap = max(gap, abs(level - Double(place) / 1e4), abs(level - Double(place + 1) / 1e4))
    }
    #expect(gap < 1.95 / 100)  // Kolmogorov's bound at 1 in 1,000 for 10,000 draws
    let mean = rates.reduce(0, +) / 1e4
    let exact = Double(rank) / Double(rows + 1)
    // Four standard errors of the mean of the beta distribution.
    #expect(abs(mean - exact) < 4 * (exact * (1 - exact) / Double(rows + 2)).squareRoot() / 100)
  }

  @Test(arguments: [
    (500, 0.01), (500, 0.02), (500, 0.05), (1000, 0.01), (1000, 0.02), (1000, 0.05),
  ])
  func `the promise with confidence is broken as seldom as it says`(rows: Int, share: Double) {
    let rank = ConformalRank.confident(share: share, confidence: 0.95, rows: rows)
    let error = 4 * (0.05 * 0.95 / 1e4).squareRoot()  // four binomial standard errors
    func broken(_ rank: Int) -> Double {
      Double(Simulation.realizedRates(rows: rows, rank: rank).count { $0 > share }) / 1e4
    }
    #expect(broken(rank) < 0.05 + error)
    // It is the largest rank that keeps the promise: the next one breaks it.
    #expect(broken(rank + 1) > 0.05 - error)
  }
}
