import Answers
import Artifacts
import Evaluation
import Features
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
  let loader: DataLoader

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
      let events = try eventMeasurements(of: fitted.pipeline, on: finished.trial.dataset)
      try folder.write(timing.with(latency: measured + events))
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
        all.append(reference(times.reference, name))
        let distinct = min(rows.rows, setting.calls * batch)
        all.append(
          Measurement(name.distinctRows, .number(Double(distinct)), rows: setting.calls))
      }
    }
    return all
  }

  /// What the work that is always the same took in the median, before and after the calls.
  private func reference(_ times: [Int64], _ name: MetricName.Latency) -> Measurement {
    let summary = LatencySummary(nanoseconds: times, clock: CallTimes.clock)
    return Measurement(
      name.reference, .number(Double(summary.percentile(.p50) ?? 0) / 1000), rows: times.count)
  }
}

extension LatencyPhase {
  /// How long it takes from an event to its score, of the last events that have one; nothing where rows are rows.
  private func eventMeasurements(of pipeline: Pipeline, on dataset: Int) throws -> [Measurement] {
    guard let (recording, seen) = try loader.events(dataset) else { return [] }
    let times = try EventTimes(pipeline, seen).measured(recording)
    guard !times.isEmpty else { return [] }
    let summary = LatencySummary(
      nanoseconds: times.suffix(setting.calls), rowsPerCall: 1, clock: CallTimes.clock)
    return summary.measurements(
      named: MetricName.eventLatency,
      limit: setting.limitSeconds.map { Int64(($0 * 1e9).rounded()) })
  }
}

/// How long it takes from an event to the score of its row, event by event, as a stream brings them.
private struct EventTimes {
  private let pipeline: Pipeline
  private let seen: any FittedEventFeatures

  init(_ pipeline: Pipeline, _ seen: any FittedEventFeatures) {
    self.pipeline = pipeline
    self.seen = seen
  }

  /// The times of all events that have a row which can be scored, in their order.
  func measured(_ recording: Recording) throws -> [Int64] {
    var view: any EventView = seen.begin()
    let names = seen.names
    var times: [Int64] = []
    for event in recording.events {
      let watch = Stopwatch()
      _ = view.due(before: event.time)
      guard let row = view.see(event) else { continue }
      let table = Table(
        rows: 1, columns: zip(names, row.values).map { Column($0, numbers: [$1]) })
      // A row that the pipeline refuses has no score to wait for.
      guard (try? pipeline.scores(of: table)) != nil else { continue }
      times.append(watch.nanoseconds)
    }
    return times
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

  /// The first call, those after some that warm caches up, and before and after them the work that is always the same:
  /// between them, it would take their place in the caches.
  mutating func measured(
    calls: Int
  ) throws -> (cold: Int64, warm: [Int64], reference: [Int64]) {
    let cold = try time()
    let before = Self.reference.times(Self.references)
    for _ in 0..<min(calls, 50) { _ = try time() }
    var warm: [Int64] = []
    warm.reserveCapacity(calls)
    for _ in 0..<calls { warm.append(try time()) }
    return (cold, warm, before + Self.reference.times(Self.references))
  }

  private static let reference = ReferenceWork()
  private static let references = 50

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
