import Artifacts
import Formats
import RunKit
import Testing

/// Validation rows of one class can choose nothing, and that is said.
struct OneClassTests {
  @Test(arguments: [
    (
      "----",
      "On d, nothing is chosen: none of the 4 validation rows is an anomaly. A larger validation part or 'folds' may "
        + "bring more of them there; 'select: label-free' looks at no label."
    ),
    (
      "++++",
      "On d, nothing is chosen: none of the 4 validation rows is ordinary. A larger validation part or 'folds' may "
        + "bring more ordinary rows there; 'select: label-free' looks at no label."
    ),
  ])
  func `a run says why nothing could be chosen, and what would do`(
    validation: String, sentence: String
  ) throws {
    let summary = try MadeRun(
      "detectors: [ecod]", on: [MadeData(validation: validation, test: "++--")],
      [
        MadeTrial("e", "ecod").found(
          validation: ["average_precision": .undefined("one class")],
          test: ["average_precision": 0.5], scores: [4, 3, 2, 1])
      ]
    ).summary()
    #expect(summary.answers.isEmpty)
    #expect(summary.worries.first == sentence)
  }

  @Test func `one seed whose rows are of one kind is reason enough, and is named`() throws {
    let trials = [1, 2].map { seed in
      MadeTrial("e\(seed)", "ecod", seed: seed).found(
        validation: ["average_precision": .undefined("one class")],
        test: ["average_precision": 0.5], scores: [4, 3, 2, 1])
    }
    let summary = try MadeRun(
      "detectors: [ecod]\nseeds: [1, 2]", on: [MadeData(validation: "----", test: "++--")], trials
    ).summary()
    #expect(
      summary.worries.first
        == "On d, nothing is chosen: none of the 4 validation rows of seed 1 is an anomaly. A larger validation part or "
        + "'folds' may bring more of them there; 'select: label-free' looks at no label.")
  }

  @Test func `one fold whose rows are of one kind is named with its seed`() throws {
    let trials = [0, 1].map { fold in
      MadeTrial("e\(fold)", "ecod").of(["split": ["fold": JSON(fold)]]).found(
        validation: ["average_precision": .undefined("one class")],
        test: ["average_precision": 0.5], scores: [4, 3, 2, 1])
    }
    let summary = try MadeRun(
      "detectors: [ecod]\nsplit: { folds: { count: 2, validation: 0.3 } }",
      on: [MadeData(validation: "----", test: "++--")], trials
    ).summary()
    #expect(
      summary.worries.first?.contains("validation rows of seed 1, fold 1, is an anomaly") == true)
  }
}
