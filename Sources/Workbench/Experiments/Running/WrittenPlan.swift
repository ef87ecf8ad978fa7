import Artifacts
public import Files

/// The open trials of a run as a file, for an engine that hands ranges of them to machines of its own.
public struct WrittenPlan: Sendable, Equatable {
  static let format = 1

  let setup: TrialMessages.Setup
  public let trials: [PlannedTrial]

  init(_ setup: TrialMessages.Setup, _ trials: [PlannedTrial]) {
    self.setup = setup
    self.trials = trials
  }

  /// Reads the plan at `path`.
  public init(readFrom path: String) throws(FileError) {
    let reader = try JSONReader.read(path)
    guard try reader["format"].int() <= Self.format else {
      throw try reader["format"].error("is a plan of a newer Assay")
    }
    setup = try TrialMessages.Setup(reader["setup"])
    var trials: [PlannedTrial] = []
    for trial in try reader["trials"].list() { trials.append(try PlannedTrial(trial)) }
    self.trials = trials
  }

  var json: JSON {
    [
      "format": JSON(Self.format), "setup": setup.json, "trials": .list(trials.map(\.json)),
    ]
  }
}

extension Run {
  /// Writes which trials are still to be run, and runs none of them; in a halving search, those of the
  /// round that comes next. Answers where the plan is and how many trials it has.
  public func writePlan() throws -> (path: String, trials: Int) {
    let started = try start()
    defer { withExtendedLifetime(started.lock) {} }
    let (subject, folder) = (started.subject, started.folder)
    var rounds = Rounds(experiment, subject.context)
    var open: [PlannedTrial] = []
    while open.isEmpty, let trials = try rounds.next(in: folder) {
      open = try self.open(of: trials, in: folder)
    }
    let plan = WrittenPlan(setup(in: folder), open)
    try FileSystem.write(plan.json.bytes(), to: folder.plan)
    return (folder.plan, open.count)
  }
}
