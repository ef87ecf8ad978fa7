public import Artifacts
import Datasets
import Files
import Numerics

/// A run of an experiment: from the spec to a folder that holds all that was found.
///
/// It resumes by itself: what has a record is not done again, and what it finds is the same bytes
/// whether it was interrupted or not, and for any number of jobs.
public struct Run: Sendable {
  let experiment: Experiment
  let options: RunOptions
  let tell: @Sendable (RunEvent) -> Void

  public init(
    _ experiment: Experiment, _ options: RunOptions,
    tell: @escaping @Sendable (RunEvent) -> Void
  ) {
    self.experiment = experiment
    self.options = options
    self.tell = tell
  }

  /// What came of a run.
  public struct Outcome: Sendable, Equatable {
    public let folder: RunFolder
    public let failed: Int
    public let lost: Int
    public let isInterrupted: Bool
  }

  public func perform() throws -> Outcome {
    let subject = try Subject(experiment, options)
    let folder = RunFolder(
      reports: options.reports, name: experiment.name, run: subject.record.id)
    try folder.make()
    guard let lock = try FileLock.attempt(folder.lock) else {
      throw RunError.busy(folder: folder.path)
    }
    defer { withExtendedLifetime(lock) {} }
    try folder.removeLeftovers()
    try FileSystem.write(subject.record.json.bytes(.indented), to: folder.run)

    let trials = try runTrials(subject, folder)
    if Interruption.count > 0 {
      return Outcome(folder: folder, failed: 0, lost: 0, isInterrupted: true)
    }
    let records = try Records(trials, in: folder)
    try driver(subject, folder).run(
      ExportPhase(
        experiment: experiment, subject: subject.record, folder: folder, records: records
      ).unfitted)
    if let latency = experiment.latency {
      tell(.phase("latency"))
      try LatencyPhase(
        experiment: experiment, settings: latency, folder: folder, records: records
      ).perform()
    }
    if Interruption.count > 0 {
      return Outcome(folder: folder, failed: 0, lost: 0, isInterrupted: true)
    }
    tell(.phase("summary"))
    let summary = try Summary(experiment, subject.record, records).record()
    try FileSystem.write(summary.json.bytes(.indented), to: folder.summary)
    try ExportPhase(
      experiment: experiment, subject: subject.record, folder: folder, records: records
    ).perform()
    try folder.removeFitted()
    return Outcome(
      folder: folder, failed: records.failed.count, lost: records.lost.count,
      isInterrupted: false)
  }

  private func driver(_ subject: Subject, _ folder: RunFolder) -> Driver {
    let setup = TrialMessages.Setup(
      folder: folder, searchFolders: options.searchFolders, keepsScores: options.keepsScores,
      keepsModels: experiment.keepsModels, platform: options.platform)
    return Driver(folder, options, setup, limits: TrialLimits(experiment.limits), tell: tell)
  }

  /// Runs what has no record yet, round after round, and answers every trial of the run.
  private func runTrials(_ subject: Subject, _ folder: RunFolder) throws -> [PlannedTrial] {
    let driver = driver(subject, folder)
    var rounds = Rounds(experiment, subject.context)
    var all: [PlannedTrial] = []
    while let trials = try rounds.next(after: all, in: folder), Interruption.count == 0 {
      try folder.adopt(trials, from: options.reports)
      let finished = try folder.finishedTrials()
      let open = trials.filter { trial in
        guard finished.contains(trial.id) else { return true }
        return experiment.keepsModels && !FileSystem.exists(folder.fitted(trial.id))
          && !FileSystem.exists(folder.summary)
      }
      tell(
        .planned(
          folder: folder.path, trials: trials.count, finished: trials.count - open.count))
      try driver.run(open)
      all += trials
    }
    return all
  }
}
