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
      trial.found(validation: ["average_precision": .number(value)], scores: [4, 3, 2, 1])
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
        "ecod is not ahead of mahalanobis on the test rows.",
        "ecod is not ahead of the control random on the test rows.",
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

  @Test func `a rival saw the same rows as the best: those of its seed`() throws {
    let found = try comparisons(
      "detectors: [ecod, copod]\nseeds: [1, 2]",
      [
        (MadeTrial("e1", "ecod"), 0.5), (MadeTrial("e2", "ecod", seed: 2), 1),
        (MadeTrial("c1", "copod"), 0.875), (MadeTrial("c2", "copod", seed: 2), 0.25),
        (MadeTrial("r1", "random"), 0.75), (MadeTrial("r2", "random", seed: 2), 0.125),
      ])
    #expect(found.map(\.trial) == ["c2", "r2"])
  }

  @Test func `a rival saw the same rows as the best: those of its division`() throws {
    func of(_ share: Double) -> JSON.Object { ["split": ["holdout": ["test": .number(share)]]] }
    let found = try comparisons(
      "detectors: [ecod, copod]\nsplit: [{ holdout: { test: 0.25 } }, { holdout: { test: 0.5 } }]",
      [
        (MadeTrial("e25", "ecod").of(of(0.25)), 0.5), (MadeTrial("e50", "ecod").of(of(0.5)), 1),
        (MadeTrial("c25", "copod").of(of(0.25)), 0.875),
        (MadeTrial("c50", "copod").of(of(0.5)), 0.25),
      ])
    #expect(found.map(\.trial) == ["c50"])
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
