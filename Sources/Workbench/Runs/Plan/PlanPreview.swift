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
  /// What the data show to be better said otherwise.
  public let hints: [String]
  /// About how long it takes, and how much memory.
  public let estimate: RunEstimate

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
    var sizes = DivisionSizes(experiment)
    let watch = Stopwatch()
    let subject = try Subject(experiment, options) { sizes.note($0, at: $1, peak: $2) }
    let reading = watch.seconds
    let folder = RunFolder(
      reports: options.reports, name: experiment.name, run: subject.record.id)
    var rounds = Rounds(experiment, subject.context)
    let planned = try Self.known(&rounds, in: folder, options)
    self.folder = folder.path
    hints = subject.hints
    datasets = subject.record.datasets
    steps = planned.flatMap { $0 }
    later = Self.later(rounds, after: planned.last ?? [])
    budgets = experiment.budgets
    spec = .object(experiment.spec)
    estimate = try RunEstimate(
      steps, then: later, sizes, experiment, reading: reading, jobs: options.jobs)
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
