import Artifacts
import Machine
import Pipelines
import Testing
import Vocabulary

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

/// One trial from fitting to findings.
struct TrialRunTests {
  private func findings(_ rest: String, _ name: String) throws -> TrialFindings {
    let sweep = try SmallSweep(rest)
    try sweep.run(of: sweep.written([sweep.trial(name)]))
    return try #require(try sweep.folder.readTrial(sweep.trial(name).id).findings)
  }

  /// Of 40 rows with 8 anomalies, 0.3 measure and 0.2 choose: of 8 anomalies 2 each, of 32 others 10 and 6.
  @Test func `findings count the rows of each part`() throws {
    let findings = try findings("detectors: [ecod]", "ecod")
    #expect(findings.train == PartCount(rows: 20, anomalies: 4, unlabelled: 0))
    #expect(findings.validation == PartCount(rows: 8, anomalies: 2, unlabelled: 0))
    #expect(findings.test == PartCount(rows: 12, anomalies: 2, unlabelled: 0))
    #expect(findings.features == 2)
  }

  @Test func `findings say what a detector could not do as it was told`() throws {
    let note =
      "lof was to look at 30 neighbors, but a training row has only 19 others: those are all that count"
    #expect(try findings("detectors: [{ lof: { neighbors: 30 } }]", "lof 30").notes == [note])
    #expect(try findings("detectors: [{ lof: { neighbors: 19 } }]", "lof 19").notes == [])
  }

  /// Scores are the numbers of the rows, and every fifth row is an anomaly. On some rows they rank better
  /// than on others, so the figures of the two parts differ.
  @Test func `each part is measured on its own rows`() throws {
    let sweep = try SmallSweep(
      "detectors: [{ scores: { file: mine.npy } }]\ncontrols: false",
      scores: (0..<40).map(Double.init))
    let trial = try sweep.trials[0]
    try sweep.run()
    let findings = try #require(try sweep.folder.readTrial(trial.id).findings)
    for (part, measured) in [("validation", findings.onValidation), ("test", findings.onTest)] {
      let rows = try sweep.rows(of: trial, part)
      let anomalies = rows.filter { $0 % 5 == 0 }
      let others = rows.filter { $0 % 5 != 0 }
      // The share of pairs in which the anomaly has the higher number.
      let ordered = anomalies.reduce(0) { sum, row in sum + others.count { $0 < row } }
      #expect(
        measured[.rocAUC]?.quantity.number
          == Double(ordered) / Double(anomalies.count * others.count))
      #expect(measured.first?.rows == rows.count)
    }
  }

  /// Twelve rows measure, two of them anomalies: at the last threshold all alarm.
  @Test func `the curve is that of the test rows`() throws {
    let sweep = try SmallSweep("detectors: [ecod]\ncontrols: false")
    try sweep.run()
    let lines = try FileSystem.readText(sweep.folder.curve(sweep.trials[0].id))
      .split(separator: "\n")
    #expect(lines[1].split(separator: ",")[1...5] == ["0", "0", "0", "2", "10"])
    #expect(lines.last?.split(separator: ",")[1...5] == ["12", "2", "10", "0", "0"])
  }

  /// Where labels choose, nothing is said without them.
  @Test
  func `excess mass is found on validation rows, else on training rows, where it is asked for`()
    throws
  {
    let usual = try findings("detectors: [ecod]", "ecod")
    #expect(usual.validation(.excessMass) == nil)
    let asked = try findings("detectors: [ecod]\nselect: label-free", "ecod")
    #expect(asked.validation(.excessMass)?.rows == 8)
    #expect(asked.test(.excessMass) == nil)
    let all = try findings("detectors: [ecod]\nselect: label-free\nsplit: all", "ecod")
    #expect(all.validation(.excessMass)?.rows == 40)
  }

  @Test func `scores that were made elsewhere leave no pipeline`() throws {
    let sweep = try SmallSweep(
      "detectors: [{ scores: { file: mine.npy } }]\ncontrols: false\nexport: best",
      scores: (0..<40).map(Double.init))
    let trial = try sweep.trials[0]
    try sweep.run()
    #expect(try sweep.folder.readTrial(trial.id).findings?.modelBytes == nil)
    #expect(try sweep.fitted() == [])
  }

  @Test func `the pipeline has the threshold of the first request`() throws {
    let sweep = try SmallSweep(
      """
      detectors: [ecod]
      controls: false
      export: all
      thresholds: [{ fixed: { threshold: 1.5 } }, { fixed: { threshold: 2.5 } }]
      """)
    try sweep.run()
    #expect(try sweep.pipeline(of: sweep.trials[0]).threshold == 1.5)
  }

  @Test func `the pipeline of a trial is the one that its settings fit to its training rows`()
    throws
  {
    let sweep = try SmallSweep(
      """
      detectors: [{ isolation-forest: { trees: 3 } }]
      split: { holdout: { validation: 0 } }
      scale: robust
      controls: false
      export: all
      """)
    try sweep.run()
    let trial = try sweep.trials[0]
    let settings = try TrialSettings(trial.identity)
    guard case .detector(let detector) = settings.source else {
      throw SmallSweep.Missing(what: "there is no detector")
    }
    let dataset = try DataLoader(sweep.experiment, searchFolders: [sweep.home]).load(0)
    let fitted = try PipelineSettings(
      features: settings.features, detector: detector,
      calibration: sweep.experiment.questions.calibration
    ).fit(
      dataset.table, training: sweep.rows(of: trial, "train"), labels: dataset.labels,
      seed: settings.trialSeed)
    #expect(try sweep.pipeline(of: trial).deciding(by: nil).weights == fitted.weights)
  }

  @Test func `equal seeds learn the same, other seeds another`() throws {
    func hashes(_ seeds: String) throws -> [String?] {
      let sweep = try SmallSweep(
        "detectors: [{ isolation-forest: { trees: 3 } }]\ncontrols: false\nsplit: all\nseeds: \(seeds)"
      )
      try sweep.run()
      return try sweep.trials.map { try sweep.folder.readTrial($0.id).findings?.scoresHash }
    }
    let two = try hashes("[1, 2]")
    #expect(two[0] != two[1])
    #expect(try hashes("[2]") == [two[1]])
  }
}
