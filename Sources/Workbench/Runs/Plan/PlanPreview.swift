public import Artifacts
public import Formats
import Machine
import Numerics
import Sources
public import Specs
import Trials

/// What a run would do: every trial with what becomes of it and why, and about what that would cost.
public struct PlanPreview: Sendable {
  public let folder: String
  public let datasets: [DatasetRecord]
  /// How many steps can be known now: those of every round up to the first that is not finished.
  public let count: Int
  private let source: Source
  /// The rounds of a halving search whose trials depend on what is found before.
  public let later: [LaterRound]
  public let budgets: [(detector: String, settings: Int)]
  /// The resolved spec.
  public let spec: JSON
  /// What the data show to be better said otherwise.
  public let hints: [String]
  /// About how long it takes, and how much memory.
  public let estimate: RunEstimate

  /// Where the steps come from: a plan of one round tells each when it is asked for.
  private enum Source {
    case planned(Plan, Steps)
    case made([Step])

    func step(_ number: Int) throws(FileError) -> Step {
      switch self {
      case .planned(let plan, let steps): try steps.step(for: plan[number])
      case .made(let all): all[number]
      }
    }
  }

  /// The steps with these numbers.
  public func steps(_ numbers: Range<Int>) throws -> [Step] {
    try numbers.map { try source.step($0) }
  }

  /// All steps at once.
  public var steps: [Step] { get throws { try steps(0..<count) } }

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
    let known = try Steps(folder, options)
    let plan = Plan(experiment, subject.context)
    let isOneRound = rounds.count == 1
    let made = isOneRound ? [] : try Self.made(&rounds, in: folder, known)
    source = isOneRound ? .planned(plan, known) : .made(made.flatMap { $0 })
    count = isOneRound ? plan.count : made.reduce(0) { $0 + $1.count }
    self.folder = folder.path
    hints = subject.hints
    datasets = subject.record.datasets
    later = isOneRound ? [] : Self.later(rounds, after: made.last ?? [])
    budgets = experiment.budgets
    spec = .object(experiment.spec)
    // Of many trials some stand for all: drawn, since settings come in turns.
    let isSampled = isOneRound && count > 2 * Self.estimated
    var chance = Seed(1).split("estimate").generator()
    let numbers = isSampled ? chance.sample(Self.estimated, of: count) : Array(0..<count)
    var sample: [Step] = []
    for number in numbers { sample.append(try source.step(number)) }
    let whole = isSampled ? (steps: count, preparations: plan.preparations) : nil
    estimate = try RunEstimate(
      sample, of: whole, then: later, sizes, experiment, reading: reading, jobs: options.jobs)
  }

  /// How many trials the cost of a run is told by.
  private static let estimated = 5000

  /// The steps of each round up to the first that is not finished.
  private static func made(
    _ rounds: inout Rounds, in folder: RunFolder, _ steps: Steps
  ) throws(FileError) -> [[Step]] {
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
