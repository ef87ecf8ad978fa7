public import Artifacts
public import Formats
import Machine
import Sources
public import Specs
import Trials

/// What a run would do: every trial with what becomes of it and why, and about what that would cost.
public struct PlanPreview: Sendable {
  public let folder: String
  public let datasets: [DatasetRecord]
  /// The steps of every round that can be known now.
  public let steps: [Step]
  /// The rounds of a halving search whose trials depend on what is found before.
  public let later: [LaterRound]
  public let budgets: [(detector: String, settings: Int)]
  /// The resolved spec.
  public let spec: JSON
  /// How long all trials would take with the jobs asked for, in seconds: an order of magnitude.
  public let seconds: Double
  /// How much memory the largest trial would hold, in bytes: an order of magnitude.
  public let bytes: Double

  /// A round that cannot be planned yet.
  public struct LaterRound: Sendable, Equatable {
    /// Counted from 1.
    public let round: Int
    /// How many settings go on, over all data sets, and the share of the training rows that they see.
    public let settings: Int
    public let share: Double
  }

  public init(_ experiment: Experiment, _ options: RunOptions) throws {
    let experiment = try experiment.sealed(searchFolders: options.searchFolders)
    let subject = try Subject(experiment, options)
    let folder = RunFolder(
      reports: options.reports, name: experiment.name, run: subject.record.id)
    var rounds = Rounds(experiment, subject.context)
    let planned = try Self.known(&rounds, in: folder, options)
    self.folder = folder.path
    datasets = subject.record.datasets
    steps = planned.flatMap { $0 }
    later = Self.later(rounds, after: planned.last ?? [])
    budgets = experiment.budgets
    spec = .object(experiment.spec)
    let costs = try steps.filter(\.needsFitting).map {
      try TrialCost($0.trial.identity, subject.record.datasets[$0.trial.dataset])
    }
    seconds = costs.reduce(0) { $0 + $1.seconds } / Double(options.jobs)
    bytes = costs.map(\.bytes).max() ?? 0
  }

  /// The steps of each round up to the first that is not finished.
  private static func known(
    _ rounds: inout Rounds, in folder: RunFolder, _ options: RunOptions
  ) throws(FileError) -> [[Step]] {
    let steps = try Steps(folder, options)
    var all: [[Step]] = []
    while let trials = try rounds.next(in: folder) {
      var own: [Step] = []
      for trial in trials { own.append(try steps.step(for: trial)) }
      all.append(own)
      guard own.allSatisfy({ $0.action == .keep }) else { break }
    }
    return all
  }

  private static func later(_ rounds: Rounds, after steps: [Step]) -> [LaterRound] {
    var rounds = rounds
    let candidates = Dictionary(
      grouping: Set(steps.filter { !$0.trial.identity.isControl }.map(\.trial.candidate)),
      by: \.dataset
    ).values.map(\.count)
    var left = candidates
    var later: [LaterRound] = []
    while rounds.round < rounds.count {
      left = left.map(rounds.goingOn)
      later.append(
        LaterRound(round: rounds.round + 1, settings: left.reduce(0, +), share: rounds.share))
      rounds.skip()
    }
    return later
  }
}

extension Step {
  /// Whether something is fitted for it.
  var needsFitting: Bool { if case .run = action { true } else { false } }
}

/// About what a trial costs, from the size of its data and what its method grows with.
///
/// The factors are of one core of a recent server; they are for a plan, not for a promise.
struct TrialCost {
  let seconds: Double
  let bytes: Double

  init(_ identity: TrialIdentity, _ dataset: DatasetRecord) throws {
    let settings = try TrialSettings(identity)
    let rows = min(
      dataset.rows, settings.split.atMost ?? dataset.rows, settings.learningLimit ?? dataset.rows)
    let columns = max(1, dataset.columns)
    seconds = 0.005 + settings.source.work(rows: rows, columns: columns) + Double(rows) * 2e-6
    bytes = 30e6 + Double(rows) * Double(columns) * 40
  }
}
