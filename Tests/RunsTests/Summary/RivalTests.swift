import Artifacts
import Formats
import RunKit
import Testing
import Vocabulary

/// With whom the best is compared.
struct RivalTests {
  private let data = [MadeData(validation: "++--", test: "++--")]

  /// The comparisons of an answer by average precision, where each trial has the same scores.
  private func comparisons(
    _ spec: String, _ trials: [(MadeTrial, onValidation: Double)]
  ) throws -> [SummaryRecord.Comparison] {
    let made = trials.map { trial, value in
      trial.found(
        validation: ["average_precision": .number(value)], test: ["average_precision": 1],
        scores: [4, 3, 2, 1])
    }
    return try MadeRun(spec, on: data, made).summary().answers.flatMap(\.comparisons)
  }

  @Test func `the best is compared with the best other detector and with the best control`() throws
  {
    let found = try comparisons(
      "detectors: [ecod, copod, mahalanobis]",
      [
        (MadeTrial("c", "copod"), 0.25), (MadeTrial("e", "ecod"), 0.875),
        (MadeTrial("m", "mahalanobis"), 0.75), (MadeTrial("k", "constant"), 0.5),
        (MadeTrial("r", "random"), 0.625), (MadeTrial("z", "distance-to-mean"), 0.125),
      ])
    #expect(found.map(\.trial) == ["m", "r"])
    #expect(found.map(\.detector) == ["mahalanobis", "random"])
    #expect(found.map(\.isControl) == [false, true])
    #expect(
      found.map(\.sentence) == [
        "On the test rows it came out level with mahalanobis; how far such a difference moves, these rows "
          + "do not tell.",
        "On the test rows it came out level with the control random; how far such a difference moves, "
          + "these rows do not tell.",
      ])
  }

  @Test func `a control that is better than every detector is a rival as a control only`() throws {
    let found = try comparisons(
      "detectors: [ecod]", [(MadeTrial("e", "ecod"), 0.25), (MadeTrial("r", "random"), 1)])
    #expect(found.map(\.trial) == ["r"])
    #expect(found.map(\.isControl) == [true])
  }

  @Test func `another setting of the same detector is no rival`() throws {
    let found = try comparisons(
      "detectors: [hbos: { bins: [5, 10] }, ecod]",
      [
        (MadeTrial("h5", "hbos").of(["settings": ["bins": 5]]), 0.875),
        (MadeTrial("h10", "hbos").of(["settings": ["bins": 10]]), 0.75),
        (MadeTrial("e", "ecod"), 0.5),
      ])
    #expect(found.map(\.trial) == ["e"])
  }

  @Test func `a rival is compared over all seeds, and the median trial stands for it`() throws {
    let found = try comparisons(
      "detectors: [ecod, copod]\nseeds: [1, 2, 3]",
      [
        (MadeTrial("e1", "ecod"), 0.5), (MadeTrial("e2", "ecod", seed: 2), 1),
        (MadeTrial("e3", "ecod", seed: 3), 0.75),
        (MadeTrial("c1", "copod"), 0.875), (MadeTrial("c2", "copod", seed: 2), 0.25),
        (MadeTrial("c3", "copod", seed: 3), 0.5),
      ])
    #expect(found.map(\.trial) == ["c3"])
    #expect(found.map(\.difference.rows) == [12])
  }

  @Test func `a candidate without a trial for each seed is not compared, and that is said`() throws
  {
    let run = try MadeRun(
      "detectors: [ecod, copod]\nseeds: [1, 2]", on: data,
      [
        MadeTrial("e1", "ecod").found(validation: ["average_precision": 0.5]),
        MadeTrial("e2", "ecod", seed: 2).found(validation: ["average_precision": 0.25]),
        MadeTrial("c1", "copod").found(validation: ["average_precision": 1]),
        MadeTrial("c2", "copod", seed: 2).failed("there are only 4 rows"),
      ])
    let answer = try #require(run.summary().answers.first)
    #expect(answer.candidate.trials == ["e1", "e2"])
    #expect(
      answer.details.last
        == "Not compared, since some of their trials have no result: copod.")
  }

  @Test func `each rule of splitting has an answer of its own, which names it`() throws {
    func of(_ share: Double) -> JSON.Object { ["split": ["holdout": ["test": .number(share)]]] }
    func found(_ trial: MadeTrial, _ value: Double) -> MadeTrial {
      trial.found(validation: ["average_precision": .number(value)])
    }
    let run = try MadeRun(
      "detectors: [ecod, copod]\nsplit: [{ holdout: { test: 0.25 } }, { holdout: { test: 0.5 } }]",
      on: data,
      [
        found(MadeTrial("e25", "ecod").of(of(0.25)), 0.5),
        found(MadeTrial("e50", "ecod").of(of(0.5)), 1),
        found(MadeTrial("c25", "copod").of(of(0.25)), 0.875),
        found(MadeTrial("c50", "copod").of(of(0.5)), 0.25),
      ])
    let answers = try run.summary().answers
    #expect(answers.map(\.trial) == ["c25", "e50"])
    #expect(
      answers.map { $0.sentence.prefix(46) } == [
        "On d (row test 0.25 validation 0.2), no candid",
        "On d (row test 0.5 validation 0.2), no candida",
      ])
  }

  @Test func `where scores are not kept, nothing is compared`() throws {
    let run = try MadeRun(
      "detectors: [ecod, copod]", on: data,
      [
        MadeTrial("e", "ecod").found(validation: ["average_precision": 1], scores: [4, 3, 2, 1]),
        MadeTrial("c", "copod").found(validation: ["average_precision": 0.5]),
      ])
    #expect(try run.summary().answers.map(\.comparisons) == [[]])
  }
}
