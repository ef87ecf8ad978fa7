import Answers
import Artifacts
import Formats
import Machine
import RunKit
import Testing
import Vocabulary

@testable import Gates

/// What a gate takes of a run that was written by hand.
struct RunSubjectTests {
  private static let data = MadeData(validation: "+-", test: "++++----", firstTestRow: 100)
  private static let perfect: [Double] = [8, 7, 6, 5, 4, 3, 2, 1]

  private func run(_ trials: [MadeTrial], _ rest: String = "") throws -> MadeRun {
    let made = try MadeRun(
      "select: roc_auc\ndetectors: [ecod, lof: { neighbors: [5, 20] }, pca, hbos]\n\(rest)",
      on: [Self.data], trials)
    let records = try Records(made.trials, in: made.folder)
    try made.conclude(
      Summary(made.experiment, made.record, records, Choices(records, of: made.experiment)).record()
    )
    return made
  }

  private func found(_ id: String, _ detector: String, _ scores: [Double] = perfect) -> MadeTrial {
    MadeTrial(id, detector).found(
      validation: ["roc_auc": 0.5], test: ["roc_auc": 0.75], scores: scores)
  }

  @Test func `settings, controls and failures of a run are told apart`() throws {
    let made = try run([
      found("e", "ecod"), found("l", "lof").of(["settings": ["neighbors": 5]]),
      found("z", "largest-z", Self.perfect.reversed()), MadeTrial("p", "pca").failed("no memory"),
      MadeTrial("h", "hbos").lost("killed"),
    ])
    let subject = try GateSubject(made.folder)
    #expect(subject.state.subject == "made/1")
    #expect(subject.state.codeVersion == "c")
    #expect(subject.state.platform == "p")
    #expect(subject.state.datasets == [.init(name: "d", fingerprint: "fingerprint of d")])
    #expect(Set(subject.state.settings.map(\.name)) == ["ecod", "lof (neighbors 5)"])
    #expect(subject.controls.map(\.name) == ["largest-z"])
    #expect(subject.controls[0].trials[0].ranks.ranks == [0, 1, 2, 3, 4, 5, 6, 7])
    #expect(subject.failures.map(\.name) == ["pca", "hbos"])
    #expect(subject.failures.map(\.isCertain) == [true, false])
    #expect(subject.failures.first?.sentence == "trial p failed: no memory")
    let ecod = try #require(subject.state.settings.first { $0.detector == "ecod" })
    #expect(ecod.dataset == "d")
    #expect(!ecod.hasChance)
    #expect(ecod.measured[.rocAUC]?.quantity == .number(0.75))
    #expect(ecod.division == "row test 0.3 validation 0.2")
  }

  @Test func `of a trial stand the order of its test rows, its cuts and what it cost`() throws {
    let made = try run([found("e", "ecod", [8, 7, 2, 1, 6, 5, 4, 3])])
    let (folder, record) = (made.folder, try made.folder.readTrial("e"))
    let findings = try #require(record.findings)
    let choice = ThresholdChoice(
      method: "best-f1", wish: "w",
      outcome: .chosen(
        Threshold(value: 5.5, lowestAlarmed: 6, holdsInFloat: true, basis: .validation)),
      sentence: "s")
    let without = ThresholdChoice(
      method: "knee", wish: "w", outcome: .infeasible(Infeasibility("No.")), sentence: "s")
    let recall = [Measurement(.recall, .number(0.5), rows: 8)]
    try folder.write(
      TrialRecord(
        id: "e", scores: record.scores, rows: record.rows, trial: record.trial,
        outcome: .ok(
          TrialFindings(
            train: findings.train, validation: findings.validation, test: findings.test,
            features: 2, onValidation: findings.onValidation, onTest: findings.onTest,
            thresholds: [
              ThresholdRecord(request: [:], choice: without, onTest: []),
              ThresholdRecord(request: [:], choice: choice, onTest: recall),
            ], modelBytes: 128, scoresHash: findings.scoresHash, notes: []))))
    try folder.write(
      TimingRecord(
        id: "e", status: .ok, fitSeconds: 0.25, scoreSeconds: 0.5, peakMemory: 1024,
        latency: [Measurement(MetricName("latency_p99_us"), .number(9), rows: 1)]))
    let subject = try GateSubject(folder)
    let trial = try #require(subject.state.settings.first?.trials.first)
    #expect(trial.id == "e" && trial.seed == 1 && trial.fold == 0)
    #expect(trial.ranks.ranks == [7, 6, 1, 0, 5, 4, 3, 2])
    // 8, 7 and 6 lie above 5.5.
    #expect(
      trial.cuts == [Baseline.Cut(method: "best-f1", alarmsFrom: 5, measured: recall)])
    #expect(
      trial.costs
        == Baseline.Costs(
          modelBytes: 128, fitSeconds: 0.25, scoreSeconds: 0.5, peakMemory: 1024,
          latency: [Measurement(MetricName("latency_p99_us"), .number(9), rows: 1)]))
    #expect(subject.rows(of: trial).numbers == Array(100..<108))
    #expect(trial.rows == subject.rows(of: trial).hash)
  }

  @Test func `chance has a part where a fit draws, not where rows were divided by it`() throws {
    let made = try MadeRun(
      "select: roc_auc\ndetectors: [ecod, isolation-forest, knn: { at-most: 50 }]", on: [Self.data],
      [found("e", "ecod"), found("i", "isolation-forest"), found("k", "knn")])
    let records = try Records(made.trials, in: made.folder)
    try made.conclude(
      Summary(made.experiment, made.record, records, Choices(records, of: made.experiment)).record()
    )
    let settings = try GateSubject(made.folder).state.settings
    let chance = Dictionary(uniqueKeysWithValues: settings.map { ($0.detector, $0.hasChance) })
    #expect(chance == ["ecod": false, "isolation-forest": true, "knn": true])
  }

  @Test func `a run without scores cannot be kept`() throws {
    let made = try run([
      MadeTrial("e", "ecod").found(validation: ["roc_auc": 0.5], test: ["roc_auc": 0.75])
    ])
    #expect(throws: GateError.noScores(made.folder.path)) { try GateSubject(made.folder) }
  }

  @Test func `what a sealed run measures is not compared`() throws {
    let made = try run([found("e", "ecod")], "test: sealed")
    let subject = try GateSubject(made.folder)
    let trial = try #require(subject.state.settings.first?.trials.first)
    #expect(subject.rows(of: trial).labels.anomalies == 0)
  }
}
