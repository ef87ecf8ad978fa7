import Artifacts
import Evaluation
import Formats
import RunKit
import Scoring
import Testing
import Vocabulary

@testable import Answers
@testable import Trials

/// How a candidate is chosen among those that were measured on the same rows, and what that comes to elsewhere.
///
/// Of six rows the first three are anomalies. `first` ranks them above all others: area 1; `last` below: area 0.
/// In `middle` the anomalies score 6, 1 and 4 and the others 5, 2 and 3: 3 + 0 + 2 of 9 pairs are right.
struct CandidateChoiceTests {
  private static let first: [Double] = [6, 5, 4, 3, 2, 1]
  private static let middle: [Double] = [6, 1, 4, 5, 2, 3]
  private static let last: [Double] = [1, 2, 3, 4, 5, 6]
  private static let data = [MadeData(validation: "+++---", test: "+++---")]

  private static func area(_ scores: [Double]) -> MadeValue {
    scores == first ? 1 : scores == last ? 0 : .number(5.0 / 9)
  }

  private func found(_ trial: MadeTrial, _ onValidation: [Double], _ onTest: [Double]) -> MadeTrial
  {
    trial.found(
      validation: ["roc_auc": Self.area(onValidation)], test: ["roc_auc": Self.area(onTest)],
      scores: onTest, validationScores: onValidation)
  }

