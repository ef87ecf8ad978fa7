public import Artifacts
import Formats
public import Machine
import Vocabulary

/// All that a report shows of a run, read from its folder.
///
/// A report computes no number: each is one of the record's, and is shown as `Figures` rounds it.
public struct RunContent: Sendable {
  public let folder: RunFolder
  let run: RunRecord
  let summary: SummaryRecord
  /// Every trial with a record, in the order of the standings and then of ids.
  let trials: [TrialRecord]
  private let findings: [String: TrialFindings]
  let timings: [String: TimingRecord]
  /// What thresholds would do to the test rows of the trials that are answers.
  let curves: [String: [TuningPoint]]
  /// The test rows with the highest scores of the trials that are answers.
  let strangest: [String: [StrangeRow]]
  /// When the test rows of the trials that are answers alarm, where times are known.
  let alarmTimes: [String: AlarmTimes]
  /// What had been looked at before, of each data set that was; empty where equal records are to give equal
  /// reports, since it depends on other runs.
  let spentBefore: [String: Ledger.Before]
  /// Whether durations are left out, so that equal records give equal reports.
  let leavesOutTimings: Bool

  public init(_ folder: RunFolder, leavesOutTimings: Bool) throws(FileError) {
    self.folder = folder
    self.leavesOutTimings = leavesOutTimings
    run = try folder.readRun()
    summary = try folder.readSummary()
    let placed = summary.standings.flatMap(\.trials)
    let places = Dictionary(zip(placed, placed.indices), uniquingKeysWith: { first, _ in first })
    let ids = try folder.finishedTrials().sorted {
      (places[$0] ?? .max, $0) < (places[$1] ?? .max, $1)
    }
    var trials: [TrialRecord] = []
    var timings: [String: TimingRecord] = [:]
    var curves: [String: [TuningPoint]] = [:]
    // A trial that an answer speaks of and that is gone is told like a damaged one.
    for answer in summary.answers where !FileSystem.exists(folder.trial(answer.trial)) {
      _ = try folder.readTrial(answer.trial)
    }
    for id in ids {
      trials.append(try folder.readTrial(id))
      timings[id] = leavesOutTimings ? nil : try folder.readTiming(id)
    }
    var strangest: [String: [StrangeRow]] = [:]
    var alarmTimes: [String: AlarmTimes] = [:]
    for answer in summary.answers { curves[answer.trial] = try folder.readCurve(answer.trial) }
    for trial in trials where curves[trial.id] != nil {
      guard let rows = try ScoredRows(of: trial, in: folder) else { continue }
      strangest[trial.id] = rows.strangest
      alarmTimes[trial.id] = trial.findings?.thresholds.first?.choice.threshold.flatMap {
        rows.alarms(above: $0.value)
      }
    }
    let ledger = leavesOutTimings ? nil : try Ledger(reports: folder.reports)
    var spentBefore: [String: Ledger.Before] = [:]
    for data in run.datasets {
      spentBefore[data.name] = ledger?.before(folder.shortName, of: data.fingerprint)
    }
    self.spentBefore = spentBefore
    self.trials = trials
    findings = Dictionary(
      trials.compactMap { trial in trial.findings.map { (trial.id, $0) } },
      uniquingKeysWith: { first, _ in first })
    self.timings = timings
    self.curves = curves
    self.strangest = strangest
    self.alarmTimes = alarmTimes
  }

  /// The share of the ordinary validation rows that carry promises; none did before rows were shared out.
  var promising: Double { run.spec["validation"]?["calibrate"]?.double ?? 0 }

  func findings(of trial: String) -> TrialFindings? { findings[trial] }

  /// What each trial of a setting has, where they are several.
  func each(
    of standing: SummaryRecord.Standing, _ metric: MetricName, isOnTest: Bool
  ) -> [Double] {
    guard standing.trials.count > 1 else { return [] }
    return standing.trials.compactMap { trial in
      (isOnTest ? findings[trial]?.onTest : findings[trial]?.onValidation)?[metric]?
        .quantity.number
    }
  }
}
