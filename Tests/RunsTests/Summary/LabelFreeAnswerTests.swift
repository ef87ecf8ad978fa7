import Artifacts
import RunKit
import Testing
import Vocabulary

/// Which trial is best where no label is looked at, and what is said of it.
struct LabelFreeAnswerTests {
  private let data = [MadeData(validation: "++--", test: "++--")]

  private func answers(
    _ spec: String, on data: [MadeData], _ trials: MadeTrial...
  ) throws -> [SummaryRecord.Answer] {
    try MadeRun(spec, on: data, trials).summary().answers
  }

  @Test func `where the spec looks at no label, the highest excess mass is best`() throws {
    let answers = try answers(
      "detectors: [ecod, copod]\nselect: label-free", on: data,
      MadeTrial("e", "ecod").found(
        validation: ["excess_mass": 0.25, "average_precision": 1], test: ["average_precision": 1]),
      MadeTrial("c", "copod").found(
        validation: ["excess_mass": 0.5, "average_precision": 0.5],
        test: ["average_precision": .between(0.75, 0.5...0.875)]))
    let answer = try #require(answers.first)
    #expect(answers.count == 1 && answer.trial == "c" && !answer.isOracle)
    #expect(answer.chosenBy == Measurement(.excessMass, .number(0.5), rows: 4))
    #expect(
      answer.sentences == [
        "On d, copod is best of 2 candidates by excess_mass on validation rows, which looks at no "
          + "label: 0.500; on the test rows it reaches an average precision of 0.750 (0.500 to 0.875)."
      ])
  }

  @Test func `without validation rows, excess mass is that of training rows, and no oracle's`()
    throws
  {
    let answers = try answers(
      "detectors: [ecod]\nselect: label-free",
      on: [MadeData(train: "-----", validation: "", test: "++--")],
      MadeTrial("e", "ecod").found(
        validation: ["excess_mass": 0.25], test: ["average_precision": 0.5]))
    let answer = try #require(answers.first)
    #expect(answers.count == 1 && answer.trial == "e" && !answer.isOracle)
    #expect(answer.chosenBy == Measurement(.excessMass, .number(0.25), rows: 5))
    #expect(
      answer.sentence
        == "On d, ecod is the only candidate; its excess_mass on training rows, which looks at no "
        + "label, is 0.250; on the test rows it reaches an average precision of 0.500.")
  }

  /// What two seeds say of two detectors without labels.
  private func run(_ first: [Double], _ second: [Double]) throws -> SummaryRecord {
    let trials = zip([("ecod", first), ("copod", second)], ["e", "c"]).flatMap { detector, id in
      [1, 2].map { seed in
        MadeTrial("\(id)\(seed)", detector.0, seed: seed).found(
          validation: ["excess_mass": .number(detector.1[seed - 1])])
      }
    }
    return try MadeRun(
      "detectors: [ecod, copod]\nselect: label-free\nseeds: [1, 2]",
      on: [MadeData(validation: "????", test: "????")], trials
    ).summary()
  }

  @Test func `excess mass has its range over seeds, and chooses where they agree`() throws {
    // The second seed says a quarter more of both.
    let summary = try run([0.25, 0.5], [0.5, 0.75])
    #expect(summary.answers.map(\.detector) == ["copod"])
    #expect(
      summary.standings.map { $0.onValidation[.excessMass] } == [
        Measurement(
          .excessMass, .number(0.625),
          interval: Interval(lower: 0.5, upper: 0.75, level: 1, method: "range over 2 trials"),
          rows: 8),
        Measurement(
          .excessMass, .number(0.375),
          interval: Interval(lower: 0.25, upper: 0.5, level: 1, method: "range over 2 trials"),
          rows: 8),
      ])
  }

  @Test func `where seeds disagree more than detectors differ, nothing is chosen, and it says why`()
    throws
  {
    // Means 0.5 and 0.375, whose deviation is 0.125/√2; the seeds part by ±0.3125 around them.
    let summary = try run([0.25, 0.75], [0.75, 0])
    #expect(summary.answers == [])
    #expect(
      summary.worries.first
        == "On d, no detector is chosen: over 2 seeds and folds, what excess mass says of one of them "
        + "deviates by 0.625, and the detectors only by 0.088. Who is best would be chance; labels of a few "
        + "rows decide it.")
  }

  @Test func `without labels it is said that nobody knows whether anomalies are found`() throws {
    let answers = try answers(
      "detectors: [ecod]", on: [MadeData(validation: "????", test: "????")],
      MadeTrial("e", "ecod").found(
        validation: ["excess_mass": 0.25],
        test: ["average_precision": .undefined("no row has a label")]))
    #expect(
      answers.map(\.sentence) == [
        "On d, ecod is the only candidate; its excess_mass on validation rows, which looks at no label, is 0.250; "
          + "whether it finds anomalies is not known."
      ])
  }
}
