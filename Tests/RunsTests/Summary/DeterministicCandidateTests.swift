import Artifacts
import Formats
import RunKit
import Testing
import Vocabulary

@testable import Answers
@testable import Trials

/// What a candidate in which chance has no part says beside others that have a trial for each seed.
///
/// Of six rows the first three are anomalies. Scores of 6 to 1 in their order have an area of 1, those of 1 to 6 one of
/// 0; with 6, 1 and 4 for the anomalies and 5, 2 and 3 for the others 5 of 9 pairs are right.
struct DeterministicCandidateTests {
  private static let first: [Double] = [6, 5, 4, 3, 2, 1]
  private static let middle: [Double] = [6, 1, 4, 5, 2, 3]
  private static let last: [Double] = [1, 2, 3, 4, 5, 6]

  private func trial(
    _ id: String, _ detector: String, seed: Int = 1, _ area: MadeValue, _ scores: [Double],
    onTest: (area: MadeValue, scores: [Double])
  ) -> MadeTrial {
    MadeTrial(id, detector, seed: seed).of(["split": ["holdout": ["by": "time"]]]).found(
      validation: ["roc_auc": area], test: ["roc_auc": onTest.area], scores: onTest.scores,
      validationScores: scores)
  }

  @Test func `it has one trial, which stands beside those of every seed`() throws {
    let middle = (area: MadeValue.number(5.0 / 9), scores: Self.middle)
    let run = try MadeRun(
      "detectors: [ecod, isolation-forest]\nselect: roc_auc\nseeds: [1, 2]\n"
        + "split: { holdout: { by: time } }",
      on: [MadeData(validation: "+++---", test: "+++---")],
      [
        trial("e", "ecod", middle.area, middle.scores, onTest: middle),
        trial("f1", "isolation-forest", 1, Self.first, onTest: (0, Self.last)),
        trial("f2", "isolation-forest", seed: 2, 0, Self.last, onTest: (1, Self.first)),
      ])
    let summary = try run.summary()
    #expect(summary.standings.map(\.trials) == [["e"], ["f1", "f2"]])
    let answer = try #require(summary.answers.first)
    // 5/9 against a mean of 1/2.
    #expect(answer.candidate.trials == ["e"] && answer.choice.among == 2)
    #expect(answer.choice.tiedWith.map(\.trials) == [["f1", "f2"]])
    #expect(
      answer.details.contains(
        "Every seed would find the same: intervals tell what other rows would change."))
    // Seed 2 chooses ecod, which has 5/9 by seed 1; seed 1 chooses the forest, which has 1 by seed 2.
    #expect(
      answer.details.contains(
        "Chosen anew by the other seeds for each seed, and so without the luck of the choice, it comes to "
          + "0.778; 1 of 2 times the same candidate was chosen."))
  }

  @Test func `one with chance of which a seed is missing is compared with nothing`() throws {
    let run = try MadeRun(
      "detectors: [ecod, isolation-forest, copod]\nselect: roc_auc\nseeds: [1, 2]\n"
        + "split: { holdout: { by: time } }",
      on: [MadeData(validation: "+++---", test: "+++---")],
      [
        trial("e", "ecod", 0, Self.last, onTest: (0, Self.last)),
        trial("f2", "isolation-forest", seed: 2, 1, Self.first, onTest: (1, Self.first)),
        trial("c", "copod", .number(5.0 / 9), Self.middle, onTest: (1, Self.first)),
      ])
    let answer = try #require(try run.summary().answers.first)
    #expect(answer.detector == "copod" && answer.choice.among == 2)
  }
}
