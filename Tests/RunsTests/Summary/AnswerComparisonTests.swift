import Artifacts
import RunKit
import Testing
import Vocabulary

/// How much the best is ahead of another, and how sure that is.
struct AnswerComparisonTests {
  /// The comparison of a best trial with another detector, both with these scores of the test rows.
  private func comparison(
    of best: ([Double], MadeValue), with rival: ([Double], MadeValue),
    by metric: String = "roc_auc",
    labels: String = Rankings.labels
  ) throws -> SummaryRecord.Comparison {
    let run = try MadeRun(
      "detectors: [ecod, copod]\nselect: \(metric)",
      on: [MadeData(train: String(labels.reversed()), validation: "++--", test: labels)],
      [
        MadeTrial("e", "ecod").found(
          validation: [metric: 0.75], test: [metric: best.1], scores: best.0),
        MadeTrial("c", "copod").found(
          validation: [metric: 0.5], test: [metric: rival.1], scores: rival.0),
      ])
    return try #require(run.summary().answers.first?.comparisons.first)
  }

  private static let untold = "how far such a difference moves, these rows do not tell."

  private typealias Ranked = ([Double], Double)
  private static let still: [(Ranked, Ranked, Double, String)] = [
    ((Rankings.perfect, 1.0), (Rankings.constant, 0.5), 0.5, "0.500 above copod"),
    ((Rankings.reversed, 0), (Rankings.perfect, 1), -1, "1.000 below copod"),
    ((Rankings.perfect, 1), (Rankings.perfect, 1), 0, "level with copod"),
  ]

