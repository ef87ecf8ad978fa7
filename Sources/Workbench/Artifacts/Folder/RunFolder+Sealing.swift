import Formats
public import Machine

// Records are written with their seals, and read by them.
extension RunFolder {
  public func write(_ record: RunRecord) throws(FileError) {
    try FileSystem.write(Seal.sealed(record.json).bytes(.indented), to: run)
  }

  public func write(_ record: SummaryRecord) throws(FileError) {
    try FileSystem.write(Seal.sealed(record.json).bytes(.indented), to: summary)
  }

  public func write(_ record: TimingRecord, durably: Bool = true) throws(FileError) {
    try FileSystem.write(
      Seal.sealed(record.json).bytes(.indented), to: timing(record.id), durably: durably)
  }

  /// Writes what a trial found, after all its files: the record seals them.
  ///
  /// Nobody waits for the disk: the driver does, once for all.
  public func write(_ record: TrialRecord) throws(FileError) {
    var files: [String: String] = [:]
    for file in self.files(of: record) where FileSystem.exists(file) {
      files[name(of: file)] = try SHA256.hex(ofFile: file)
    }
    try FileSystem.write(
      Seal.sealed(record.json, files: files).bytes(.indented), to: trial(record.id), durably: false)
  }

  /// The files that belong to a trial beside its record.
  private func files(of record: TrialRecord) -> [String] {
    guard record.findings != nil else { return [] }
    let id = record.id
    return [scores(id), trainingScores(id), confidences(id), curve(id)]
      + (record.rows.map { [split($0)] } ?? [])
  }

  private func name(of file: String) -> String { String(file.dropFirst(path.count + 1)) }

  /// Refuses a file that is not the one which trial `id` left; where the trial has no seal, or none of this file,
  /// any is taken.
  public func check(_ file: String, of id: String) throws(FileError) {
    guard FileSystem.exists(trial(id)),
      let wanted = try Seal.open(trial(id)).seal?.files[name(of: file)]
    else { return }
    guard try SHA256.hex(ofFile: file) == wanted else {
      throw Seal.damage(file, "it is not the file that trial \(id) left")
    }
  }

  /// Whether the files of a finished trial are what was written.
  public enum Soundness: Sendable, Equatable {
    case sound
    /// It is older than seals, so that nobody can tell.
    case unsealed
    /// These are not, each with what is wrong with it.
    case damaged([FileError])
  }

  /// Looks at the record of a finished trial and at all its files. Scores that are gone are no damage; the division of
  /// the rows is, without which nothing can be said of them, and a curve, without which a report would leave one out.
  public func soundness(of id: String) -> Soundness {
    let seal: Seal?
    do throws(FileError) { seal = try Seal.open(trial(id)).seal } catch { return .damaged([error]) }
    guard let seal else { return .unsealed }
    var damages: [FileError] = []
    for name in seal.files.keys.sorted() where !FileSystem.exists(Paths.join(path, name)) {
      if [allSplits, curves].contains(Paths.folder(of: Paths.join(path, name))) {
        damages.append(FileError(.missing, Paths.join(path, name), "is gone; \(Seal.runAgain)"))
      }
    }
    for name in seal.files.keys.sorted() where FileSystem.exists(Paths.join(path, name)) {
      do throws(FileError) { try check(Paths.join(path, name), of: id) } catch {
        damages.append(error)
      }
    }
    do throws(FileError) { _ = try readTiming(id) } catch { damages.append(error) }
    return damages.isEmpty ? .sound : .damaged(damages)
  }

  /// How many finished trials are older than seals; one that cannot be read is none of them.
  public func unsealedTrials() throws(FileError) -> Int {
    try finishedTrials().count { id in
      guard let opened = try? Seal.open(trial(id)) else { return false }
      return opened.seal == nil
    }
  }

  /// Whether the run is older than seals.
  ///
  /// One whose record cannot be read is not known to be.
  public var isUnsealed: Bool {
    guard let opened = try? Seal.open(run) else { return false }
    return opened.seal == nil
  }
}
