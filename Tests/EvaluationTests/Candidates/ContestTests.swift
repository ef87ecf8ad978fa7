import Evaluation
import Foundation
import Numerics
import Scoring
import Testing
import Vocabulary

/// Who cannot be told apart from the best, who is ahead, and how sure a mean is.
struct ContestTests {
  // With 200 worlds a share of 5 % comes out at 0.095 or less, one of 95 % at 0.905 or more, in 997 of 1,000.

  @Test(arguments: [2, 8])
  func `none of equal candidates is called ahead more than once in twenty times`(
    candidates: Int
  ) throws {
    #expect(try ContestWorld(candidates: candidates).share { $0.isAheadOfAll($0.best) } <= 0.095)
  }

  @Test(arguments: [2, 8])
  func `a candidate that is as good as any stays among those that cannot be told apart`(
    candidates: Int
  ) throws {
    let kept = try ContestWorld(candidates: candidates).share { $0.tiedWithBest().contains(0) }
    #expect(kept >= 0.905)
  }

  @Test func `seeds and groups are part of what cannot be told apart`() throws {
    let seeds = ContestWorld(seeds: 3, seedSpread: 0.5)
    #expect(try seeds.share { $0.isAheadOfAll($0.best) } <= 0.095)
    #expect(try ContestWorld(groups: 30).share { $0.isAheadOfAll($0.best) } <= 0.095)
  }

  @Test func `a candidate that is better by far is ahead, and alone`() throws {
    let world = ContestWorld(candidates: 6, lead: 1.5)
    #expect(try world.share { $0.isAheadOfAll(0) && $0.tiedWithBest() == [0] } >= 0.9)
  }

  @Test func `the interval of a mean holds the area that all rows to come would have`() throws {
    let held = try ContestWorld().share {
      $0.interval(of: 0)?.contains(ContestWorld.area) ?? false
    }
    #expect(held >= 0.905)
  }

