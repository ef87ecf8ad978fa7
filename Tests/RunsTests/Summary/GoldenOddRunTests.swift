import Artifacts
import Formats
import RunKit
import Testing
import Trials
import Vocabulary

/// Whole summaries of small runs in which something is missing: validation rows, trials, labels.
struct GoldenOddRunTests {
  @Test func `without validation rows, the choice is an oracle's`() throws {
    // Areas 1, ½ and ½, where no row contributes more or less than another.
    let run = try MadeRun(
      "detectors: [ecod, copod]\nselect: roc_auc\nsplit: { holdout: { validation: 0 } }",
      on: [MadeData(validation: "", test: Rankings.labels)],
      [
        MadeTrial("e", "ecod").found(test: ["roc_auc": 0.5], scores: Rankings.constant),
        MadeTrial("c", "copod").found(
          test: ["roc_auc": .between(1, 0.75...1)], scores: Rankings.perfect),
        MadeTrial("k", "constant").found(test: ["roc_auc": 0.5], scores: Rankings.constant),
      ])
    func comparison(_ trial: String, _ name: String, isControl: Bool) -> SummaryRecord.Comparison {
      .init(
        trial: trial, detector: run.detector(of: trial), isControl: isControl,
        difference: Measurement(MetricName.rocAUC.difference, .number(0.5), rows: 8), p: nil,
        sentence:
          "On the test rows it came out 0.500 above \(name); how far such a difference moves, "
          + "these rows do not tell.")
    }
    let comparisons = [
      comparison("e", "ecod", isControl: false),
      comparison("k", "the control constant", isControl: true),
    ]
    #expect(
      try run.summary()
        == SummaryRecord(
          answers: [
            .init(
              dataset: "d", split: run.trial("c").identity.splitAlone,
              candidate: .init(detector: "copod", name: "copod", trials: ["c"]), trial: "c",
              choice: .init(
                by: MadeValue.between(1, 0.75...1).measurement("roc_auc", rows: 8),
                isOracle: true, among: 2,
                tiedWith: []),
              figures: .init(
                measured: MadeValue.between(1, 0.75...1).measurement("roc_auc", rows: 8),
                nested: nil),
              sentences: [
                "On d, no candidate can be called best: 4 anomalies among the rows that choose do not "
                  + "tell them apart. copod has the highest roc_auc on test rows (an oracle's "
                  + "choice: there are no validation rows) of 2 candidates, 1.000."
              ] + comparisons.map(\.sentence) + [
                "With 4 anomalies among the rows that choose, only large differences could have been "
                  + "seen."
              ], comparisons: comparisons)
          ],
          standings: [
            run.standing("c", test: ["roc_auc": .between(1, 0.75...1)], rows: 8),
            run.standing("e", test: ["roc_auc": 0.5], rows: 8),
            run.standing("k", test: ["roc_auc": 0.5], rows: 8),
          ],
          leaderboard: nil,
          budgets: [.init(detector: "ecod", settings: 1), .init(detector: "copod", settings: 1)],
          failed: [], lost: [],
          worries: [
            "On d, the best was chosen on the rows that measure it: its value is an oracle's.",
            "On d, what was chosen is not shown to beat the control constant.",
            "d has only 4 anomalies among its test rows; intervals are wide.",
          ]))
  }

  @Test func `failed and lost trials are told apart, each with its reason`() throws {
    let run = try MadeRun(
      "detectors: [ecod, copod, mahalanobis, pca, hbos, lof]",
      on: [MadeData(validation: "++--", test: "++--")],
      [
        MadeTrial("l", "lof").failed("there are only 4 rows"),
        MadeTrial("c", "copod").lost("it was killed", "it was killed"),
        MadeTrial("m", "mahalanobis").lost("it was killed", "it took longer than 1 s"),
        MadeTrial("p", "pca").lost("it was killed"), MadeTrial("h", "hbos").lost(),
        MadeTrial("r", "random").failed("there are no columns"),
        MadeTrial("e", "ecod").found(
          validation: ["average_precision": 0.5], test: ["average_precision": 0.25]),
      ])
    let summary = try run.summary()
    #expect(
      summary
        == SummaryRecord(
          answers: [
            .init(
              dataset: "d", split: run.trial("e").identity.splitAlone,
              candidate: .init(detector: "ecod", name: "ecod", trials: ["e"]), trial: "e",
              choice: .init(
                by: Measurement(.averagePrecision, .number(0.5), rows: 4), isOracle: false,
                among: 1, tiedWith: []),
              figures: .init(
                measured: Measurement(.averagePrecision, .number(0.25), rows: 4), nested: nil),
              sentences: [
                "On d, ecod is the only candidate; its average_precision on validation rows is "
                  + "0.500; on the test rows it reaches 0.250.",
                "There is one seed: intervals tell what other rows would change, not what other "
                  + "seeds would.",
              ], comparisons: [])
          ],
          standings: [
            run.standing(
              "e", validation: ["average_precision": 0.5], test: ["average_precision": 0.25],
              rows: 4)
          ],
          leaderboard: nil,
          budgets: ["ecod", "copod", "mahalanobis", "pca", "hbos", "lof"].map {
            .init(detector: $0, settings: 1)
          },
          failed: [
            run.failure("l", "there are only 4 rows"), run.failure("r", "there are no columns"),
          ],
          lost: [
            run.failure("c", "it was killed (twice)"),
            run.failure("m", "it was killed; then: it took longer than 1 s"),
            run.failure("p", "it was killed"), run.failure("h", "it was not run"),
          ],
          worries: [
            "4 trials were lost (crashed, killed, or over a limit); running again tries them again.",
            "2 trials failed.", "d has only 2 anomalies among its test rows; intervals are wide.",
          ]))
    #expect(try SummaryRecord(JSONReader(summary.json)) == summary)
  }

  @Test func `without labels, the choice is by excess mass`() throws {
    let run = try MadeRun(
      "detectors: [ecod, copod]\nselect: label-free",
      on: [MadeData(validation: "????", test: "????")],
      [
        MadeTrial("e", "ecod").found(
          validation: ["excess_mass": 0.5],
          test: ["average_precision": .undefined("no row has a label")], scores: [1, 2, 3, 4]),
        MadeTrial("c", "copod").found(
          validation: ["excess_mass": 0.25],
          test: ["average_precision": .undefined("no row has a label")], scores: [4, 3, 2, 1]),
        MadeTrial("k", "constant").found(
          validation: ["excess_mass": 0.5],
          test: ["average_precision": .undefined("no row has a label")], scores: [1, 1, 1, 1]),
      ])
    func standing(_ trial: String, _ mass: MadeValue) -> SummaryRecord.Standing {
      run.standing(
        trial, validation: ["excess_mass": mass],
        test: ["average_precision": .undefined("no row has a label")], rows: 4)
    }
    #expect(
      try run.summary()
        == SummaryRecord(
          answers: [
            .init(
              dataset: "d", split: run.trial("e").identity.splitAlone,
              candidate: .init(detector: "ecod", name: "ecod", trials: ["e"]), trial: "e",
              choice: .init(
                by: Measurement(.excessMass, .number(0.5), rows: 4), isOracle: false, among: 2,
                tiedWith: []),
              figures: .init(
                measured: Measurement(
                  .averagePrecision, .undefined(reason: "no row has a label"), rows: 4),
                nested: nil),
              sentences: [
                "On d, ecod is best of 2 candidates by excess_mass on validation rows, which looks "
                  + "at no label: 0.500; whether it finds anomalies is not known."
              ], comparisons: [])
          ],
          standings: [standing("e", 0.5), standing("k", 0.5), standing("c", 0.25)],
          leaderboard: nil,
          budgets: [.init(detector: "ecod", settings: 1), .init(detector: "copod", settings: 1)],
          failed: [], lost: [],
          worries: [
            "On d, the control constant is as good by excess_mass: what was chosen without labels may "
              + "be no better than chance.",
            "d has no labels: nothing is measured against the truth.",
          ]))
  }
}
