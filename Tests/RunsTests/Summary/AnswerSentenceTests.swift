import Artifacts
import Formats
import RunKit
import Testing
import Vocabulary

/// Whole answers, sentence by sentence, where several candidates are as good for all that is known.
struct AnswerSentenceTests {
  /// Enough anomalies that the answer has no doubts about their number.
  private static let many = MadeData(
    validation: String(repeating: "+-", count: 20), test: String(repeating: "+-", count: 20))

  private func sentences(
    _ spec: String, on data: MadeData = many, _ trials: [MadeTrial]
  ) throws -> [String] {
    try #require(try MadeRun(spec, on: [data], trials).summary().answers.first).sentences
  }

  private func found(_ trial: MadeTrial, _ onValidation: MadeValue, _ onTest: MadeValue)
    -> MadeTrial
  {
    trial.found(
      validation: ["average_precision": onValidation], test: ["average_precision": onTest])
  }

  @Test func `of candidates with equal values the first is named, with the value`() throws {
    #expect(
      try sentences(
        "detectors: [ecod, copod, hbos]",
        [
          found(MadeTrial("e", "ecod"), 0.75, 0.25), found(MadeTrial("c", "copod"), 0.75, 0.5),
          found(MadeTrial("h", "hbos"), 0.5, 1),
        ]) == [
          "On d, 2 of 3 candidates cannot be told apart by average_precision on validation rows. ecod is named, "
            + "with 0.750; on the test rows it reaches 0.250.",
          "There is one seed: intervals tell what other rows would change, not what other seeds would.",
        ])
  }

  @Test func `over several seeds the value is a mean, and a trial stands for all`() throws {
    // Means of 0.625, of 0.625 and of 0.5 on validation rows; of 0.375 on test rows. The lower of two stands for both.
    #expect(
      try sentences(
        "detectors: [ecod, copod, hbos]\nseeds: [1, 2]",
        [
          found(MadeTrial("e1", "ecod"), 0.5, 0.25),
          found(MadeTrial("e2", "ecod", seed: 2), 0.75, 0.5),
          found(MadeTrial("c1", "copod"), 0.625, 0.5),
          found(MadeTrial("c2", "copod", seed: 2), 0.625, 0.5),
          found(MadeTrial("h1", "hbos"), 0.5, 1),
          found(MadeTrial("h2", "hbos", seed: 2), 0.5, 1),
        ]) == [
          "On d, 2 of 3 candidates cannot be told apart by average_precision on validation rows. ecod is named, "
            + "with a mean of 0.625; on the test rows it reaches 0.375.",
          "Figures are means over 2 seeds, and their intervals hold what rows and seeds change.",
          "Trial e1 (seed 1) stands for it: the median by what was chosen by; its own average_precision on test "
            + "rows is 0.250.",
        ])
  }

  /// Every anomaly above every ordinary row, in the order of `many`.
  private static let perfect = (0..<40).map { Double(($0 % 2 == 0 ? 100 : 50) - $0) }

  private func ranked(_ name: String, _ scores: [Double], area: MadeValue) -> MadeTrial {
    MadeTrial(name, name).found(
      validation: ["roc_auc": area], test: ["roc_auc": area], scores: scores,
      validationScores: scores)
  }

  private static let oneSeed =
    "There is one seed: intervals tell what other rows would change, not what other seeds would."

  @Test func `those that are as good are named, and of more than six five and how many more`()
    throws
  {
    func told(_ names: [String]) throws -> [String] {
      try sentences(
        "detectors: [\(names.joined(separator: ", "))]\nselect: roc_auc",
        names.map { ranked($0, Self.perfect, area: 1) })
    }
    let names = ["ecod", "copod", "hbos", "lof", "knn", "pca", "mahalanobis", "robust-mahalanobis"]
    let level =
      "On the test rows it came out level with copod; how far such a difference moves, these rows do not tell."
    #expect(
      try told(Array(names.prefix(7))) == [
        "On d, 7 of 7 candidates cannot be told apart by roc_auc on validation rows. ecod is named, with 1.000; on "
          + "the test rows it reaches 1.000.", level,
        "As good as ecod for all that these rows tell: copod, hbos, lof, knn, pca and mahalanobis.",
        Self.oneSeed,
      ])
    #expect(
      try told(names) == [
        "On d, 8 of 8 candidates cannot be told apart by roc_auc on validation rows. ecod is named, with 1.000; on "
          + "the test rows it reaches 1.000.", level,
        "As good as ecod for all that these rows tell: copod, hbos, lof, knn, pca and 2 more.",
        Self.oneSeed,
      ])
  }

  @Test func `one that beats all others on the rows that choose is said to`() throws {
    let turned = Self.perfect.map { -$0 }
    let told = try sentences(
      "detectors: [ecod, copod, hbos]\nselect: roc_auc",
      [
        ranked("ecod", Self.perfect, area: 1), ranked("copod", turned, area: 0),
        ranked("hbos", turned, area: 0),
      ])
    let ahead =
      "It beats every other candidate on the rows that choose, each in a paired test at 5 %."
    #expect(told.count == 4 && Array(told[2...]) == [Self.oneSeed, ahead])
    #expect(
      told[0]
        == "On d, ecod is best of 3 candidates by roc_auc on validation rows: 1.000; on the test rows it reaches "
        + "1.000.")
    // By Newcombe's method an area of 1 over twenty rows of either kind may be 0.8987, and one of 0 as much above:
    // 1 − √2 · (1 − 0.8987).
    #expect(told[1] == "On the test rows it is ahead of copod by 1.000 (0.857 to 1.000).")
  }

  @Test func `one that beats its only rival is said to, before the trial that stands for it`()
    throws
  {
    func ranked(_ id: String, _ name: String, _ seed: Int, _ scores: [Double], area: MadeValue)
      -> MadeTrial
    {
      MadeTrial(id, name, seed: seed).found(
        validation: ["roc_auc": area], test: ["roc_auc": area], scores: scores,
        validationScores: scores)
    }
    let turned = Self.perfect.map { -$0 }
    let told = try sentences(
      "detectors: [ecod, copod]\nselect: roc_auc\nseeds: [1, 2]",
      [
        ranked("e1", "ecod", 1, Self.perfect, area: 1),
        ranked("e2", "ecod", 2, Self.perfect, area: 1),
        ranked("c1", "copod", 1, turned, area: 0), ranked("c2", "copod", 2, turned, area: 0),
      ])
    // The lower of two equal areas is that of the later seed.
    #expect(
      told.suffix(2) == [
        "It beats every other candidate on the rows that choose, each in a paired test at 5 %.",
        "Trial e2 (seed 2) stands for it: the median by what was chosen by; its own roc_auc on test rows is "
          + "1.000.",
      ])
  }

  @Test func `of a sealed run without scores no more is said than that its test rows are sealed`()
    throws
  {
    #expect(
      try sentences(
        "detectors: [ecod]\ntest: sealed", [found(MadeTrial("e", "ecod"), 0.75, 0.25)]) == [
          "On d, ecod is the only candidate; its average_precision on validation rows is 0.750.",
          "The test rows are sealed: what they measure is shown by 'assay unseal RUN', which the ledger counts.",
        ])
  }

  @Test
  func `where a data set is divided in several ways, each answer says how, of one candidate too`()
    throws
  {
    let trials = [0.5, 0.25].map { share in
      found(
        MadeTrial("e\(share)", "ecod").of(["split": ["holdout": ["test": .number(share)]]]), 0.75,
        0.5)
    }
    let run = try MadeRun(
      "detectors: [ecod]\nsplit: [{ holdout: { test: 0.5 } }, { holdout: { test: 0.25 } }]",
      on: [Self.many], trials)
    #expect(
      try run.summary().answers.map(\.sentence)
        == ["0.5", "0.25"].map { share in
          "On d (row test \(share) validation 0.2), ecod is the only candidate; its average_precision on "
            + "validation rows is 0.750; on the test rows it reaches 0.500."
        })
  }

  /// Ten anomalies and forty other rows: by Newcombe's method, which takes both for 25, an area of 1 may be 0.8751,
  /// and 1 − √2 · (1 − 0.8751) = 0.823.
  @Test func `a difference that nothing moves may be as much less as the numbers of rows allow`()
    throws
  {
    let labels = String(repeating: "+----", count: 10)
    let perfect = labels.enumerated().map { Double(($1 == "+" ? 200 : 100) - $0) }
    let told = try sentences(
      "detectors: [ecod, copod]\nselect: roc_auc", on: MadeData(validation: labels, test: labels),
      [
        ranked("ecod", perfect, area: 1), ranked("copod", perfect.map { -$0 }, area: 0),
      ])
    #expect(told[1] == "On the test rows it is ahead of copod by 1.000 (0.823 to 1.000).")
  }

  @Test(arguments: [
    (
      1,
      "Figures are means over 2 folds; with one seed, their intervals tell what other rows would change."
    ),
    (
      2,
      "Figures are means over 2 seeds and 2 folds, and their intervals hold what rows and seeds change."
    ),
  ])
  func `over folds the trial that stands for all is told with its fold`(seeds: Int, spread: String)
    throws
  {
    // Of the four values in their order the third stands for all: that of the last fold of the first seed.
    let values = [0.875, 0.625, 0.75, 0.5].prefix(2 * seeds).map { MadeValue.number($0) }
    let trials = values.indices.map { place in
      found(
        MadeTrial("e\(place)", "ecod", seed: place / 2 + 1)
          .of(["split": ["folds": ["count": 2], "fold": JSON(place % 2)]]), values[place], 0.5)
    }
    #expect(
      try sentences(
        "detectors: [ecod]\nseeds: \(Array(1...seeds))\nsplit: { folds: { count: 2 } }", trials)
        == [
          "On d, ecod is the only candidate; its average_precision on validation rows is "
            + "\(seeds == 1 ? "0.750" : "0.688"); on the test rows it reaches 0.500.", spread,
          "Trial e1 (seed 1, fold 2) stands for it: the median by what was chosen by; its own average_precision "
            + "on test rows is 0.500.",
        ])
  }
}
