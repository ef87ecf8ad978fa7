import Artifacts
import RunKit
import Testing
import Vocabulary

/// How much the best is ahead of another, and how sure that is.
struct AnswerComparisonTests {
  /// The comparison of a best trial with another detector, both with these scores of the test rows.
  private func comparison(
    of best: [Double], with rival: [Double], by metric: String = "roc_auc",
    labels: String = Rankings.labels
  ) throws -> SummaryRecord.Comparison {
    let run = try MadeRun(
      "detectors: [ecod, copod]\nselect: \(metric)",
      on: [MadeData(train: String(labels.reversed()), validation: "++--", test: labels)],
      [
        MadeTrial("e", "ecod").found(validation: [metric: 0.75], scores: best),
        MadeTrial("c", "copod").found(validation: [metric: 0.5], scores: rival),
      ])
    return try #require(run.summary().answers.first?.comparisons.first)
  }

  @Test func `the best is significantly ahead where the whole interval lies above 0`() throws {
    // 0.8 ± 0.555; no difference of areas is above 1.
    let found = try comparison(of: Rankings.perfect, with: Rankings.weak)
    try expect(found.difference, isAreaDifference: 0.8, between: (0.8 - Rankings.weakReach)...1)
    #expect(abs(try #require(found.p) - Rankings.weakP) < Rankings.rounding)
    #expect(found.trial == "c" && found.detector == "copod" && !found.isControl)
    #expect(
      found.sentence == "ecod is ahead of copod on the test rows by 0.800, significantly.")
  }

  @Test func `the best is significantly behind where the whole interval lies below 0`() throws {
    let found = try comparison(of: Rankings.weak, with: Rankings.perfect)
    try expect(
      found.difference, isAreaDifference: -0.8, between: -1...(-0.8 + Rankings.weakReach))
    #expect(found.sentence == "ecod is behind copod on the test rows by 0.800, significantly.")
  }

  @Test func `where the interval holds 0, the two cannot be told apart, whoever is ahead`() throws {
    let ahead = try comparison(of: Rankings.perfect, with: Rankings.split)
    let behind = try comparison(of: Rankings.split, with: Rankings.perfect)
    // 0.6 ± 0.680.
    try expect(
      ahead.difference, isAreaDifference: 0.6, between: (0.6 - Rankings.reach)...1)
    try expect(
      behind.difference, isAreaDifference: -0.6, between: -1...(-0.6 + Rankings.reach))
    for found in [ahead, behind] {
      #expect(abs(try #require(found.p) - Rankings.p) < Rankings.rounding)
      #expect(
        found.sentence
          == "ecod and copod cannot be told apart on the test rows: they differ by 0.600, and the "
          + "interval holds 0.")
    }
  }

  @Test func `equal scores have no interval of their difference, and nobody is ahead`() throws {
    let found = try comparison(of: Rankings.perfect, with: Rankings.perfect)
    #expect(found.difference == Measurement(.rocAUC, .number(0), rows: 10))
    #expect(found.p == 1)
    #expect(found.sentence == "ecod is not ahead of copod on the test rows.")
  }

  // Two anomalies at ranks 1 and 2 have an average precision of 1; at ranks 1 and 4 it is (1 + 2/4)/2.
  @Test(arguments: [
    (
      [4.0, 3, 2, 1], [4.0, 1, 3, 2], 0.25,
      "ecod is ahead of copod on the test rows by 0.250, of which too few are anomalies for an interval."
    ),
    ([4, 1, 3, 2], [4, 3, 2, 1], -0.25, "ecod is not ahead of copod on the test rows."),
    ([4, 3, 2, 1], [4, 3, 2, 1], 0, "ecod is not ahead of copod on the test rows."),
  ])
  func `with too few anomalies for an interval, only what was measured is said`(
    best: [Double], rival: [Double], difference: Double, sentence: String
  ) throws {
    #expect(
      try comparison(of: best, with: rival, by: "average_precision", labels: "++--")
        == .init(
          trial: "c", detector: "copod", isControl: false,
          difference: Measurement(.averagePrecision, .number(difference), rows: 4),
          p: nil, sentence: sentence))
  }

  @Test func `what cannot be measured is not compared, and the reason is given`() throws {
    let reason = "none of the 4 rows is an anomaly"
    #expect(
      try comparison(of: [4, 3, 2, 1], with: [4, 1, 3, 2], labels: "----")
        == .init(
          trial: "c", detector: "copod", isControl: false,
          difference: Measurement(.rocAUC, .undefined(reason: reason), rows: 4),
          p: nil,
          sentence: "Whether ecod is ahead of copod on the test rows cannot be said: \(reason)."))
  }
}
