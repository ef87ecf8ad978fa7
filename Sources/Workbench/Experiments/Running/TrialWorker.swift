import Artifacts
import Files
import Numerics
import Vocabulary

/// The worker's side: runs the trials that are written to its input, and answers when each has its record.
public struct TrialWorker {
  private let setup: TrialMessages.Setup
  private let experiment: Experiment
  private var splits: PreparedSplits

  private init(_ setup: TrialMessages.Setup, on platform: String) throws {
    guard setup.platform == platform else {
      throw RunError.otherPlatform(wanted: setup.platform, found: platform)
    }
    self.setup = setup
    experiment = try Experiment(recorded: setup.folder.readRun().spec)
    splits = PreparedSplits(
      setup.folder, try DataLoader(experiment, searchFolders: setup.searchFolders),
      costs: experiment.costColumns)
  }

  /// Serves until the input ends.
  ///
  /// - Parameter platform: The numeric platform of this process; another than the driver's is refused.
  public static func serve(platform: String) throws {
    Workers.count = 1
    try ProcessGroup.endWithParent()
    let input = InputFile.standardInput
    var lines = LineBuffer()
    var worker: TrialWorker?
    while true {
      let piece = try input.read(atMost: 1 << 16)
      guard !piece.isEmpty else { return }
      lines.append(piece)
      while let line = lines.next() {
        let reader = JSONReader(try JSON(parsing: line), name: "driver")
        if worker == nil {
          worker = try TrialWorker(TrialMessages.Setup(reader), on: platform)
        } else if let answer = try worker?.run(TrialMessages.Order(reader)) {
          try StandardStreams.writeResult(answer.json.text() + "\n")
        }
      }
    }
  }

  /// Runs a range of the trials of a written plan, but those that have a record already, and answers how
  /// many failed or were lost. What was lost is run again when the range is, or by 'assay run'.
  ///
  /// - Parameter tell: Hears of each trial that was run, as a line of JSON.
  public static func run(
    _ range: Range<Int>, of plan: WrittenPlan, platform: String, tell: (String) throws -> Void
  ) throws -> (failed: Int, lost: Int) {
    Workers.count = 1
    var worker = try TrialWorker(plan.setup, on: platform)
    let folder = plan.setup.folder
    var (failed, lost) = (0, 0)
    for trial in plan.trials[range.clamped(to: plan.trials.indices)]
    where !FileSystem.exists(folder.trial(trial.id)) {
      let answer = try worker.run(TrialMessages.Order(trial, sharesRows: false))
      switch answer.outcome {
      case .found: break
      case .failed: failed += 1
      case .lost(let reason):
        lost += 1
        let record = TimingRecord(id: trial.id, status: .lost, lost: [reason])
        try FileSystem.write(record.json.bytes(.indented), to: folder.timing(trial.id))
      }
      try tell(answer.json.text())
    }
    return (failed, lost)
  }

  /// Runs a trial and leaves its record; the record comes last, so that what has one is whole.
  private mutating func run(_ order: TrialMessages.Order) throws -> TrialMessages.Answer {
    let trial = order.trial
    do {
      let preparation = try splits.preparation(of: trial, isShared: order.sharesRows)
      let watch = Stopwatch()
      let result = try TrialRun(
        experiment: experiment, trial: trial, preparation: preparation,
        place: TrialPlace(
          searchFolders: setup.searchFolders, scratch: setup.folder.scratch(trial.id))
      ).run()
      try keep(result, of: trial, preparation, seconds: watch.seconds)
      let metric = trial.identity.isControl ? nil : experiment.selection(result.findings)
      return TrialMessages.Answer(id: trial.id, .found(metric: metric))
    } catch let error as FileError {  // the machine's trouble, not the trial's
      return TrialMessages.Answer(id: trial.id, .lost(reason: "\(error)"))
    } catch {
      try write(
        TrialRecord(id: trial.id, trial: trial.identity, outcome: .failed(reason: "\(error)")),
        TimingRecord(id: trial.id, status: .failed))
      return TrialMessages.Answer(id: trial.id, .failed)
    }
  }

  private func keep(
    _ result: TrialRun.Result, of trial: PlannedTrial, _ preparation: Preparation, seconds: Double
  ) throws {
    let folder = setup.folder
    if setup.keepsScores {
      try write(result.scores, to: folder.scores(trial.id))
      let split = folder.split(trial.split)
      if !FileSystem.exists(split) { try write(NPZ.bytes(named: preparation.arrays), to: split) }
    }
    try write(Array(result.curve.utf8), to: folder.curve(trial.id))
    if setup.keepsModels, let fitted = result.fitted {
      try write(SafeTensors.bytes(of: fitted.weights), to: folder.fitted(trial.id))
    }
    try write(
      TrialRecord(id: trial.id, trial: trial.identity, outcome: .ok(result.findings)),
      TimingRecord(
        id: trial.id, status: .ok, fitSeconds: result.fitSeconds,
        scoreSeconds: result.scoreSeconds, trialSeconds: seconds,
        peakMemory: Memory.peakResidentBytes))
  }

  private func write(_ record: TrialRecord, _ timing: TimingRecord) throws(FileError) {
    try write(timing.json.bytes(.indented), to: setup.folder.timing(timing.id))
    try write(record.json.bytes(.indented), to: setup.folder.trial(record.id))
  }

  /// Writes a file whole or not at all, without waiting for the disk: the driver does, once for all.
  private func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    try FileSystem.write(bytes, to: path, durably: false)
  }
}
