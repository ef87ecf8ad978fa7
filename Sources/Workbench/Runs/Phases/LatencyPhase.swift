import Artifacts
import Evaluation
import Formats
import Machine
import Numerics
import Pipelines
import Specs
import Trials
import Vocabulary

/// Times the fitted pipelines that trials left: after the trials, one at a time, call by call.
struct LatencyPhase {
  let selection: Selection
  let setting: LatencySetting
  let folder: RunFolder
  let records: Records

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

  func perform() throws {
    for finished in try open {
      guard Interruption.count == 0 else { return }
      let id = finished.trial.id
      guard let timing = try folder.readTiming(id), FileSystem.exists(folder.fitted(id)) else {
        continue
      }
      let fitted = try ProvenPipeline(weights: SafeTensors.read(folder.fitted(id)))
      let measured = try measurements(of: fitted)
      try folder.write(timing.with(latency: measured))
    }
  }

  /// The trials that are timed: the best of each detector on each data set, or all.
  private var timed: [FinishedTrial] {
    let trials = records.whole.filter { !$0.identity.isControl }
    guard !setting.timesAll else { return trials }
    let groups = trials.map { "\($0.identity.dataset)\u{0}\($0.identity.detector)" }
    return groups.uniqued().compactMap { group in
      let members = zip(groups, trials).filter { $0.0 == group }.map(\.1)
      return selection.best(of: members) ?? members.first
    }
  }

  private func measurements(of fitted: ProvenPipeline) throws -> [Measurement] {
    let before = Workers.count
    defer { Workers.count = before }
    let limit = setting.limitSeconds.map { Int64(($0 * 1e9).rounded()) }
    var all: [Measurement] = []
    for workers in setting.workers {
      Workers.count = workers
      for rows in setting.batches {
        let watch = CallTimes(fitted.pipeline, batch: fitted.golden.rows.repeated(to: rows))
        let times = try watch.measured(calls: setting.calls)
        let name = MetricName.latency(rows: rows, workers: workers)
        let summary = LatencySummary(
          nanoseconds: times.warm, rowsPerCall: rows, clock: CallTimes.clock)
        all += summary.measurements(named: name, limit: limit)
        all.append(Measurement(name.first, .number(Double(times.cold) / 1000), rows: 1))
      }
    }
    return all
  }
}

/// How long calls of a pipeline take, one by one.
private struct CallTimes {
  let pipeline: Pipeline
  let batch: Matrix<Float>

  init(_ pipeline: Pipeline, batch: Matrix<Float>) {
    self.pipeline = pipeline
    self.batch = batch
  }

  /// The first call, and those after some that warm caches up.
  func measured(calls: Int) throws -> (cold: Int64, warm: [Int64]) {
    let cold = try time()
    for _ in 0..<min(calls, 50) { _ = try time() }
    var warm: [Int64] = []
    warm.reserveCapacity(calls)
    for _ in 0..<calls { warm.append(try time()) }
    return (cold, warm)
  }

  private func time() throws -> Int64 {
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

extension Matrix<Float> {
  /// As many rows as wanted, these over and over.
  fileprivate func repeated(to count: Int) -> Matrix {
    gathering(rows: (0..<count).map { $0 % rows })
  }
}
