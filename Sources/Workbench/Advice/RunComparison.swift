public import Artifacts
import Evaluation
public import Formats
import Numerics
import Specs
public import Vocabulary

/// Two runs side by side: what differs in their settings, and what got better or worse on the same rows.
public struct RunComparison: Sendable, Equatable {
  /// Each setting that differs: its path, and its value in either run.
  public let settings: [(path: String, before: JSON?, after: JSON?)]
  public let rows: [Row]
  /// What cannot be compared, and why.
  public let notes: [String]

  public static func == (one: RunComparison, other: RunComparison) -> Bool {
    one.rows == other.rows && one.notes == other.notes
      && one.settings.elementsEqual(other.settings) {
        $0.path == $1.path && $0.before == $1.before && $0.after == $1.after
      }
  }

  /// One detector on one data set, the best trial of each run.
  public struct Row: Sendable, Equatable {
    public let dataset: String
    public let detector: String
    public let before: String
    public let after: String
    public let metric: MetricName
    public let first: Measurement
    public let second: Measurement
    /// The second less the first, on the same test rows; undefined where they saw different ones.
    public let difference: Measurement
    public let p: Double?
  }

  /// Compares the best trials of two runs, by what the first selects by.
  public init(_ before: RunFolder, _ after: RunFolder) throws {
    let (one, other) = (try before.readRun(), try after.readRun())
    settings = one.spec.differences(from: other.spec)
    let selection = try Experiment(recorded: one.spec).selection
    let (old, new) = (try Self.best(in: before), try Self.best(in: after))
    var rows: [Row] = []
    var notes: [String] = []
    for (key, trial) in old {
      guard let match = new.first(where: { $0.0 == key })?.1 else {
        notes.append("\(key) is only in the first run")
        continue
      }
      rows.append(try Self.row(trial, in: before, match, in: after, selection))
    }
    for (key, _) in new where !old.contains(where: { $0.0 == key }) {
      notes.append("\(key) is only in the second run")
    }
    self.rows = rows
    self.notes = notes
  }

  /// The first trial of the best setting of each detector on each data set, in the order of standings.
  private static func best(in folder: RunFolder) throws -> [(String, TrialRecord)] {
    var best: [(String, TrialRecord)] = []
    for standing in try folder.readSummary().standings {
      let key = "\(standing.detector) on \(standing.dataset)"
      guard !best.contains(where: { $0.0 == key }), let id = standing.trials.first else { continue }
      best.append((key, try folder.readTrial(id)))
    }
    return best
  }

  private static func row(
    _ before: TrialRecord, in old: RunFolder, _ after: TrialRecord, in new: RunFolder,
    _ selection: Selection
  ) throws -> Row {
    let metric = selection.metric.name
    func measured(_ record: TrialRecord) -> Measurement {
      record.findings?.test(metric)
        ?? Measurement(metric, .undefined(reason: record.reason ?? "it was not measured"), rows: 0)
    }
    let difference = try difference(before, in: old, after, in: new, selection)
    return Row(
      dataset: before.trial.dataset, detector: before.trial.detector, before: before.id,
      after: after.id, metric: metric, first: measured(before), second: measured(after),
      difference: difference.0, p: difference.1)
  }

  private static func difference(
    _ before: TrialRecord, in old: RunFolder, _ after: TrialRecord, in new: RunFolder,
    _ selection: Selection
  ) throws -> (Measurement, Double?) {
    let metric = selection.metric
    func undefined(_ reason: String) -> (Measurement, Double?) {
      (Measurement(metric.name, .undefined(reason: reason), rows: 0), nil)
    }
    guard selection != .labelFree else {
      return undefined("the runs were not selected by a metric of rankings")
    }
    guard before.id != after.id else {
      return (Measurement(metric.name, .number(0), rows: before.findings?.test.rows ?? 0), nil)
    }
    guard let one = try old.readScores(of: before), let other = try new.readScores(of: after),
      let a = try old.readRows(of: before)?.test, let b = try new.readRows(of: after)?.test
    else { return undefined("the scores of one of them were not kept") }
    guard a.numbers == b.numbers, a.labels == b.labels else {
      return undefined("they were measured on different rows")
    }
    let found = Evaluator(seed: Seed(1).split("comparison")).compare(
      other.test, one.test, a.labels, metrics: [metric])
    guard let found = found.first else { return undefined("nothing was compared") }
    return (found.difference, found.p.number)
  }
}

extension JSON {
  /// Where two values differ: the path of each difference, and what stands there in either.
  func differences(
    from other: JSON?, at path: String = ""
  ) -> [(path: String, before: JSON?, after: JSON?)] {
    guard self != other else { return [] }
    guard let own = members, let theirs = other?.members else { return [(path, self, other)] }
    let keys = Set(own.map(\.key)).union(theirs.map(\.key)).sorted()
    return keys.flatMap { key -> [(path: String, before: JSON?, after: JSON?)] in
      let place = path.isEmpty ? key : "\(path).\(key)"
      guard let value = own[key] else { return [(place, nil, theirs[key])] }
      return value.differences(from: theirs[key], at: place)
    }
  }
}
