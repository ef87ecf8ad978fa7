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

  private func sentences(_ spec: String, _ trials: [MadeTrial]) throws -> [String] {
    try #require(try MadeRun(spec, on: [Self.many], trials).summary().answers.first).sentences
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
}
