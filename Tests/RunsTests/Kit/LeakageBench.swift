import Artifacts
import Formats
import Numerics
import Sources
import Vocabulary
import YAML

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

/// Rows of every sort that features are made of, and trials on them of which a part can be spoiled.
///
/// Rows are divided first and spoiled after, so that what a trial knows can differ by the spoiled rows alone:
/// a division looks at labels, and other labels would make another division.
struct LeakageBench {
  let trials: [PlannedTrial]
  private let experiment: Experiment
  private let dataset: Dataset
  private let fillsGaps: Bool

  enum Part { case none, validation, test }

  /// - Parameters:
  ///   - rest: The spec below its name and data.
  ///   - gaps: Whether numbers are missing in one of the columns.
  ///   - fillsGaps: Whether they are filled in, so that spoiled rows may lack them too.
  ///   - isPlain: Whether there are no words among the columns.
  init(
    _ rest: String, rows: Int = 120, gaps: Bool = false, fillsGaps: Bool = false,
    isPlain: Bool = false
  ) throws {
    experiment = try Experiment(
      Node(yaml: "name: leakage\ndata: [{ file: a.csv }]\n\(rest)", file: "spec.yaml"))
    dataset = Self.dataset(rows, gaps: gaps, isPlain: isPlain)
    self.fillsGaps = fillsGaps
    let context = PlanContext(
      fingerprints: ["f"], names: ["rows"], codeVersion: "c", platform: "p")
    var rounds = Rounds(experiment, context)
    trials = try rounds.next(in: RunFolder("nowhere")) ?? []
  }

  /// Every eighth row is an anomaly; ten rows follow each other in time and belong to one group.
  private static func dataset(_ rows: Int, gaps: Bool, isPlain: Bool) -> Dataset {
    let all = Array(0..<rows)
    func isAnomaly(_ row: Int) -> Bool { row % 8 == 3 }
    func number(_ row: Int, _ step: Int) -> Double {
      Double(row * step % 1009) / 100 + (isAnomaly(row) ? 6 : 0)
    }
    var columns = [
      Column("x", numbers: all.map { gaps && $0 % 11 == 5 ? .nan : number($0, 7919) }),
      Column("amount", numbers: all.map { number($0, 104_729) }),
    ]
    if !isPlain {
      columns += [
        Column("word", .category(codes: all.map { Int32($0 % 3) }, levels: ["b", "c", "d"])),
        Column("note", .text(all.map { "n\($0 % 5)" })),
      ]
    }
    return Dataset(
      name: "rows", table: Table(rows: rows, columns: columns),
      labels: Labels(anomalies: all.map(isAnomaly)), times: all.map { Int64($0) * 1000 },
      groups: Groups(of: all.map { "g\($0 / 10)" }))
  }

  /// The rows as a trial sees them after those of a part were spoiled.
  func prepared(for trial: PlannedTrial, spoiling part: Part) throws -> Preparation {
    let settings = try TrialSettings(trial.identity)
    let division = try Division(of: dataset, for: settings)
    let places: [Int] =
      switch part {
      case .none: []
      case .validation: division.validation
      case .test: division.test
      }
    let rows = Set(places.map { division.members[$0] })
    return try Preparation(
      dataset.spoiled(at: rows, leavingGaps: fillsGaps), divided: division, for: settings,
      costs: experiment.costColumns)
  }

  /// The rows of a trial, of which those that measure are spoiled after they have been prepared: also where
  /// copies of them were learned from.
  func prepared(spoilingCopiesFor trial: PlannedTrial) throws -> Preparation {
    let whole = try prepared(for: trial, spoiling: .none)
    var matrix = whole.test
    for row in 0..<matrix.rows {
      for column in 0..<matrix.columns { matrix[row, column] = Float(50 + 3 * row + column) }
    }
    return whole.measuring(by: matrix)
  }

  /// The rows of a trial, of which those that measure have other labels and the values they had.
  func prepared(relabelling trial: PlannedTrial) throws -> Preparation {
    let whole = try prepared(for: trial, spoiling: .none)
    return whole.measuring(by: whole.test)
  }

  /// What a trial comes to.
  func outcome(of trial: PlannedTrial, on preparation: Preparation) throws -> TrialOutcome {
    let result = try Trial(trial.identity, of: experiment).run(on: preparation)
    return TrialOutcome(preparation, result, experiment.selection.value(of: result.findings))
  }

  func outcome(of trial: PlannedTrial, spoiling part: Part) throws -> TrialOutcome {
    try outcome(of: trial, on: prepared(for: trial, spoiling: part))
  }

  /// The answers to requests for thresholds.
  func thresholds(of trial: PlannedTrial, on preparation: Preparation) throws -> [ThresholdLine] {
    try Trial(trial.identity, of: experiment).run(on: preparation).findings
      .thresholds.map(ThresholdLine.init)
  }
}

/// A chosen threshold: the rows it was chosen on, and all that is said of it.
struct ThresholdLine: Equatable {
  let basis: String?
  let text: String

  init(_ record: ThresholdRecord) {
    basis = record.choice.threshold?.basis.rawValue
    text = record.choice.json.text()
  }
}
