import Artifacts
import RunKit
import Testing
import Vocabulary

/// Which trial is best, and what is said of it.
struct AnswerTests {
  private static let data = [MadeData(validation: "++--", test: "++--")]
  private static let twoDetectors = "detectors: [ecod, copod]"
  private static let oneSeed =
    "There is one seed: intervals tell what other rows would change, not what other seeds would."

  private func answers(
    of spec: String = twoDetectors, on data: [MadeData] = data, _ trials: MadeTrial...
  ) throws -> [SummaryRecord.Answer] {
    try MadeRun(spec, on: data, trials).summary().answers
  }

  @Test func `the best is chosen on validation rows, whatever the test rows say`() throws {
    let answers = try answers(
      MadeTrial("e", "ecod").found(
        validation: ["average_precision": 0.75], test: ["average_precision": 0.25]),
      MadeTrial("c", "copod").found(
        validation: ["average_precision": 0.5], test: ["average_precision": 1]))
    let answer = try #require(answers.first)
    #expect(answers.count == 1)
    #expect(answer.dataset == "d" && answer.trial == "e" && answer.detector == "ecod")
    #expect(answer.chosenBy == Measurement(.averagePrecision, .number(0.75), rows: 4))
    #expect(answer.figures.measured == Measurement(.averagePrecision, .number(0.25), rows: 4))
    #expect(!answer.isOracle && answer.choice.among == 2 && answer.choice.tiedWith.isEmpty)
    #expect(
      answer.sentences == [
        "On d, no candidate can be called best: 2 anomalies among the rows that choose do not tell "
          + "them apart. ecod has the highest average_precision on validation rows of 2 "
          + "candidates, 0.750; on the test rows it reaches 0.250.",
        Self.oneSeed,
        "With 2 anomalies among the rows that choose, only large differences could have been seen.",
      ])
  }

  @Test
  func `without validation rows the best is chosen on test rows, and called an oracle's choice`()
    throws
  {
    let answers = try answers(
      on: [MadeData(validation: "", test: "++--")],
      MadeTrial("e", "ecod").found(test: ["average_precision": 0.25]),
      MadeTrial("c", "copod").found(test: ["average_precision": 1]))
    let answer = try #require(answers.first)
    #expect(answers.count == 1 && answer.trial == "c" && answer.isOracle)
    #expect(answer.chosenBy == Measurement(.averagePrecision, .number(1), rows: 4))
    #expect(
      answer.sentence
        == "On d, no candidate can be called best: 2 anomalies among the rows that choose do not tell "
        + "them apart. copod has the highest average_precision on test rows (an oracle's choice: "
        + "there are no validation rows) of 2 candidates, 1.000.")
  }

  @Test func `the metric that the spec selects by chooses, and no other`() throws {
    let trials = [
      MadeTrial("e", "ecod").found(validation: ["average_precision": 0.75, "roc_auc": 0.5]),
      MadeTrial("c", "copod").found(validation: ["average_precision": 0.5, "roc_auc": 0.75]),
    ]
    let usual = try MadeRun(Self.twoDetectors, on: Self.data, trials).summary().answers
    let asked = try MadeRun("\(Self.twoDetectors)\nselect: roc_auc", on: Self.data, trials)
      .summary().answers
    #expect(usual.map(\.trial) == ["e"])
    #expect(asked.map(\.trial) == ["c"])
    #expect(asked.map(\.chosenBy) == [Measurement(.rocAUC, .number(0.75), rows: 4)])
  }

  @Test(arguments: [(0.5, "e"), (0.5001, "c"), (0.4999, "e")])
  func `of equals, the earlier in the plan is best`(later: Double, best: String) throws {
    let answers = try answers(
      MadeTrial("c", "copod").found(validation: ["average_precision": .number(later)]),
      MadeTrial("e", "ecod").found(validation: ["average_precision": 0.5]))
    #expect(answers.map(\.trial) == [best])
  }

  @Test func `a control is never the answer, however good it is`() throws {
    let answers = try answers(
      MadeTrial("e", "ecod").found(validation: ["average_precision": 0.5]),
      MadeTrial("r", "random").found(validation: ["average_precision": 1]))
    #expect(answers.map(\.trial) == ["e"])
  }

  @Test func `a control that the spec asks for as a detector can be the answer`() throws {
    let answers = try answers(
      of: "detectors: [ecod, random]",
      MadeTrial("e", "ecod").found(validation: ["average_precision": 0.5]),
      MadeTrial("r", "random").found(validation: ["average_precision": 1]))
    #expect(answers.map(\.trial) == ["r"])
  }

  @Test
  func
    `a trial without a value to be chosen by is passed over, and without any there is no answer`()
    throws
  {
    let none = MadeValue.undefined("none of the 4 rows is an anomaly")
    let undefined = MadeTrial("e", "ecod").found(validation: ["average_precision": none])
    let other = MadeTrial("c", "copod").found(validation: ["average_precision": 0.25])
    #expect(try answers(undefined, other).map(\.trial) == ["c"])
    #expect(try answers(undefined).isEmpty)
    #expect(try answers().isEmpty)
  }

  @Test func `a trial that learned from a share of its rows is never the answer`() throws {
    let answers = try answers(
      of: "\(Self.twoDetectors)\nsearch: halving",
      MadeTrial("early", "ecod").learningFrom(share: 0.5)
        .found(validation: ["average_precision": 1]),
      MadeTrial("c", "copod").found(validation: ["average_precision": 0.25]))
    #expect(answers.map(\.trial) == ["c"])
  }

  @Test func `what a search gave up counts among those that were chosen from`() throws {
    let answers = try answers(
      of: "detectors: [ecod, copod, hbos]\nsearch: halving",
      MadeTrial("early", "ecod").learningFrom(share: 0.5)
        .found(validation: ["average_precision": 0.5]),
      MadeTrial("too", "hbos").learningFrom(share: 0.5)
        .found(validation: ["average_precision": 0.5]),
      MadeTrial("before", "copod").learningFrom(share: 0.5)
        .found(validation: ["average_precision": 0.75]),
      MadeTrial("c", "copod").found(validation: ["average_precision": 0.75]))
    #expect(answers.map(\.choice.among) == [3])
    #expect(
      answers[0].sentences == [
        "On d, copod is what the search left of 3 candidates; its average_precision on validation rows is 0.750.",
        Self.oneSeed,
        "The search gave up 2 of 3 candidates by the rows that choose, so that the value on them has the luck of that "
          + "choice.",
        "With 2 anomalies among the rows that choose, only large differences could have been seen.",
      ])
  }

  @Test func `each data set has its own answer, in the order of the run`() throws {
    let answers = try answers(
      on: ["second", "first"].map { MadeData($0, validation: "++--", test: "++--") },
      MadeTrial("e1", "ecod", on: "first").found(validation: ["average_precision": 1]),
      MadeTrial("c1", "copod", on: "first").found(validation: ["average_precision": 0.75]),
      MadeTrial("e2", "ecod", on: "second").found(validation: ["average_precision": 0.25]),
      MadeTrial("c2", "copod", on: "second").found(validation: ["average_precision": 0.5]))
    #expect(answers.map(\.dataset) == ["second", "first"])
    #expect(answers.map(\.trial) == ["c2", "e1"])
  }

  @Test func `the sentence gives the value on test rows with its interval`() throws {
    let answers = try answers(
      MadeTrial("e", "ecod").found(
        validation: ["average_precision": .between(0.75, 0.5...0.875)],
        test: ["average_precision": .between(0.625, 0.25...0.75)]))
    #expect(
      answers.map(\.sentence) == [
        "On d, ecod is the only candidate; its average_precision on validation rows is 0.750; on the "
          + "test rows it reaches 0.625 (0.250 to 0.750)."
      ])
  }

  @Test func `where rows that choose hold more anomalies than those that measure, that is said`()
    throws
  {
    let data = [MadeData(validation: "+++---", test: "+-----")]
    func details(_ metric: String) throws -> [String] {
      try MadeRun(
        "detectors: [ecod]\nselect: \(metric)", on: data,
        [MadeTrial("e", "ecod").found(validation: [metric: 0.75], test: [metric: 0.5])]
      ).summary().answers[0].details
    }
    // 3 of 6 against 1 of 6; an area does not hang on such shares.
    #expect(
      try details("average_precision") == [
        "Of the rows that choose 50 % are anomalies, of the test rows 16.67 %: the two values of "
          + "average_precision are not to be compared.", Self.oneSeed,
      ])
    #expect(try details("roc_auc") == [Self.oneSeed])
  }

  @Test func `of ten anomalies or more, the best is named`() throws {
    let labels = String(repeating: "+", count: 10) + "--"
    let answers = try answers(
      on: [MadeData(validation: labels, test: "++--")],
      MadeTrial("e", "ecod").found(validation: ["average_precision": 0.75]),
      MadeTrial("c", "copod").found(validation: ["average_precision": 0.5]))
    #expect(
      answers.map(\.sentence) == [
        "On d, ecod is best of 2 candidates by average_precision on validation rows: 0.750."
      ])
  }
}
