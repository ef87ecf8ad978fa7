public import Artifacts
public import Formats
public import Machine
public import Trials

/// One line of a plan: a dry run prints them, a run carries out the same, and each says why.
public struct Step: Sendable, Equatable {
  public let trial: PlannedTrial
  public let action: Action

  public init(_ trial: PlannedTrial, _ action: Action) {
    self.trial = trial
    self.action = action
  }

  public enum Action: Sendable, Equatable {
    /// Its record is there.
    case keep
    /// Another run has found the very same.
    case adopt(from: RunFolder)
    /// Another run has the scores, and other questions were asked of them.
    case judge(scoresIn: RunFolder, of: String)
    case run(because: Reason)
  }

  /// Why a trial is run.
  public enum Reason: Sendable, Equatable {
    case new
    case lostBefore
    case failedBefore
    case scoresMissing
    /// Files of it are not what was written.
    case damaged([FileError])

    var words: String {
      switch self {
      case .new: "new"
      case .lostBefore: "lost before"
      case .failedBefore: "failed before"
      case .scoresMissing: "its scores were not kept"
      case .damaged(let damages):
        "damaged: \(damages.map { Paths.name(of: $0.path) }.joined(separator: ", "))"
      }
    }
  }

  /// The action in a few words: `judge the scores of reports/a/0123`.
  public var words: String {
    switch action {
    case .keep: "keep"
    case .adopt(let folder): "take from \(folder.path)"
    case .judge(let folder, _): "judge the scores in \(folder.path)"
    case .run(let reason): "run: \(reason.words)"
    }
  }
}

/// What is to be done for the trials of a run, by what lies in its folder and in those of other runs.
struct Steps {
  private let folder: RunFolder
  private let keepsScores: Bool
  private let retriesFailed: Bool
  private let others: KnownTrials
  private let finished: Set<String>

  init(_ folder: RunFolder, _ options: RunOptions) throws(FileError) {
    self.folder = folder
    keepsScores = options.keepsScores
    retriesFailed = options.retriesFailed
    finished = try folder.finishedTrials()
    others = try KnownTrials(in: options.reports, without: folder)
  }

  func step(for trial: PlannedTrial) throws(FileError) -> Step {
    if finished.contains(trial.id) {
      if case .damaged(let damages) = folder.soundness(of: trial.id) {
        return Step(trial, .run(because: .damaged(damages)))
      }
      if retriesFailed, try folder.readTrial(trial.id).findings == nil {
        return Step(trial, .run(because: .failedBefore))
      }
      return Step(trial, try lacksScores(trial) ? .run(because: .scoresMissing) : .keep)
    }
    if let other = others.same(as: trial), try isWorthTaking(other), other.isUsable {
      return Step(trial, .adopt(from: other.folder))
    }
    if let other = others.scores(of: trial), other.isUsable {
      return Step(trial, .judge(scoresIn: other.folder, of: other.id))
    }
    // A trial that has no result is run whether or not its timing can be read.
    let isLost = (try? folder.readTiming(trial.id))?.status == .lost
    return Step(trial, .run(because: isLost ? .lostBefore : .new))
  }

  /// Whether what another run has of a trial is all that this one would find.
  private func isWorthTaking(_ other: KnownTrials.Place) throws(FileError) -> Bool {
    if retriesFailed, try other.folder.readTrial(other.id).findings == nil { return false }
    return !keepsScores || other.hasScores
  }

  /// Whether the scores of a trial are to be kept and were not, as by a run with `--no-scores`.
  private func lacksScores(_ trial: PlannedTrial) throws(FileError) -> Bool {
    guard keepsScores, !FileSystem.exists(folder.scores(trial.id)) else { return false }
    return try folder.readTrial(trial.id).findings != nil
  }
}

/// The trials that other runs have finished.
struct KnownTrials {
  /// Where a trial lies.
  struct Place {
    let folder: RunFolder
    let id: String

    /// Whether nothing of it is known to be damaged.
    var isUsable: Bool {
      if case .damaged = folder.soundness(of: id) { false } else { true }
    }

    var hasScores: Bool { FileSystem.exists(folder.scores(id)) }
  }

  private var byID: [String: Place] = [:]
  private var byScores: [String: Place] = [:]

  init(in reports: String, without own: RunFolder) throws(FileError) {
    for folder in try RunFolder.all(in: reports) where folder != own {
      for id in try folder.finishedTrials().sorted() {
        let place = Place(folder: folder, id: id)
        if byID[id] == nil { byID[id] = place }
        guard place.hasScores, let record = try? folder.readTrial(id), let scores = record.scores
        else { continue }
        if byScores[scores] == nil { byScores[scores] = place }
      }
    }
  }

  func same(as trial: PlannedTrial) -> Place? { byID[trial.id] }

  func scores(of trial: PlannedTrial) -> Place? { byScores[trial.scores] }
}

extension Step {
  /// The trial with what becomes of it, for a program.
  public var json: JSON {
    guard case .object(var members) = trial.json else { return trial.json }
    members["action"] = .text(words)
    return .object(members)
  }
}
