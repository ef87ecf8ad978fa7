import Artifacts
import Machine
import Trials

extension RunFolder {
  /// Copies what another run has found of a trial, the record last, as a worker writes it.
  func adopt(_ trial: PlannedTrial, from other: RunFolder) throws(FileError) {
    let id = trial.id
    let parts = [
      (other.split(trial.rows), split(trial.rows)), (other.scores(id), scores(id)),
      (other.trainingScores(id), trainingScores(id)), (other.confidences(id), confidences(id)),
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
  /// The summary comes after all trials, and the fitted pipelines go last. One that cannot be read is told of,
  /// and is made again as if there were none.
  func conclusion(tell: (String) -> Void) -> SummaryRecord? {
    guard FileSystem.exists(summary), !FileSystem.exists(Paths.folder(of: fitted("any"))) else {
      return nil
    }
    do throws(FileError) {
      let record = try readSummary()
      return record.lost.isEmpty ? record : nil
    } catch {
      tell(error.description)
      return nil
    }
  }

  /// Removes the record of a trial and those of its files that are damaged, so that it runs again.
  func discard(_ trial: PlannedTrial, _ damages: [FileError]) throws(FileError) {
    for path in damages.map(\.path) + [self.trial(trial.id)] { try FileSystem.remove(path) }
  }

  /// Removes the prepared splits, which only trials need that are running.
  func removePrepared() throws(FileError) {
    try FileSystem.remove(allPrepared)
  }

  /// Removes the fitted pipelines that no later phase needs.
  func removeFitted() throws(FileError) {
    let folder = Paths.folder(of: fitted("any"))
    if FileSystem.exists(folder) { try FileSystem.remove(folder) }
  }
}