  /// Among ten anomalies and ten others one pair is wrong, an area of 0.99: so near to 1 that the rows at hand tell
  /// too little of those to come. The lowest area t from which 0.99 is no more than 1.95996 deviations away has
  /// (0.99 − t)² = 1.95996² · t (1 − t) (1 + 9 (1 − t) / (2 − t) + 9 t / (1 + t)) / 100, by Hanley and McNeil.
  @Test func `near the end of the scale a mean has an interval that the number of rows gives it`()
    throws
  {
    let labels = Labels((0..<20).map { $0 < 10 ? .anomaly : .ordinary })
    let scores = Scores([30, 29, 28, 27, 26, 25, 24, 23, 22, 9.5] + (1...10).map(Double.init))
    let seeds = [1, 2].map { seed in
      Heat(rows: Array(0..<20), labels: labels, seed: seed, scores: [scores, scores])
    }
    let interval = try #require(
      try Contest(seeds, by: .rocAUC, seed: Seed(1))?.interval(of: 0))
    let t = interval.lower
    let more = 9 * (1 - t) / (2 - t) + 9 * t / (1 + t)
    let variance = t * (1 - t) * (1 + more) / 100
    #expect(abs((0.99 - t) - 1.959964 * variance.squareRoot()) < 1e-6)
    #expect(interval.method == "rows and 2 seeds, Hanley–McNeil")
    // Of the same rows as two folds of one seed, twenty of either kind count.
    let folds = [0, 1].map { fold in
      Heat(
        rows: Array((fold * 20)..<(fold * 20 + 20)), labels: labels, seed: 1,
        scores: [scores, scores])
    }
    let narrower = try #require(
      try Contest(folds, by: .rocAUC, seed: Seed(1))?.interval(of: 0)
    ).lower
    let moreOfFolds = 19 * (1 - narrower) / (2 - narrower) + 19 * narrower / (1 + narrower)
    let ofFolds = narrower * (1 - narrower) * (1 + moreOfFolds) / 400
    #expect(abs((0.99 - narrower) - 1.959964 * ofFolds.squareRoot()) < 1e-6)
  }

  /// The second seed measures the rows of the first and as many more like them: an area of 0.99 both times. Of ten
  /// rows of either kind that is less sure than of twenty.
  @Test func `of seeds that measure unlike numbers of rows, the first says how sure a mean is`()
    throws
  {
    let once: [Double] = [30, 29, 28, 27, 26, 25, 24, 23, 22, 9.5] + (1...10).map(Double.init)
    let heats = [1, 2].map { seed in
      let rows = 20 * seed
      let scores = Scores((0..<rows).map { once[$0 % 20] })
      return Heat(
        rows: Array(0..<rows), labels: Labels(anomalies: (0..<rows).map { $0 % 20 < 10 }),
        seed: seed, scores: [scores, scores])
    }
    let t = try #require(
      try Contest(heats, by: .rocAUC, seed: Seed(1))?.interval(of: 0)
    ).lower
    let more = 9 * (1 - t) / (2 - t) + 9 * t / (1 + t)
    let variance = t * (1 - t) * (1 + more) / 100
    #expect(abs((0.99 - t) - 1.959964 * variance.squareRoot()) < 1e-6)
  }

  /// Of ten anomalies and forty others, four outscore one anomaly: an area of 1 − 4/400. Of the one kind there are
  /// nine more than one, of the other 39.
  @Test func `anomalies and ordinary rows count each for themselves near the end of the scale`()
    throws
  {
    let labels = Labels((0..<50).map { $0 < 10 ? .anomaly : .ordinary })
    let anomalies: [Double] = (0..<9).map { Double(50 + $0) } + [36.5]
    let scores = Scores(anomalies + (1...40).map(Double.init))
    let heat = Heat(rows: Array(0..<50), labels: labels, seed: 1, scores: [scores, scores])
    let t = try #require(
      try Contest([heat], by: .rocAUC, seed: Seed(1))?.interval(of: 0)
    ).lower
    let more = 9 * (1 - t) / (2 - t) + 39 * t / (1 + t)
    let variance = t * (1 - t) * (1 + more) / 400
    #expect(abs((0.99 - t) - 1.959964 * variance.squareRoot()) < 1e-6)
  }

  /// A perfect order of ten and ten beside a constant score: ½ is 3.78 deviations of √(½ · ½ · (1 + 9/3 + 9/3) / 100),
  /// and as much comes by chance in 1.6 of 10,000 samples.
  @Test func `what no row moves is certain as far as the number of rows makes it`() throws {
    let labels = Labels((0..<20).map { $0 < 10 ? .anomaly : .ordinary })
    let heat = Heat(
      rows: Array(0..<20), labels: labels, seed: 1,
      scores: [
        Scores((0..<20).map { 20 - Double($0) }), Scores([Double](repeating: 1, count: 20)),
      ])
    let contest = try #require(try Contest([heat], by: .rocAUC, seed: Seed(1)))
    #expect(contest.isAheadOfAll(0, significance: 2e-4))
    #expect(!contest.isAheadOfAll(0, significance: 1e-4))
    #expect(contest.isAhead(0, of: 1, chosenAmong: [0], significance: 2e-4))
    #expect(!contest.isAhead(0, of: 1, chosenAmong: [0], significance: 1e-4))
    #expect(contest.tiedWithBest(confidence: 0.9998) == [0])
    #expect(contest.tiedWithBest(confidence: 0.9999) == [0, 1])
  }

  @Test func `the luckiest of many equals does not beat a control that is one of them`() throws {
    let world = ContestWorld(candidates: 8)
    let lucky = try world.share { contest in
      let best = (1..<8).max { contest.means[$0] < contest.means[$1] } ?? 1
      return contest.isAhead(best, of: 0, chosenAmong: Array(1..<8))
    }
    #expect(lucky <= 0.095)
  }

  /// Areas 1 and ½, the gaps of the anomalies 0, 0, 1 and 1 and of the ordinary rows ½: the variance is
  /// 4 · ¼ / 3 / 4 = 1/12, and t of 3 degrees of freedom, one less than the rows of either kind, is 3.18245.
  @Test func `a difference has the interval and the p-value of one distribution`() throws {
    let labels = Labels((0..<8).map { $0 < 4 ? .anomaly : .ordinary })
    let heat = Heat(
      rows: Array(0..<8), labels: labels, seed: 1,
      scores: [Scores([8, 7, 6, 5, 4, 3, 2, 1]), Scores([8, 7, 2, 1, 6, 5, 4, 3])])
    let contest = try #require(try Contest([heat], by: .rocAUC, seed: Seed(1)))
    #expect(contest.means == [1, 0.5])
    let found = contest.difference(0, 1)
    let interval = try #require(found.interval)
    #expect(abs(interval.lower - (0.5 - 3.18245 * (1.0 / 12).squareRoot())) < 1e-4)
    #expect(interval.upper == 1 && interval.method == "rows")
    // ½ is √3 standard errors, and with 3 degrees of freedom P(|t| > √3) = ½ − 1/π.
    #expect(abs(try #require(found.p) - (0.5 - 1 / Double.pi)) < 1e-9)
  }

  @Test
  func `a difference that hardly anything moves has a chance near nothing, over seeds as well`()
    throws
  {
    let labels = Labels((0..<400).map { $0 < 200 ? .anomaly : .ordinary })
    let heats = [1, 2, 3].map { seed in
      Heat(
        rows: Array(0..<400), labels: labels, seed: seed,
        scores: [
          Scores(
            (0..<400).map { Double($0 < 200 ? 1000 : 0) + Double($0 * (seed + 6) % 400) * 2.52 }),
          Scores((0..<400).map { Double($0 * (seed * 2 + 5) % 389) }),
        ])
    }
    for count in [1, 3] {
      let contest = try #require(
        try Contest(Array(heats.prefix(count)), by: .rocAUC, seed: Seed(1)))
      #expect(try #require(contest.difference(0, 1).p) < 1e-3)
    }
  }

  @Test func `rows that are no independent evidence, or too few, tell nothing`() throws {
    func contest(anomalies: Int, groups: [Int32]? = nil) throws -> Contest? {
      let labels = Labels((0..<20).map { $0 < anomalies ? .anomaly : .ordinary })
      let scores = Scores((0..<20).map { Double(20 - $0 * 7 % 20) })
      return try Contest(
        [Heat(rows: Array(0..<20), labels: labels, groups: groups, seed: 1, scores: [scores])],
        by: .rocAUC, seed: Seed(1))
    }
    #expect(try contest(anomalies: 2) == nil)
    #expect(try contest(anomalies: 3)?.units.anomalous == 3)
    // All anomalies belong to two groups.
    let groups = (0..<20).map { Int32($0 < 6 ? $0 % 2 : $0) }
    #expect(try contest(anomalies: 6, groups: groups) == nil)
  }

  @Test func `who is ahead is asked at 5 % where nothing else is said`() throws {
    var answers: [(usual: Bool, five: Bool, ten: Bool)] = []
    for run in 0..<60 {
      var generator = Seed(UInt64(run) + 1).generator()
      let contest = try #require(
        try Contest(
          ContestWorld(candidates: 3, lead: 0.25).heats(&generator), by: .rocAUC, seed: Seed(7)))
      func isAhead(_ significance: Double) -> Bool {
        contest.isAhead(0, of: 1, chosenAmong: [0, 2], significance: significance)
      }
      answers.append(
        (contest.isAhead(0, of: 1, chosenAmong: [0, 2]), isAhead(0.05), isAhead(0.1)))
    }
    #expect(answers.allSatisfy { $0.usual == $0.five })
    #expect(answers.contains { $0.five != $0.ten })
  }

  @Test func `on the scale of logits an interval reaches as far up as down`() throws {
    var generator = Seed(3).generator()
    let contest = try #require(
      try Contest(ContestWorld().heats(&generator), by: .averagePrecision, seed: Seed(7)))
    let interval = try #require(contest.interval(of: 0))
    func logit(_ share: Double) -> Double { log(share / (1 - share)) }
    let center = logit(contest.means[0])
    #expect(interval.lower < contest.means[0] && contest.means[0] < interval.upper)
    #expect(abs(logit(interval.upper) - center - (center - logit(interval.lower))) < 1e-9)
  }
}
