import Answers
import Artifacts
import Formats
import Machine
import Testing
import Vocabulary

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

/// What sealed test rows measure is nowhere to be read until they are unsealed.
struct SealedTestRowsTests {
  private static let rest = """
    detectors: [{ knn: { neighbors: [3, 5] } }, ecod]
    thresholds: [best-f1]
    select: roc_auc
    """

  private func run(_ sweep: SmallSweep) throws -> SummaryRecord {
    _ = try sweep.madeFolder()
    try sweep.run()
    let (records, folder) = (try sweep.records, try sweep.folder)
    let summary = Summary(
      sweep.experiment, try sweep.subject.record, records,
      try Choices(records, of: sweep.experiment)
    ).record()
    try folder.write(summary)
    return summary
  }

  @Test func `no record of a sealed run holds a figure that labels of test rows made`() throws {
    let sweep = try SmallSweep("\(Self.rest)\ntest: sealed")
    let summary = try run(sweep)
    for trial in try sweep.trials {
      let findings = try #require(try sweep.folder.readTrial(trial.id).findings)
      #expect(findings.test == PartCount(rows: 12, anomalies: 0, unlabelled: 12))
      for measured in findings.onTest {
        #expect(measured.quantity == .undefined(reason: TestAccess.reason))
        #expect(measured.rows == 0)
      }
      #expect(findings.thresholds.allSatisfy { $0.onTest.isEmpty })
      #expect(try sweep.folder.readCurve(trial.id).isEmpty)
    }
    for standing in summary.standings {
      #expect(standing.onTest.allSatisfy { $0.quantity.number == nil })
    }
    let answer = try #require(summary.answers.first)
    #expect(answer.figures.measured?.quantity.number == nil)
    #expect(answer.figures.nested == nil)
    #expect(answer.comparisons == [])
    #expect(
      answer.details.first
        == "The test rows are sealed: what they measure is shown by 'assay unseal RUN', which the ledger counts."
    )
    // What the audit of the data says, and nothing of detectors.
    #expect(summary.worries.allSatisfy { $0.hasPrefix("rows: ") })
    let advice = try Recommender([], eventsPerDay: nil).recommend(for: sweep.folder, trial: nil)
    #expect(advice.advice.alternatives.allSatisfy { $0.measured.isEmpty })
  }

  @Test func `sealing changes nothing of what is learned, chosen and thresholded`() throws {
    let sweep = try SmallSweep("\(Self.rest)\ntest: sealed")
    let open = try SmallSweep(Self.rest)
    let (sealed, shown) = (try run(sweep), try run(open))
    // What was chosen, and why, is the same as if the test rows had been open.
    #expect(sealed.answers.map(\.candidate.name) == shown.answers.map(\.candidate.name))
    #expect(sealed.answers.map(\.choice.by) == shown.answers.map(\.choice.by))
    for (one, other) in zip(try sweep.trials, try open.trials) {
      #expect(one.scores == other.scores)
      #expect(
        try sweep.folder.readTrial(one.id).findings?.thresholds.map(\.choice)
          == open.folder.readTrial(other.id).findings?.thresholds.map(\.choice))
    }
  }

  @Test func `without validation rows, sealed test rows choose nothing, and that is said`() throws {
    let sweep = try SmallSweep(
      "\(Self.rest)\ntest: sealed\nsplit: { holdout: { validation: 0 } }")
    let summary = try run(sweep)
    #expect(summary.answers == [])
    #expect(
      summary.worries.first
        == "On rows, nothing is chosen: the test rows are sealed, and there are no validation rows."
    )
  }

  /// 600 rows, so that a fifth and a half of the ordinary validation rows are different rows.
  @Test func `another share of rows that choose judges kept scores as a new run would`() throws {
    let data = "{ generate: { table: { rows: 600 } } }"
    let first = try SmallSweep(Self.rest, name: "first", data: data)
    _ = try run(first)
    let question = "\(Self.rest)\nvalidation: { choose: 0.5, calibrate: 0.5 }"
    let second = try SmallSweep(question, name: "second", data: data, beside: first)
    let from = try first.folder.path
    #expect(
      Set(try second.preview.steps.map(\.words)) == ["judge the scores in \(from)"])
    _ = try second.writePlan()
    try second.run(of: WrittenPlan(readFrom: second.folder.plan))
    let alone = try SmallSweep(question, name: "third", data: data)
    _ = try run(alone)
    for trial in try alone.trials {
      let (judged, fresh) = (
        try second.folder.readTrial(trial.id), try alone.folder.readTrial(trial.id)
      )
      #expect(judged == fresh)
      let before = try first.folder.finishedTrials().compactMap {
        try first.folder.readTrial($0)
      }.first { $0.scores == trial.scores }
      #expect(before?.findings?.onValidation != judged.findings?.onValidation)
    }
  }
}
