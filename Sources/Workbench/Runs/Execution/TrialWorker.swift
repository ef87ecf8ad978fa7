import Artifacts
import Formats
import Machine
import Numerics
import Pipelines
import Specs
import Trials

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
    try Interruption.listenToParent()
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
        } else if let answer = try worker?.run(TrialMessages.order(reader)) {
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
    let orders = plan.orders[range.clamped(to: plan.orders.indices)]
    let work = Work("running trials", of: orders.count, .things("trials"))
    defer { work.end() }
    for order in orders {
      defer { work.advance() }
      guard !FileSystem.exists(folder.trial(order.trial.id)) else { continue }
      let trial = order.trial
      let answer = try worker.run(order)
      switch answer.outcome {
      case .found: break
      case .failed: failed += 1
      case .lost(let reasons):
        lost += 1
        let record = TimingRecord(id: trial.id, status: .lost, lost: reasons)
        try folder.write(record)
      }
      try tell(answer.json.text())
    }
    return (failed, lost)
  }

  /// Carries out an order and leaves its record; the record comes last, so that what has one is whole.
  private mutating func run(_ order: Order) throws -> TrialMessages.Answer {
    let trial = order.trial
    do throws(TrialFailure) {
      let findings = try carryOut(order)
      let metric = trial.identity.isControl ? nil : experiment.selection.value(of: findings)
      return TrialMessages.Answer(id: trial.id, .found(metric: metric))
    } catch {
      switch error {
      case .machine(let error):
        return TrialMessages.Answer(id: trial.id, .lost(reasons: [error.description]))
      case .refused(let reason):
        try write(
          record(of: trial, .failed(reason: reason)), TimingRecord(id: trial.id, status: .failed))
        return TrialMessages.Answer(id: trial.id, .failed)
      }
    }
  }

  /// What the trial found, after all of it lies in the folder of the run.
  private mutating func carryOut(_ order: Order) throws(TrialFailure) -> TrialFindings {
    try TrialFailure.catching {
      let one = try Trial(order.trial.identity, of: experiment)
      let result: Trial.Result
      let rows: SplitRows
      let watch: Stopwatch
      let known = try order.judging.map { _ in try splits.rows(of: order.trial, one.settings) }
      if let known, let earlier = try order.judging?.read(),
        one.canJudge(earlier.scores, of: earlier.findings, on: known)
      {
        rows = known
        watch = Stopwatch()
        result = try one.judge(earlier.scores, of: earlier.findings, on: known)
      } else {
        let preparation = try splits.preparation(
          of: order.trial, one.settings, isShared: order.sharesRows)
        watch = Stopwatch()
        rows = preparation.rows
        result = try one.run(
          on: preparation,
          in: TrialPlace(
            searchFolders: setup.searchFolders, scratch: setup.folder.scratch(order.trial.id)))
      }
      try keep(result, of: order.trial, rows, seconds: watch.seconds)
      return result.findings
    }
  }

  private func keep(
    _ result: Trial.Result, of trial: PlannedTrial, _ rows: SplitRows, seconds: Double
  ) throws(FileError) {
    let folder = setup.folder
    if setup.keepsScores {
      try folder.write(result.scores, of: trial.id, isTransductive: rows.isTransductive)
      let split = folder.split(trial.rows)
      if !FileSystem.exists(split) { try write(rows.bytes, to: split) }
    }
    try write(result.curve.csv, to: folder.curve(trial.id))
    if setup.keepsModels, let fitted = result.fitted {
      try write(SafeTensors.bytes(of: fitted.weights), to: folder.fitted(trial.id))
    }
    try write(
      record(of: trial, .ok(result.findings)),
      TimingRecord(
        id: trial.id, status: .ok, fitSeconds: result.fitSeconds,
        scoreSeconds: result.scoreSeconds, trialSeconds: seconds,
        peakMemory: Memory.peakResidentBytes))
  }

  private func record(of trial: PlannedTrial, _ outcome: TrialRecord.Outcome) -> TrialRecord {
    TrialRecord(
      id: trial.id, scores: trial.scores, rows: trial.rows, trial: trial.identity, outcome: outcome)
  }

  private func write(_ record: TrialRecord, _ timing: TimingRecord) throws(FileError) {
    try setup.folder.write(timing, durably: false)
    try setup.folder.write(record)
  }

  /// Writes a file whole or not at all, without waiting for the disk: the driver does, once for all.
  private func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    try FileSystem.write(bytes, to: path, durably: false)
  }
}

extension KeptScores {
  /// The scores and what was found of them; `nil` if they are gone or are not what they were.
  fileprivate func read() throws(FileError) -> (scores: TrialScores, findings: TrialFindings)? {
    guard FileSystem.exists(folder.trial(trial)) else { return nil }
    guard let record = try? folder.readTrial(trial), let findings = record.findings,
      let scores = try? folder.readScores(of: record)
    else { return nil }
    return (scores, findings)
  }
}