  @Test func `a choice is tried by what the other seeds choose, measured by the seed left out`()
    throws
  {
    let run = try MadeRun(
      "detectors: [ecod, copod]\nselect: roc_auc\nseeds: [1, 2]", on: Self.data,
      [
        found(MadeTrial("e1", "ecod"), Self.first, Self.last),
        found(MadeTrial("e2", "ecod", seed: 2), Self.last, Self.first),
        found(MadeTrial("c1", "copod"), Self.middle, Self.middle),
        found(MadeTrial("c2", "copod", seed: 2), Self.middle, Self.last),
      ])
    // All together choose copod, 5/9 against 1/2. Seed 2 chooses copod, which has 5/9 by seed 1; seed 1 chooses
    // ecod, which has 1 by seed 2.
    let answer = try #require(run.summary().answers.first)
    #expect(answer.detector == "copod")
    let nested = try #require(answer.figures.nested)
    #expect(nested.rows == 12)
    #expect(abs(try #require(nested.quantity.number) - 7.0 / 9) < 1e-12)
    #expect(
      answer.details.contains(
        "Chosen anew by the other seeds for each seed, and so without the luck of the choice, it comes to "
          + "0.778; 1 of 2 times the same candidate was chosen."))
  }

  @Test func `with one seed, each fold is chosen for by its own validation rows`() throws {
    func fold(_ name: String, _ detector: String, _ fold: Int) -> MadeTrial {
      MadeTrial(name, detector).of(["split": ["folds": ["count": 2], "fold": JSON(fold)]])
    }
    let run = try MadeRun(
      "detectors: [ecod, copod]\nselect: roc_auc\nsplit: { folds: { count: 2 } }", on: Self.data,
      [
        found(fold("e0", "ecod", 0), Self.first, Self.last),
        found(fold("e1", "ecod", 1), Self.last, Self.first),
        found(fold("c0", "copod", 0), Self.middle, Self.first),
        found(fold("c1", "copod", 1), Self.middle, Self.middle),
      ])
    // The first fold chooses ecod, which has 0 there; the second copod, which has 5/9.
    let nested = try #require(run.summary().answers.first?.figures.nested)
    #expect(abs(try #require(nested.quantity.number) - 5.0 / 18) < 1e-12)
  }

  @Test func `with seeds and folds, the same fold of the other seeds chooses`() throws {
    func found(_ detector: String, seed: Int, fold: Int) -> MadeTrial {
      let scores = detector == "copod" ? Self.middle : fold == 0 ? Self.first : Self.last
      return self.found(
        MadeTrial("\(detector)\(seed)\(fold)", detector, seed: seed)
          .of(["split": ["folds": ["count": 2], "fold": JSON(fold)]]), scores, scores)
    }
    let made = ["ecod", "copod"].flatMap { detector in
      [1, 2].flatMap { seed in [0, 1].map { found(detector, seed: seed, fold: $0) } }
    }
    let run = try MadeRun(
      "detectors: [ecod, copod]\nselect: roc_auc\nsplit: { folds: { count: 2 } }\nseeds: [1, 2]",
      on: Self.data, made)
    // The first fold chooses ecod by either seed, which has 1 there; the second copod, which has 5/9.
    let nested = try #require(run.summary().answers.first?.figures.nested)
    #expect(abs(try #require(nested.quantity.number) - 7.0 / 9) < 1e-12)
  }

  /// Validation rows 50 to 57, of which the last four are test rows as well. On the first four `early` ranks
  /// perfectly and `late` the wrong way round; over all eight `early` has 4 of 16 pairs right and `late` 12.
  @Test func `rows that measure have no part in choosing anew`() throws {
    let early: [Double] = [4, 3, 2, 1, -10, -11, 10, 9]
    let late: [Double] = [1, 2, 3, 4, 20, 19, -10, -11]
    func found(_ name: String, _ detector: String, seed: Int) -> MadeTrial {
      let isEarly = detector == "ecod"
      return MadeTrial(name, detector, seed: seed).found(
        validation: ["roc_auc": isEarly ? 0.25 : 0.75], test: ["roc_auc": isEarly ? 1 : 0],
        scores: isEarly ? Self.first : Self.last, validationScores: isEarly ? early : late)
    }
    let run = try MadeRun(
      "detectors: [ecod, copod]\nselect: roc_auc\nseeds: [1, 2]",
      on: [MadeData(validation: "++--++--", test: "+++---", firstTestRow: 54)],
      [
        found("e1", "ecod", seed: 1), found("e2", "ecod", seed: 2),
        found("c1", "copod", seed: 1), found("c2", "copod", seed: 2),
      ])
    let answer = try #require(run.summary().answers.first)
    #expect(answer.detector == "copod")
    #expect(answer.figures.nested?.quantity == .number(1))
    #expect(
      answer.details.contains {
        $0.hasSuffix("it comes to 1.000; 0 of 2 times the same candidate was chosen.")
      })
  }

  @Test func `a choice over folds stands on the anomalies of all of them`() throws {
    let sweep = try SmallSweep(
      "detectors: [ecod, hbos]\ncontrols: false\nsplit: { folds: { count: 4, validation: 0.25 } }")
    _ = try sweep.madeFolder()
    try sweep.run()
    var anomalies: Set<Int> = []
    for trial in try sweep.trials where trial.identity.detector == "ecod" {
      // Every fifth row is an anomaly.
      anomalies.formUnion(try sweep.rows(of: trial, "validation").filter { $0 % 5 == 0 })
    }
    let maker = try #require(try Choices(sweep.records, of: sweep.experiment).makers.first)
    #expect(maker.choice.anomalies == anomalies.count)
    #expect(anomalies.count > 2)
  }

  private static let sixteen = "++++++++--------"
  private static let whole: [Double] = (0..<16).map { Double(16 - $0) }
  /// One row of either kind beyond all others: area 49/64, which eight rows cannot tell from 1.
  private static let torn: [Double] = [-1] + (1..<15).map { Double(16 - $0) } + [99]

  /// What is said of the second best by validation rows, which is beaten by far while a third is not.
  private func saidOfRival(testRowsFrom first: Int) throws -> String? {
    func found(_ name: String, _ value: Double, _ scores: [Double], _ area: Double) -> MadeTrial {
      MadeTrial(name, name).found(
        validation: ["roc_auc": .number(value)], test: ["roc_auc": .number(area)], scores: scores)
    }
    return try MadeRun(
      "detectors: [ecod, copod, pca]\nselect: roc_auc",
      on: [MadeData(validation: Self.sixteen, test: Self.sixteen, firstTestRow: first)],
      [
        found("ecod", 1, Self.whole, 1),
        found("copod", 0.5, Self.torn.map { -$0 }, 15.0 / 64),
        found("pca", 0.25, Self.torn, 49.0 / 64),
      ]
    ).summary().answers.first?.comparisons.first?.sentence
  }

  @Test
  func `rows that chose nothing show who is ahead of one rival, those that chose only of all`()
    throws
  {
    #expect(
      try saidOfRival(testRowsFrom: 100)
        == "On the test rows it is ahead of copod by 0.766 (0.400 to 1.000).")
    #expect(
      try saidOfRival(testRowsFrom: 50)
        == "On the test rows it came out 0.766 (0.400 to 1.000) above copod; since some of these rows chose "
        + "it among all candidates, that does not show it to be ahead.")
  }

  /// Each candidate has another anomaly below all ordinary rows: area 7/8 against the ½ of a constant score. The
  /// anomalies' gaps are 7 times ½ and once −½, Σ(gap − 3/8)² = 7/8, so that the error is √(7/8 / 56) = 1/8 and
  /// the difference three of them: beyond the 2.365 that one candidate needs, with t of 7 degrees, and short of what
  /// the luckiest of eight reaches.
  @Test(arguments: [
    (1, "it is ahead of the control constant by 0.375 (0.079 to 0.671)."),
    (
      8,
      "it came out 0.375 (0.079 to 0.671) above the control constant; since some of these rows chose it "
        + "among all candidates, that does not show it to be ahead."
    ),
  ])
  func `on rows that chose, the best of many has to be ahead of a control by more`(
    candidates: Int, said: String
  ) throws {
    let bins = Array(5..<5 + candidates)
    let made = bins.map { bin in
      var scores = Self.whole
      scores[bin - 5] = -1
      return MadeTrial("\(bin)", "hbos").of(["settings": ["bins": .integer(bin)]]).found(
        validation: ["roc_auc": 0.875], test: ["roc_auc": 0.875], scores: scores)
    }
    let control = MadeTrial("k", "constant").found(
      validation: ["roc_auc": 0.5], test: ["roc_auc": 0.5],
      scores: [Double](repeating: 1, count: 16))
    let run = try MadeRun(
      "detectors: [hbos: { bins: \(bins) }]\nselect: roc_auc",
      on: [MadeData(validation: Self.sixteen, test: Self.sixteen, firstTestRow: 50)],
      made + [control])
    #expect(
      try run.summary().answers.first?.comparisons.map(\.sentence) == ["On the test rows \(said)"])
  }

  /// Two folds of the first seed have rows 0, 1 and 1, 4 for anomalies, three in all; the second seed has one.
  @Test func `behind a choice stand the anomalies of the seed that has the fewest`() {
    func heat(_ rows: [Int], _ labels: String, seed: Int) -> Heat {
      Heat(
        rows: rows, labels: Labels(anomalies: labels.map { $0 == "+" }), seed: seed,
        scores: [Scores(rows.map(Double.init))])
    }
    let heats = [
      heat([0, 1, 2], "++-", seed: 1), heat([1, 3, 4], "+-+", seed: 1),
      heat([0, 1, 2], "-+-", seed: 2),
    ]
    #expect(heats.fewestAnomalies == 1)
    #expect([Heat](heats.prefix(2)).fewestAnomalies == 3)
    #expect([Heat]().fewestAnomalies == nil)
  }
}
