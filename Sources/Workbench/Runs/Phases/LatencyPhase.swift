import Answers
import Artifacts
import Evaluation
import Formats
import Machine
import Numerics
import Pipelines
import Specs
import Trials
import Vocabulary

/// Times the fitted pipelines that trials left: after the trials, one at a time, call by call, from features to
/// scores. Each call scores other rows of the test part than those before it, as far as there are others: one
/// row again and again would find all that it needs in the caches.
struct LatencyPhase {
  let setting: LatencySetting
  let folder: RunFolder
  /// The trials that are timed: the best of each detector on each data set, or all.
  let timed: [FinishedTrial]
  /// The rows of the splits, prepared once more.
  var splits: PreparedSplits

  /// The trials that are still to be timed and whose fitted pipelines are not at hand.
  var unfitted: [PlannedTrial] {
    get throws(FileError) {
      try open.map(\.trial).filter { !FileSystem.exists(folder.fitted($0.id)) }
    }
  }

  /// The trials that are still to be timed; scores that were made elsewhere have no pipeline to time.
  private var open: [FinishedTrial] {
    get throws(FileError) {
      var open: [FinishedTrial] = []
      for finished in timed where finished.findings.modelBytes != nil {
        if try folder.readTiming(finished.trial.id)?.latency.isEmpty ?? true {
          open.append(finished)
        }
      }
      return open
    }
  }

  mutating func perform() throws {
    for finished in try open {
      let id = finished.trial.id
      guard let timing = try folder.readTiming(id), FileSystem.exists(folder.fitted(id)) else {
        continue
      }
      let fitted = try ProvenPipeline(weights: SafeTensors.read(folder.fitted(id)))
      let settings = try TrialSettings(finished.identity)
      let rows = try splits.preparation(of: finished.trial, settings, isShared: false).test
      let measured = try measurements(of: fitted.pipeline, on: rows)
      try folder.write(timing.with(latency: measured))
    }
  }

  private func measurements(
    of pipeline: Pipeline, on rows: Matrix<Float>
  ) throws -> [Measurement] {
    let before = Workers.count
    defer { Workers.count = before }
    let limit = setting.limitSeconds.map { Int64(($0 * 1e9).rounded()) }
    var all: [Measurement] = []
    for workers in setting.workers {
      Workers.count = workers
      for batch in setting.batches {
        var watch = CallTimes(pipeline, rows, batch: batch)
        let times = try watch.measured(calls: setting.calls)
        let name = MetricName.latency(rows: batch, workers: workers)
        let summary = LatencySummary(
          nanoseconds: times.warm, rowsPerCall: batch, clock: CallTimes.clock)
        all += summary.measurements(named: name, limit: limit)
        all.append(Measurement(name.first, .number(Double(times.cold) / 1000), rows: 1))
        let distinct = min(rows.rows, setting.calls * batch)
        all.append(
          Measurement(name.distinctRows, .number(Double(distinct)), rows: setting.calls))
      }
    }
    return all
  }
}

/// How long calls of a pipeline take, one by one.
private struct CallTimes {
  private let pipeline: Pipeline
  private let rows: Matrix<Float>
  private let batch: Int
  private var turns: RowTurns

  init(_ pipeline: Pipeline, _ rows: Matrix<Float>, batch: Int) {
    self.pipeline = pipeline
    self.rows = rows
    self.batch = batch
    turns = RowTurns(of: rows.rows, seed: Seed(1).split("latency"))
  }

  /// The first call, and those after some that warm caches up.
  mutating func measured(calls: Int) throws -> (cold: Int64, warm: [Int64]) {
    let cold = try time()
    for _ in 0..<min(calls, 50) { _ = try time() }
    var warm: [Int64] = []
    warm.reserveCapacity(calls)
    for _ in 0..<calls { warm.append(try time()) }
    return (cold, warm)
  }

  private mutating func time() throws -> Int64 {
    let batch = rows.gathering(rows: turns.next(batch))
    let watch = Stopwatch()
    _ = try pipeline.scores(of: batch)
    return watch.nanoseconds
  }

  /// What looking at the clock costs here.
  static let clock: ClockCost = {
    let nothing = (0..<1000).map { _ in Stopwatch().nanoseconds }
    return ClockCost(measuringNothing: nothing)
  }()
}
