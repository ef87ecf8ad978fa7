import Formats
public import Machine

/// The folder of one run: `reports/NAME/RUN`, and where in it each thing lies.
public struct RunFolder: Sendable, Equatable {
  public let path: String

  public init(_ path: String) { self.path = path }

  public init(reports: String, name: String, run: String) {
    path = Paths.join(Paths.join(reports, name), run)
  }

  /// The name of the run's experiment.
  public var experimentName: String { Paths.name(of: Paths.folder(of: path)) }
  /// How the run is called: `NAME/RUN`.
  public var shortName: String { "\(experimentName)/\(Paths.name(of: path))" }
  /// The folder below which it landed.
  public var reports: String { Paths.folder(of: Paths.folder(of: path)) }

  public var run: String { at("run.json") }
  public var plan: String { at("plan.json") }
  public var summary: String { at("summary.json") }
  public var results: String { at("results.csv") }
  public var lock: String { at(".lock") }
  public func trial(_ id: String) -> String { at("trials/\(id).json") }
  public func timing(_ id: String) -> String { at("timings/\(id).json") }
  public var timings: String { at("timings/run.json") }
  /// How the reports were last written; it goes when what they show changes.
  public var reported: String { at("timings/reports.json") }
  var curves: String { at("curves") }
  public func curve(_ id: String) -> String { at("curves/\(id).csv") }
  public func scores(_ id: String) -> String { at("scores/\(id).npy") }
  /// The scores of training rows, where there are no validation rows.
  public func trainingScores(_ id: String) -> String { at("scores/\(id).training.npy") }
  /// How sure a model is of each test row, where a policy goes by it.
  public func confidences(_ id: String) -> String { at("scores/\(id).confidence.npy") }
  public func split(_ id: String) -> String { Paths.join(allSplits, "\(id).npz") }
  /// Where the divisions of rows lie.
  var allSplits: String { at("splits") }
  public func model(_ id: String) -> String { at("\(Self.models)/\(id)") }
  /// The folder of a run that holds its bundles.
  static let models = "models"
  /// A fitted pipeline that waits for the phases after its trial.
  public func fitted(_ id: String) -> String { at("fitted/\(id).safetensors") }
  /// A folder for a prepared split, for as long as there are trials that see it.
  public func prepared(_ id: String) -> String { Paths.join(allPrepared, id) }
  public var allPrepared: String { at("prepared") }
  /// A folder for what a trial needs only while it runs.
  public func scratch(_ id: String) -> String { at("fitted/\(id)") }
  public func report(_ format: String) -> String { at("report.\(format)") }

  private func at(_ place: String) -> String { Paths.join(path, place) }

  /// Makes the folders that trials write into.
  public func make() throws(FileError) {
    for part in ["trials", "timings", "curves", "scores", "splits", "fitted"] {
      try FileSystem.makeFolder(at(part))
    }
  }

  /// The ids of the trials that have a record.
  public func finishedTrials() throws(FileError) -> Set<String> {
    let folder = at("trials")
    guard FileSystem.exists(folder) else { return [] }
    return Set(
      try FileSystem.list(folder).filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) })
  }

  public func readRun() throws(FileError) -> RunRecord { try RunRecord(Seal.open(run).record) }

  public func readTrial(_ id: String) throws(FileError) -> TrialRecord {
    guard FileSystem.exists(trial(id)) else {
      throw FileError(.missing, trial(id), "is gone; \(Seal.runAgain)")
    }
    return try TrialRecord(Seal.open(trial(id)).record)
  }

  /// What a trial cost here, or `nil` where that is not known.
  public func readTiming(_ id: String) throws(FileError) -> TimingRecord? {
    FileSystem.exists(timing(id)) ? try TimingRecord(Seal.open(timing(id)).record) : nil
  }

  /// What the run cost so far.
  public func readTimings() throws(FileError) -> RunTimings {
    guard FileSystem.exists(timings) else { return RunTimings() }
    do throws(FileError) { return try RunTimings(JSONReader.read(timings)) } catch {
      guard error.kind == .malformed else { throw error }
      throw FileError(
        .malformed, timings, line: error.line, column: error.column,
        "\(error.message); it only tells what sessions took: remove it")
    }
  }
}

extension RunFolder {
  /// The folders of all runs below `reports`, by name and run.
  public static func all(in reports: String) throws(FileError) -> [RunFolder] {
    var folders: [RunFolder] = []
    guard FileSystem.kind(of: reports) == .folder else { return [] }
    for name in try FileSystem.list(reports) {
      let runs = Paths.join(reports, name)
      guard FileSystem.kind(of: runs) == .folder else { continue }
      for run in try FileSystem.list(runs) {
        let folder = RunFolder(Paths.join(runs, run))
        if FileSystem.exists(folder.run) { folders.append(folder) }
      }
    }
    return folders
  }
}

extension RunFolder {
  /// What the run concluded; one that has not come to its end is told of as that.
  public func readSummary() throws(FileError) -> SummaryRecord {
    guard FileSystem.exists(summary) else {
      throw FileError(
        .missing, summary,
        isAtWork
          ? "is not there yet: the run is still at work"
          : "is not there: the run did not come to its end; the same 'assay run' goes on from there"
      )
    }
    return try SummaryRecord(Seal.open(summary).record)
  }

  /// Whether somebody works on the run right now.
  public var isAtWork: Bool {
    guard FileSystem.exists(lock) else { return false }
    do throws(FileError) { return try FileLock.attempt(lock) == nil } catch { return false }
  }
}
