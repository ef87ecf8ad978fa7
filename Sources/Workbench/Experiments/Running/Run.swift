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
  ) throws {
    self.experiment = try experiment.sealed(searchFolders: options.searchFolders)
    self.options = options
    self.tell = tell
  }

  /// What came of a run.
  public struct Outcome: Sendable, Equatable {
    public let folder: RunFolder
    public let failed: Int
    public let lost: Int
    public let isInterrupted: Bool

    static func interrupted(_ folder: RunFolder) -> Outcome {
      Outcome(folder: folder, failed: 0, lost: 0, isInterrupted: true)
    }
  }

  /// Does what is left to do; nothing is summed up again where nothing was.
  public func perform() throws -> Outcome {
    var clock = SessionClock()
    let started = try start()
    defer { withExtendedLifetime(started.lock) {} }
    let (subject, folder) = (started.subject, started.folder)
    clock.end("data")
    let trials = try runTrials(subject, folder, &clock)
    // A bundle that somebody removed is made again, so a run that exports looks at its records.
    if let conclusion = started.conclusion, clock.trials == 0,
      experiment.settings.members["export"] == "none"
    {
      try folder.removeFitted()
      return Outcome(folder: folder, failed: conclusion.failed.count, lost: 0, isInterrupted: false)
    }
    let outcome =
      Interruption.count > 0
      ? .interrupted(folder) : try conclude(trials, subject, folder, &clock)
    try clock.record(in: folder, jobs: options.jobs)
    return outcome
  }

  /// A run that nobody else works on.
  struct Started {
    let subject: Subject
    let folder: RunFolder
    let lock: FileLock
    /// What it came to, if it went to its end before.
    let conclusion: SummaryRecord?
  }

  /// Reads the data and takes the folder of the run, with what a killed process left there removed.
  func start() throws -> Started {
    let subject = try Subject(experiment, options)
    let folder = RunFolder(
      reports: options.reports, name: experiment.name, run: subject.record.id)
    let conclusion = try folder.conclusion()
    try folder.make()
    guard let lock = try FileLock.attempt(folder.lock) else {
      throw RunError.busy(folder: folder.path)
    }
    try folder.removeLeftovers()
    try FileSystem.write(subject.record.json.bytes(.indented), to: folder.run)
    return Started(subject: subject, folder: folder, lock: lock, conclusion: conclusion)
  }

  /// The phases after the trials.
  private func conclude(
    _ trials: [PlannedTrial], _ subject: Subject, _ folder: RunFolder, _ clock: inout SessionClock
  ) throws -> Outcome {
    try FileSystem.remove(folder.reported)
    try FileSystem.remove(folder.plan)
    let records = try Records(trials, in: folder)
    let export = ExportPhase(
      experiment: experiment, subject: subject.record, folder: folder, records: records)
    try driver(in: folder).run(export.unfitted)
    if let latency = experiment.latency {
      tell(.phase("latency"))
      try LatencyPhase(
        experiment: experiment, settings: latency, folder: folder, records: records
      ).perform()
      clock.end("latency")
    }
    if Interruption.count > 0 { return .interrupted(folder) }
    tell(.phase("summary"))
    let summary = try Summary(experiment, subject.record, records).record()
    try FileSystem.write(summary.json.bytes(.indented), to: folder.summary)
    clock.end("summary")
    try export.perform()
    try folder.removeFitted()
    clock.end("export")
    return Outcome(
      folder: folder, failed: records.failed.count, lost: records.lost.count,
      isInterrupted: false)
  }

  /// What every worker of the run is told first.
  func setup(in folder: RunFolder) -> TrialMessages.Setup {
    TrialMessages.Setup(
      folder: folder, searchFolders: options.searchFolders, keepsScores: options.keepsScores,
      keepsModels: experiment.keepsModels, platform: options.platform)
  }

  private func driver(in folder: RunFolder) -> Driver {
    Driver(
      folder, options, setup(in: folder), limits: TrialLimits(experiment.limits), tell: tell)
  }

  /// Those of `trials` that are still to be run; what other runs have found of them is taken over first.
  func open(of trials: [PlannedTrial], in folder: RunFolder) throws -> [PlannedTrial] {
    try folder.adopt(trials, from: options.reports)
    let finished = try folder.finishedTrials()
    return try trials.filter { trial in
      try !finished.contains(trial.id) || lacksScores(trial, in: folder)
        || lacksModel(trial, in: folder)
    }
  }

  /// Whether a phase that is still to come needs a fitted pipeline that the trial left elsewhere.
  private func lacksModel(_ trial: PlannedTrial, in folder: RunFolder) throws -> Bool {
    guard experiment.keepsModels, !FileSystem.exists(folder.summary),
      !FileSystem.exists(folder.fitted(trial.id))
    else { return false }
    return try folder.readTrial(trial.id).findings?.modelBytes != nil
  }

  /// Whether the scores of a trial are to be kept and were not, as by a run with `--no-scores`.
  private func lacksScores(_ trial: PlannedTrial, in folder: RunFolder) throws -> Bool {
    guard options.keepsScores, !FileSystem.exists(folder.scores(trial.id)) else { return false }
    return try folder.readTrial(trial.id).findings != nil
  }

  /// Runs what has no record yet, round after round, and answers every trial of the run.
  private func runTrials(
    _ subject: Subject, _ folder: RunFolder, _ clock: inout SessionClock
  ) throws -> [PlannedTrial] {
    let driver = driver(in: folder)
    var rounds = Rounds(experiment, subject.context)
    var all: [PlannedTrial] = []
    while let trials = try rounds.next(in: folder), Interruption.count == 0 {
      let open = try open(of: trials, in: folder)
      tell(
        .planned(
          folder: folder.path, trials: trials.count, finished: trials.count - open.count))
      try driver.run(open)
      if !open.isEmpty { try FileSystem.synchronize(folder.path) }
      all += trials
      clock.trials += open.count
    }
    clock.end("trials")
    return all
  }
}
