import Artifacts
import Machine

extension RunFolder {
  /// The run that a person means: by its folder, or below `reports` by the start of its id, or by the name
  /// of an experiment, whose latest run is then meant.
  static func found(_ word: String, in reports: String) throws -> RunFolder {
    if FileSystem.exists(RunFolder(word).run) { return RunFolder(word) }
    let all = try RunFolder.all(in: reports)
    let named = all.filter { Paths.name(of: Paths.folder(of: $0.path)) == word }
    let ages = try named.map { try FileSystem.modified($0.run) }
    if let latest = named.indices.max(by: { ages[$0] < ages[$1] }) { return named[latest] }
    return try theOne(of: all.filter { $0.isMeant(by: word) }, called: word, in: reports)
  }

  /// The run that a person means, to be read; that it cannot be known to be whole is said.
  static func opened(_ word: String, in reports: String, on console: Console) throws -> RunFolder {
    let folder = try found(word, in: reports)
    if folder.isUnsealed, FileSystem.exists(folder.run) {
      console.complain(
        "assay: note: \(folder.path) is older than the hashes of its files; it is read as it is")
    }
    return folder
  }

  /// The run that is to go: as above, but the name of an experiment with several runs, or with that of another
  /// run beside it, is no answer.
  static func foundAlone(_ word: String, in reports: String) throws -> RunFolder {
    if FileSystem.exists(RunFolder(word).run) { return RunFolder(word) }
    let matches = try RunFolder.all(in: reports).filter { folder in
      folder.isMeant(by: word) || Paths.name(of: Paths.folder(of: folder.path)) == word
    }
    return try theOne(of: matches, called: word, in: reports)
  }

  private func isMeant(by word: String) -> Bool {
    let id = Paths.name(of: path)
    let name = Paths.name(of: Paths.folder(of: path))
    return !word.isEmpty && (id.hasPrefix(word) || "\(name)/\(id)".hasPrefix(word))
  }

  private static func theOne(
    of matches: [RunFolder], called word: String, in reports: String
  ) throws -> RunFolder {
    guard let match = matches.first else {
      throw UsageError.other("there is no run '\(word)' below \(reports); 'assay runs' lists them")
    }
    guard matches.count == 1 else {
      let names = matches.map(\.path).joined(separator: ", ")
      throw UsageError.other("'\(word)' may be any of \(names)")
    }
    return match
  }
}
