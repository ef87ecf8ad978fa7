import Artifacts
import Formats
import Testing

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

/// Which trials a spec stands for, and in which order.
struct PlanTests {
  private func lines(_ rest: String, data: String = "{ file: rows.csv }") throws -> [String] {
    try SmallSweep(rest, data: data).trials.map { trial in
      let identity = trial.identity
      let scale = identity.features["scale"]?.string ?? ""
      return "\(identity.dataset) \(identity.seed) \(scale) \(trial.name)"
    }
  }

  @Test func `trials are data by seeds by features by detectors, controls last`() throws {
    #expect(
      try lines(
        "detectors: [{ knn: { neighbors: [3, 5] } }, ecod]\nseeds: [2, 1]\nscale: [none, robust]",
        data: "{ file: rows.csv }, { file: more.csv }")
        == ["rows", "more"].flatMap { data in
          ["2 none", "2 robust", "1 none", "1 robust"].flatMap { way in
            [
              "knn 3", "knn 5", "ecod", "random", "constant", "distance-to-mean", "largest-z",
            ].map { "\(data) \(way) \($0)" }
          }
        })
  }

  @Test func `an untrained network stands beside networks only, and a control asked for is none`()
    throws
  {
    let sweep = try SmallSweep("detectors: [autoencoder, random]")
    #expect(
      try sweep.trials.map { $0.name + ($0.identity.isControl ? " (control)" : "") } == [
        "autoencoder", "random", "constant (control)", "distance-to-mean (control)",
        "largest-z (control)", "untrained-network (control)",
      ])
  }

  @Test func `without controls there are none`() throws {
    #expect(try lines("detectors: [ecod]\ncontrols: false") == ["rows 1 standard ecod"])
  }

  @Test func `where chance has no part, the first seed says what all would`() throws {
    let asked =
      "detectors: [ecod, { isolation-forest: { trees: 3 } }, { lof: { at-most: 20, neighbors: 5 } }]\n"
      + "controls: false\nseeds: [2, 1]\n"
    let trials = { rest in
      try SmallSweep(asked + rest).trials.map { "\($0.identity.detector) \($0.identity.seed)" }
    }
    #expect(
      try trials("split: all") == [
        "ecod 2", "isolation-forest 2", "lof 2", "isolation-forest 1", "lof 1",
      ])
    // The seed divides the rows, so that each is another question.
    #expect(
      try trials("split: holdout")
        == ["2", "1"].flatMap { seed in
          ["ecod", "isolation-forest", "lof"].map { "\($0) \(seed)" }
        })
  }

  @Test func `of several axes the last is the fastest`() throws {
    let sweep = try SmallSweep(
      "detectors: [{ knn: { neighbors: [3, 5], summary: [kth, mean] } }]\ncontrols: false")
    #expect(
      try sweep.trials.map { trial in
        "\(trial.name) \(trial.identity.settings["summary"]?.string ?? "")"
      } == ["knn 3 kth", "knn 3 mean", "knn 5 kth", "knn 5 mean"])
  }

  @Test func `a trial that is named twice runs once, at its first place`() throws {
    #expect(
      try lines(
        "detectors: [{ knn: { neighbors: [5, 3] } }, ecod, knn, ecod]\ncontrols: false\nseeds: [1, 1]"
      ) == ["rows 1 standard knn 5", "rows 1 standard knn 3", "rows 1 standard ecod"])
  }

  @Test func `a setting that is named twice is counted once`() throws {
    let sweep = try SmallSweep(
      "detectors: [{ knn: { neighbors: [5, 3] } }, ecod, knn, ecod, { knn: { at-most: 20 } }]")
    #expect(
      sweep.experiment.budgets.map { "\($0.detector) \($0.settings)" } == ["knn 3", "ecod 1"])
  }

  /// The forest learns from ten rows, the others from all: their trials stand together.
  @Test func `trials that see the same rows stand together, at the place of their first`() throws {
    let sweep = try SmallSweep(
      """
      detectors: [ecod, { isolation-forest: { trees: 5, at-most: 10 } }, knn]
      controls: false
      seeds: [1, 2]
      """)
    let trials = try sweep.trials
    #expect(
      trials.map { "\($0.name) \($0.identity.seed)" } == [
        "ecod 1", "knn 5 1", "isolation-forest 5 1", "ecod 2", "knn 5 2", "isolation-forest 5 2",
      ])
    #expect(trials.prefix(3).map(\.identity.learningLimit) == [nil, nil, 10])
    #expect(trials.prefix(3).allSatisfy { $0.identity.splitAlone == trials[0].identity.split })
    #expect(trials[2].identity.settings["at-most"] == nil)
  }

  @Test func `each fold is a trial`() throws {
    let sweep = try SmallSweep(
      "detectors: [ecod]\ncontrols: false\nsplit: { folds: { count: 3 } }")
    let trials = try sweep.trials
    #expect(trials.map(\.identity.fold) == [0, 1, 2])
    #expect(Set(trials.map(\.id)).count == 3)
    #expect(Set(trials.map(\.rows)).count == 3)
  }

  @Test func `several ways to divide rows are tried one after another`() throws {
    let sweep = try SmallSweep(
      "detectors: [ecod]\ncontrols: false\nsplit: [{ holdout: { test: 0.4 } }, all]")
    #expect(
      try sweep.trials.map { $0.identity.splitAlone.members?.first?.key } == ["holdout", "all"])
  }

  @Test func `budgets count the settings of each detector, controls left out`() throws {
    let sweep = try SmallSweep(
      "detectors: [{ knn: { neighbors: [3, 5] } }, ecod, { knn: { neighbors: 7 } }]\nseeds: [1, 2]")
    let budgets = sweep.budgets
    #expect(budgets.map(\.detector) == ["knn", "ecod"])
    #expect(budgets.map(\.settings) == [3, 1])
  }

  // Random search.

  private func drawn(budget: Int, seed: Int, of count: Int = 30) throws -> [Int] {
    let sweep = try SmallSweep(
      """
      detectors: [{ knn: { neighbors: \(Array(1...count)) } }]
      controls: false
      search: { random: { budget: \(budget), seed: \(seed) } }
      """)
    return try sweep.trials.compactMap { $0.identity.settings["neighbors"]?.int }
  }

  @Test func `a random search draws so many settings, none twice, in their own order`() throws {
    let settings = try drawn(budget: 10, seed: 1)
    #expect(settings.count == 10)
    #expect(settings == Set(settings).sorted())
    #expect(try drawn(budget: 10, seed: 1) == settings)
    #expect(try drawn(budget: 10, seed: 2) != settings)
    // A spec that was run once is the same trials in every version.
    #expect(settings == [1, 2, 3, 5, 6, 8, 12, 20, 22, 24])
  }

  @Test func `a random search with room for all tries all`() throws {
    #expect(try drawn(budget: 3, seed: 1, of: 3) == [1, 2, 3])
    #expect(try drawn(budget: 9, seed: 1, of: 3) == [1, 2, 3])
  }
}
