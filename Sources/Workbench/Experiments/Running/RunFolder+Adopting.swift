import Artifacts
import Files

extension RunFolder {
  /// Copies what other runs below `reports` have found of `trials`, so that nothing is done twice.
  ///
  /// The record is copied last, as a worker writes it.
  func adopt(_ trials: [PlannedTrial], from reports: String) throws(FileError) {
    let finished = try finishedTrials()
    var wanted: [String: PlannedTrial] = [:]
    for trial in trials where !finished.contains(trial.id) { wanted[trial.id] = trial }
    guard !wanted.isEmpty else { return }
    for other in try Self.all(in: reports) where other != self {
      for id in try other.finishedTrials().sorted() {
        guard let trial = wanted.removeValue(forKey: id) else { continue }
        try adopt(trial, from: other)
      }
    }
  }

  private func adopt(_ trial: PlannedTrial, from other: RunFolder) throws(FileError) {
    let id = trial.id
    let parts = [
      (other.split(trial.split), split(trial.split)), (other.scores(id), scores(id)),
      (other.curve(id), curve(id)), (other.fitted(id), fitted(id)), (other.timing(id), timing(id)),
      (other.trial(id), self.trial(id)),
    ]
    for (source, target) in parts where FileSystem.exists(source) && !FileSystem.exists(target) {
      try FileSystem.write(FileSystem.read(source), to: target, durably: false)
    }
  }

  /// Removes what a killed process left half-written and what a power cut left empty.
  func removeLeftovers() throws(FileError) {
    try removePrepared()
    for file in try FileSystem.files(below: path).map({ Paths.join(path, $0) }) where file != lock {
      let isPart = Paths.name(of: file).hasPrefix(".") && file.hasSuffix(".part")
      let isEmpty = try FileSystem.size(of: file) == 0
      if isPart || isEmpty { try FileSystem.remove(file) }
    }
  }

  /// What the run concluded, if it went to its end without a lost trial; else `nil`.
  ///
  /// The summary comes after all trials, and the fitted pipelines go last.
  func conclusion() throws(FileError) -> SummaryRecord? {
    guard FileSystem.exists(summary), !FileSystem.exists(Paths.folder(of: fitted("any"))) else {
      return nil
    }
    let record = try readSummary()
    return record.lost.isEmpty ? record : nil
  }

  /// Removes the prepared splits, which only trials need that are running.
  func removePrepared() throws(FileError) {
    try FileSystem.remove(Paths.folder(of: prepared("any")))
  }

  /// Removes the fitted pipelines that no later phase needs.
  func removeFitted() throws(FileError) {
    let folder = Paths.folder(of: fitted("any"))
    if FileSystem.exists(folder) { try FileSystem.remove(folder) }
  }
}
