public import Artifacts
import Evaluation
public import Formats
import Numerics
import Specs
public import Vocabulary

/// Two runs side by side: what differs in their settings, and what got better or worse on the same rows.
public struct RunComparison: Sendable {
  /// Each setting that differs: its path, and its value in either run.
  public let settings: [(path: String, before: JSON?, after: JSON?)]
  public let rows: [Row]
  /// What cannot be compared, and why.
  public let notes: [String]

  /// One setting on one data set; where the runs have no setting of a detector in common, the best of each.
  public struct Row: Sendable, Equatable {
    public let dataset: String
    public let detector: String
    /// The detector with what is not as it would be by default, in either run.
    public let nameBefore: String
    public let nameAfter: String
    /// The trials of either: one for each seed and fold.
    public let before: [String]
    public let after: [String]
    public let metric: MetricName
    public let first: Measurement
    public let second: Measurement
    /// The second less the first over the seeds and folds that both have, on the same test rows; undefined
    /// where they saw different ones.
    public let difference: Measurement
    public let p: Double?
  }

  /// Compares the best candidates of two runs, by what the first selects by.
  public init(_ before: RunFolder, _ after: RunFolder) throws {
    let (one, other) = (try before.readRun(), try after.readRun())
    settings = one.spec.differences(from: other.spec)
    let selection = try Experiment(recorded: one.spec).selection
    let (old, new) = (try before.readSummary().standings, try after.readSummary().standings)
    let pairs = Self.pairs(old, new)
    rows = try pairs.map { try Self.row(old[$0], in: before, new[$1], in: after, selection) }
    let (matched, met) = (Set(pairs.map(\.0)), Set(pairs.map(\.1)))
    notes =
      old.indices.filter { !matched.contains($0) }.map {
        "\(old[$0].title) is only in the first run"
      }
      + new.indices.filter { !met.contains($0) }.map {
        "\(new[$0].title) is only in the second run"
      }
  }

  /// Which standings are compared, by their places: those of one setting, and of what is left, the best of each
  /// detector on each data set.
  private static func pairs(
    _ old: [SummaryRecord.Standing], _ new: [SummaryRecord.Standing]
  ) -> [(Int, Int)] {
    var (pairs, open): ([(Int, Int)], Set<Int>) = ([], Set(new.indices))
    for same in [SummaryRecord.Standing.isSame, SummaryRecord.Standing.isAlike] {
      for place in old.indices where !pairs.contains(where: { $0.0 == place }) {
        guard let match = open.sorted().first(where: { same(old[place])(new[$0]) }) else {
          continue
        }
        pairs.append((place, match))
        open.remove(match)
      }
    }
    return pairs.sorted { $0.0 < $1.0 }
  }

  private static func row(
    _ before: SummaryRecord.Standing, in old: RunFolder, _ after: SummaryRecord.Standing,
    in new: RunFolder, _ selection: Selection
  ) throws -> Row {
    let metric = selection.metric.name
    func measured(_ standing: SummaryRecord.Standing) -> Measurement {
      standing.onTest[metric]
        ?? Measurement(metric, .undefined(reason: "it was not measured"), rows: 0)
    }
    let difference = try difference(before, in: old, after, in: new, selection)
    return Row(
      dataset: before.dataset, detector: before.detector,
      nameBefore: before.name, nameAfter: after.name, before: before.trials,
      after: after.trials, metric: metric, first: measured(before), second: measured(after),
      difference: difference.0, p: difference.1)
  }

  private static func difference(
    _ before: SummaryRecord.Standing, in old: RunFolder, _ after: SummaryRecord.Standing,
    in new: RunFolder, _ selection: Selection
  ) throws -> (Measurement, Double?) {
    let name = selection.metric.name
    func undefined(_ reason: String) -> (Measurement, Double?) {
      (Measurement(name, .undefined(reason: reason), rows: 0), nil)
    }
    guard let metric = selection.rankingMetric else {
      return undefined("the runs were not selected by a metric of rankings")
    }
    let rows = before.onTest[name]?.rows ?? 0
    guard before.trials != after.trials else {
      return (Measurement(name, .number(0), rows: rows), nil)
    }
    let pairs = try PairedTrials(before.trials, in: old, after.trials, in: new)
    switch pairs.heats {
    case .failure(let reason): return undefined(reason.sentence)
    case .success(let heats):
      let measured = measuredDifference(before, after, name)
      guard measured.quantity.number != nil else { return (measured, nil) }
      guard let contest = try? Contest(heats, by: metric, seed: Seed(1).split("comparison")) else {
        return (measured, nil)
      }
      let found = contest.difference(1, 0)
      let seen = heats.reduce(0) { $0 + $1.rows.count }
      return (
        Measurement(name.difference, .number(found.value), interval: found.interval, rows: seen),
        found.p
      )
    }
  }
}

extension RunComparison.Row {
  /// Whether it got worse, and not by chance.
  public var isWorse: Bool { (difference.interval?.upper).map { $0 < 0 } ?? false }
}

extension SummaryRecord.Standing {
  /// `lof (neighbors 50)`.
  fileprivate var name: String { label.isEmpty ? detector : "\(detector) (\(label))" }
  fileprivate var title: String { "\(name) on \(dataset)" }

  fileprivate func isSame(_ other: Self) -> Bool {
    title == other.title && split == other.split
  }

  fileprivate func isAlike(_ other: Self) -> Bool {
    detector == other.detector && dataset == other.dataset
  }
}

extension RunComparison {
  /// The difference of what was measured, where the rows are too few for an interval.
  private static func measuredDifference(
    _ before: SummaryRecord.Standing, _ after: SummaryRecord.Standing, _ name: MetricName
  ) -> Measurement {
    let sides = [before.onTest[name], after.onTest[name]]
    let numbers = sides.compactMap { $0?.quantity.number }
    let reason = sides.compactMap { $0?.quantity.reason }.first ?? "it was not measured"
    return Measurement(
      name.difference,
      numbers.count == 2 ? .number(numbers[1] - numbers[0]) : .undefined(reason: reason),
      rows: sides[0]?.rows ?? 0)
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
