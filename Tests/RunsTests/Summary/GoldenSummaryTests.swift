import Artifacts
import Formats
import RunKit
import Testing
import Trials
import Vocabulary

/// Whole summaries of small runs, each number worked out by hand.
///
/// Of four rows, the first two anomalies: at ranks 1 and 2 the average precision is 1 and the area 1; at
/// ranks 1 and 4 they are (1 + 2/4)/2 = 0.75 and 2/4; at ranks 2 and 4 (1/2 + 2/4)/2 = 0.5 and 1/4; at ranks
/// 1 and 2 of a single step ½ and ½.
struct GoldenSummaryTests {
  private static let first: [Double] = [4, 3, 2, 1]
  private static let middle: [Double] = [4, 1, 3, 2]
  private static let last: [Double] = [3, 1, 4, 2]

  /// A trial that ranks its test rows so, with what that comes to.
  private func trial(
    _ trial: MadeTrial, _ onValidation: Double, _ scores: [Double]
  ) -> MadeTrial {
    let values: [Double: (Double, Double)] = [3: (1, 1), 1: (0.75, 0.5)]
    let (precision, area) = scores == Self.last ? (0.5, 0.25) : values[scores[1]] ?? (0, 0)
    return trial.found(
      validation: ["average_precision": .number(onValidation)],
      test: ["average_precision": .number(precision), "roc_auc": .number(area)], scores: scores)
  }

  private func by(_ difference: Double) -> Measurement {
    Measurement(MetricName.averagePrecision.difference, .number(difference), rows: 8)
  }

  private static let sentences = [
    "On d, no candidate can be called best: 2 anomalies among the rows that choose do not tell them "
      + "apart. copod has the highest mean average_precision on validation rows of 2 candidates, 0.813; "
      + "on the test rows it reaches 0.875, which is not shown to beat the control random.",
    "On the test rows it came out 0.125 above ecod; how far such a difference moves, these rows do not "
      + "tell.",
    "On the test rows it came out 0.250 above the control random; how far such a difference moves, these "
      + "rows do not tell.",
    "Figures are means over 2 seeds, and their intervals hold what rows and seeds change.",
    "With 2 anomalies among the rows that choose, only large differences could have been seen.",
    "Trial c2 (seed 2) stands for it: the median by what was chosen by; its own average_precision on test "
      + "rows is 0.750.",
  ]

  private var comparisons: [SummaryRecord.Comparison] {
    [
      .init(
        trial: "e1", detector: "ecod", isControl: false, difference: by(0.125), p: nil,
        sentence: Self.sentences[1]),
      .init(
        trial: "r2", detector: "random", isControl: true, difference: by(0.25), p: nil,
        sentence: Self.sentences[2]),
    ]
  }

  @Test func `two detectors, two seeds and a control on one data set`() throws {
    let run = try MadeRun(
      "detectors: [ecod, copod]\nseeds: [1, 2]", on: [MadeData(validation: "++--", test: "++--")],
      [
        trial(MadeTrial("e1", "ecod"), 0.5, Self.last),
        trial(MadeTrial("e2", "ecod", seed: 2), 1, Self.first),
        trial(MadeTrial("c1", "copod"), 0.9375, Self.first),
        trial(MadeTrial("c2", "copod", seed: 2), 0.6875, Self.middle),
        trial(MadeTrial("r1", "random"), 0.96875, Self.middle),
        trial(MadeTrial("r2", "random", seed: 2), 0.5625, Self.last),
      ])
    // The means on validation rows are 0.8125 of copod, 0.765625 of random and 0.75 of ecod; on test rows
    // (1 + 0.75)/2, (0.75 + 0.5)/2 and (0.5 + 1)/2. Of two trials, the lower stands for a candidate.
    #expect(
      try run.summary()
        == SummaryRecord(
          answers: [
            .init(
              dataset: "d", split: run.trial("c2").identity.splitAlone,
              candidate: .init(detector: "copod", name: "copod", trials: ["c1", "c2"]), trial: "c2",
              choice: .init(
                by: Measurement(.averagePrecision, .number(0.8125), rows: 8), isOracle: false,
                among: 2, tiedWith: []),
              figures: .init(
                measured: Measurement(.averagePrecision, .number(0.875), rows: 8), nested: nil),
              sentences: Self.sentences, comparisons: comparisons)
          ],
          standings: [
            run.standing(
              "c1", "c2", representative: "c2", validation: ["average_precision": 0.8125],
              test: ["average_precision": 0.875, "roc_auc": 0.75], rows: 8),
            run.standing(
              "r1", "r2", representative: "r2", validation: ["average_precision": 0.765625],
              test: ["average_precision": 0.625, "roc_auc": 0.375], rows: 8),
            run.standing(
              "e1", "e2", validation: ["average_precision": 0.75],
              test: ["average_precision": 0.75, "roc_auc": 0.625], rows: 8),
          ],
          leaderboard: nil,
          budgets: [.init(detector: "ecod", settings: 1), .init(detector: "copod", settings: 1)],
          failed: [], lost: [],
          worries: [
            "On d, what was chosen is not shown to beat the control random.",
            "d has only 2 anomalies among its test rows; intervals are wide.",
          ]))
  }
}
