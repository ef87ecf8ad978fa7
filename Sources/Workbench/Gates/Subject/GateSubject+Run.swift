public import Artifacts
import Machine
import Sources
import Specs
import Trials
import Vocabulary

extension GateSubject {
  /// A finished run.
  public init(_ folder: RunFolder) throws {
    let (run, summary) = (try folder.readRun(), try folder.readSummary())
    var taking = Taking(folder, try Experiment(recorded: run.spec).questions)
    let settings = try summary.standings.map { (control: $0.isControl, try taking.setting($0)) }
    state = Baseline(
      subject: folder.shortName, codeVersion: run.codeVersion, platform: run.platform,
      machine: try folder.readTimings().sessions.last?.machine,
      datasets: run.datasets.map { Baseline.Data(name: $0.name, fingerprint: $0.fingerprint) },
      settings: settings.filter { !$0.control }.map(\.1))
    controls = settings.filter(\.control).map(\.1)
    rows = taking.rows
    failures =
      summary.failed.map { Failure($0, isCertain: true) }
      + summary.lost.map { Failure($0, isCertain: false) }
  }
}

extension GateSubject.Failure {
  fileprivate init(_ failure: SummaryRecord.Failure, isCertain: Bool) {
    let settings = TrialLabel.settings(failure.identity)
    self.init(
      dataset: failure.dataset,
      name: settings.isEmpty ? failure.detector : "\(failure.detector) (\(settings))",
      sentence: "trial \(failure.trial) \(isCertain ? "failed" : "was lost"): \(failure.reason)",
      isCertain: isCertain)
  }
}

/// Gathers what a baseline keeps of a run's trials, and their rows.
private struct Taking {
  private let folder: RunFolder
  private let questions: Questions
  private(set) var rows: [String: KnownRows] = [:]

  init(_ folder: RunFolder, _ questions: Questions) {
    self.folder = folder
    self.questions = questions
  }

  mutating func setting(_ standing: SummaryRecord.Standing) throws -> Baseline.Setting {
    var trials: [Baseline.Trial] = []
    var (division, hasChance) = ("", false)
    for id in standing.trials {
      let record = try folder.readTrial(id)
      let settings = try TrialSettings(record.trial)
      division = settings.split.description
      // How rows are divided is no chance here: what is compared was measured on the same rows.
      hasChance = settings.drawsWhenFitted
      trials.append(try trial(record))
    }
    return Baseline.Setting(
      dataset: standing.dataset, detector: standing.detector,
      name: standing.label.isEmpty
        ? standing.detector : "\(standing.detector) (\(standing.label))",
      division: division, settings: standing.settings, hasChance: hasChance,
      measured: standing.onTest, trials: trials)
  }

  private mutating func trial(_ record: TrialRecord) throws -> Baseline.Trial {
    guard let findings = record.findings, let scores = try folder.readScores(of: record),
      let known = try folder.readRows(of: record)
    else { throw GateError.noScores(folder.path) }
    let test = questions.shown(known).test
    let hash = test.hash
    rows[hash] = test
    let ranks = PackedRanks(scores.test)
    return Baseline.Trial(
      id: record.id, seed: record.trial.seed, fold: record.trial.fold, rows: hash, ranks: ranks,
      cuts: findings.thresholds.compactMap { asked in
        asked.choice.threshold.map { threshold in
          Baseline.Cut(
            method: asked.choice.method,
            alarmsFrom: ranks.rank(above: threshold.value, among: scores.test),
            measured: asked.onTest)
        }
      }, costs: try costs(of: record.id, findings))
  }

  private func costs(of id: String, _ findings: TrialFindings) throws -> Baseline.Costs {
    let timing = try folder.readTiming(id)
    return Baseline.Costs(
      modelBytes: findings.modelBytes, fitSeconds: timing?.fitSeconds,
      scoreSeconds: timing?.scoreSeconds, peakMemory: timing?.peakMemory,
      latency: timing?.latency ?? [])
  }
}