  @Test(arguments: still)
  func
    `where no row contributes more or less than another, there is no interval, and none is ahead`(
      best: ([Double], Double), rival: ([Double], Double), difference: Double, words: String
    ) throws
  {
    #expect(
      try comparison(of: (best.0, .number(best.1)), with: (rival.0, .number(rival.1)))
        == .init(
          trial: "c", detector: "copod", isControl: false,
          difference: Measurement(MetricName.rocAUC.difference, .number(difference), rows: 8),
          p: nil, sentence: "On the test rows it came out \(words); \(Self.untold)"))
  }

  @Test func `where the interval holds 0, the two cannot be told apart, whoever is ahead`() throws {
    let ahead = try comparison(of: (Rankings.perfect, 1), with: (Rankings.split, 0.5))
    let behind = try comparison(of: (Rankings.split, 0.5), with: (Rankings.perfect, 1))
    // ½ ± 0.919; no difference of areas is above 1.
    try expect(
      ahead.difference, isAreaDifference: 0.5, between: (0.5 - Rankings.reach)...1)
    try expect(
      behind.difference, isAreaDifference: -0.5, between: -1...(-0.5 + Rankings.reach))
    for found in [ahead, behind] {
      #expect(abs(try #require(found.p) - Rankings.p) < Rankings.rounding)
    }
    #expect(
      ahead.sentence
        == "On the test rows it cannot be told apart from copod: the difference is 0.500 (-0.419 to "
        + "1.000).")
  }

  /// Eight anomalies and eight ordinary rows; the first scores rank them perfectly, the second put one row of
  /// either kind on the wrong side of all others: each contributes 0, the rest of its kind 7/8.
  private static let labels = "++++++++--------"
  private static let whole: [Double] = (0..<16).map { Double(16 - $0) }
  private static let torn: [Double] = [-1] + (1..<15).map { Double(16 - $0) } + [99]

  /// The area of `torn` is 7/8 · 7/8 = 49/64. Gaps to the 1 of each row of `whole`: 7 times 1/8 and once 1, mean
  /// 15/64, so Σ(gap − mean)² = 7 · 1/64 + 1 − 8 · (15/64)² = 0.66992; the variance is twice that over 7 · 8,
  /// its root 0.15468, and with t of 7 degrees 2.36462 the interval reaches 0.36576 to either side.
  @Test func `an interval that ends above 0 is said to be ahead, one below 0 behind`() throws {
    let (one, other): (([Double], MadeValue), ([Double], MadeValue)) = (
      (Self.whole, 1), (Self.torn, .number(49.0 / 64))
    )
    let near = try comparison(of: one, with: other, labels: Self.labels)
    let interval = try #require(near.difference.interval)
    let ends: (lower: Double, upper: Double) = (15.0 / 64 - 0.36576, 15.0 / 64 + 0.36576)
    #expect(abs(interval.lower - ends.lower) < 1e-5)
    #expect(abs(interval.upper - ends.upper) < 1e-5)
    let turned: ([Double], MadeValue) = (Self.torn.map { -$0 }, .number(15.0 / 64))
    let far = try comparison(of: one, with: turned, labels: Self.labels)
    #expect(far.sentence == "On the test rows it is ahead of copod by 0.766 (0.400 to 1.000).")
    let behind = try comparison(of: turned, with: one, labels: Self.labels)
    #expect(behind.sentence == "On the test rows it is behind copod by 0.766 (0.400 to 1.000).")
  }

  // Two anomalies at ranks 1 and 2 have an average precision of 1; at ranks 1 and 4 it is (1 + 2/4)/2.
  private static let few: [([Double], [Double], Double, String)] = [
    ([4, 3, 2, 1], [4, 1, 3, 2], 0.25, "0.250 above copod"),
    ([4, 1, 3, 2], [4, 3, 2, 1], -0.25, "0.250 below copod"),
    ([4, 3, 2, 1], [4, 3, 2, 1], 0, "level with copod"),
  ]

  @Test(arguments: few)
  func `with too few anomalies for an interval, only what was measured is said`(
    best: [Double], rival: [Double], difference: Double, words: String
  ) throws {
    func value(_ scores: [Double]) -> MadeValue { scores[1] == 3 ? 1 : 0.75 }
    #expect(
      try comparison(
        of: (best, value(best)), with: (rival, value(rival)), by: "average_precision",
        labels: "++--")
        == .init(
          trial: "c", detector: "copod", isControl: false,
          difference: Measurement(
            MetricName.averagePrecision.difference, .number(difference), rows: 4),
          p: nil, sentence: "On the test rows it came out \(words); \(Self.untold)"))
  }

  @Test func `what cannot be measured is not compared, and the reason is given`() throws {
    let reason = "none of the 4 rows is an anomaly"
    #expect(
      try comparison(
        of: ([4, 3, 2, 1], .undefined(reason)), with: ([4, 1, 3, 2], .undefined(reason)),
        labels: "----")
        == .init(
          trial: "c", detector: "copod", isControl: false,
          difference: Measurement(
            MetricName.rocAUC.difference, .undefined(reason: reason), rows: 4),
          p: nil, sentence: "Whether ecod is ahead of copod cannot be said: \(reason)."))
  }

  private func run(_ best: [String: MadeValue], _ rival: [String: MadeValue]) throws -> MadeRun {
    try MadeRun(
      "detectors: [ecod, copod]\nselect: roc_auc", on: [MadeData(validation: "++--", test: "++--")],
      [
        MadeTrial("e", "ecod").found(
          validation: ["roc_auc": 0.75], test: best, scores: [4, 3, 2, 1]),
        MadeTrial("c", "copod").found(
          validation: ["roc_auc": 0.5], test: rival, scores: [4, 2, 3, 1]),
      ])
  }

  @Test func `an interval with an end at 0 holds 0`() throws {
    let made = try run(["roc_auc": 1], ["roc_auc": 0.75])
    func said(_ lower: Double, _ upper: Double) throws -> Bool {
      try made.comparison(
        Measurement(
          MetricName.rocAUC.difference, .number((lower + upper) / 2),
          interval: Interval(lower: lower, upper: upper, level: 0.95, method: "m"), rows: 4)
      ).contains("cannot be told apart")
    }
    #expect(try said(0, 0.5))
    #expect(try said(-0.5, 0))
    #expect(try !said(0.001, 0.5))
    #expect(try !said(-0.5, -0.001))
  }

  @Test func `what was not measured of the best is no difference, of no rows`() throws {
    let found = try run([:], ["roc_auc": 0.75]).summary().answers.first?.comparisons.first
    #expect(
      found?.difference
        == Measurement(
          MetricName.rocAUC.difference, .undefined(reason: "it was not measured"), rows: 0))
  }
}
