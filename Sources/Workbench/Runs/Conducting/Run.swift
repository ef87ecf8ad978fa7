import Answers
public import Artifacts
import Formats
import Machine
public import Specs
import Synchronization
import Trials

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
      experiment.export == .none
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
    for hint in subject.hints { tell(.hint(hint)) }
    let folder = RunFolder(
      reports: options.reports, name: experiment.name, run: subject.record.id)
    let conclusion = folder.conclusion { tell(.phase($0)) }
    try folder.make()
    guard let lock = try FileLock.attempt(folder.lock) else {
      throw RunError.busy(folder: folder.path)
    }
    try folder.removeLeftovers()
    try folder.write(subject.record)
    return Started(subject: subject, folder: folder, lock: lock, conclusion: conclusion)
  }

  /// The phases after the trials.
  private func conclude(
    _ trials: [PlannedTrial], _ subject: Subject, _ folder: RunFolder, _ clock: inout SessionClock
  ) throws -> Outcome {
    try FileSystem.remove(folder.reported)
    try FileSystem.remove(folder.plan)
    let records = try Records(trials, in: folder)
    let choices = try shipping(Choices(records, of: experiment), subject, folder)
    let export = ExportPhase(
      experiment: experiment, subject: subject.record, folder: folder,
      exported: choices.exported, controls: records.whole.filter(\.identity.isControl),
      loader: try DataLoader(experiment, searchFolders: options.searchFolders))
    for damage in export.damages { tell(.phase(damage.description)) }
    if choices.exportsNothing {
      tell(.hint("'export' keeps no pipeline: nothing was chosen; the report says why"))
    }
    var latency = try experiment.latency.map { setting in
      let loader = try DataLoader(experiment, searchFolders: options.searchFolders)
      return LatencyPhase(
        setting: setting, folder: folder,
        timed: setting.timesAll
          ? records.whole.filter { !$0.identity.isControl } : choices.ofEachDetector,
        splits: PreparedSplits(folder, loader, costs: experiment.costColumns), loader: loader)
    }
    // Phases need the fitted pipelines of few trials; those that are not at hand are fitted again.
    let wanted = try export.unfitted + (latency?.unfitted ?? [])
    try carryOutToo(wanted.withoutRepetition().map { Order($0) }, in: folder)
    if latency != nil {
      tell(.phase("latency"))
      try latency?.perform()
      clock.end("latency")
    }
    if Interruption.count > 0 { return .interrupted(folder) }
    tell(.phase("summary"))
    let summary = Summary(experiment, subject.record, records, choices).record()
    try folder.write(summary)
    try note(Looks(records, of: subject.record, experiment, time: "\(WallTime.now())"))
    clock.end("summary")
    try export.perform()
    try folder.removeFitted()
    clock.end("export")
    return Outcome(
      folder: folder, failed: records.failed.count, lost: records.lost.count,
      isInterrupted: false)
  }

  /// The choices with the ensembles of seeds that are to be kept, which are run here like any trial.
  private func shipping(
    _ choices: Choices, _ subject: Subject, _ folder: RunFolder
  ) throws -> Choices {
    let names = TrialNames(experiment, subject.context)
    let committees = choices.committees.map { names.planned($0.identity, on: $0.dataset) }
    guard !committees.isEmpty else { return choices }
    try carryOutToo(open(of: committees, in: folder), in: folder)
    return choices.shipping(try Records(committees, in: folder).ok)
  }

  /// Enters what is now known into the ledger of all runs.
  private func note(_ looks: Looks) throws {
    var ledger = try Ledger(reports: options.reports)
    try ledger.add(looks.entries)
  }

  /// What every worker of the run is told first.
  func setup(in folder: RunFolder) -> TrialMessages.Setup {
    TrialMessages.Setup(
      folder: folder, searchFolders: options.searchFolders, keepsScores: options.keepsScores,
      keepsModels: experiment.keepsModels, platform: options.platform)
  }

  private func executor(in folder: RunFolder) -> some Executor {
    SecondTry(
      LocalProcesses(
        setup(in: folder), jobs: options.jobs, worker: options.worker, limits: experiment.limits))
  }

  /// Carries out `orders`; returns early when the run is interrupted.
  private func carryOut(_ orders: [Order], in folder: RunFolder) throws {
    let untold = Untold()
    try Interruption.granted {
      try executor(in: folder).run(
        orders, isStopped: { Interruption.count > 0 },
        tell: { order, event in
          tell(RunEvent(event, of: order.trial))
          do { try event.record(of: order.trial.id, in: folder) } catch { untold.note(error) }
        })
    }
    if let failure = untold.failure { throw failure }
  }

  /// Carries out what was not planned with the trials, but follows from what they found.
  private func carryOutToo(_ orders: [Order], in folder: RunFolder) throws {
    guard !orders.isEmpty else { return }
    tell(.more(trials: orders.count))
    try carryOut(orders, in: folder)
  }

  /// What is to be done for `trials`; what other runs have found of them is taken over first.
  func open(of trials: [PlannedTrial], in folder: RunFolder) throws(FileError) -> [Order] {
    let steps = try Steps(folder, options)
    var orders: [Order] = []
    for trial in trials {
      switch try steps.step(for: trial).action {
      case .keep: continue
      case .adopt(let other): try folder.adopt(trial, from: other)
      case .judge(let other, let id):
        orders.append(Order(trial, judging: KeptScores(folder: other, trial: id)))
      case .run(let reason):
        switch reason {
        // What has a record is not run, whoever is ordered to.
        case .failedBefore: try FileSystem.remove(folder.trial(trial.id))
        case .damaged(let damages):
          for damage in damages { tell(.phase(damage.description)) }
          try folder.discard(trial, damages)
        case .new, .lostBefore, .scoresMissing: break
        }
        orders.append(Order(trial))
      }
    }
    return orders
  }

  /// Runs what has no record yet, round after round, and answers every trial of the run.
  private func runTrials(
    _ subject: Subject, _ folder: RunFolder, _ clock: inout SessionClock
  ) throws -> [PlannedTrial] {
    var rounds = Rounds(experiment, subject.context)
    var all: [PlannedTrial] = []
    while let trials = try rounds.next(in: folder), Interruption.count == 0 {
      let orders = try open(of: trials, in: folder)
      tell(
        .planned(
          folder: folder.path, trials: trials.count, finished: trials.count - orders.count))
      try carryOut(orders, in: folder)
      if !orders.isEmpty { try FileSystem.synchronize(folder.path) }
      all += trials
      clock.trials += orders.count
    }
    clock.end("trials")
    return all
  }
}

/// The first trouble that came up where nobody could throw it.
private final class Untold: Sendable {
  private let first = Mutex<(any Error)?>(nil)

  var failure: (any Error)? { first.withLock { $0 } }

  func note(_ error: any Error) { first.withLock { $0 = $0 ?? error } }
}
