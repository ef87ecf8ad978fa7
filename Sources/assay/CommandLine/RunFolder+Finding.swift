import Artifacts
import Files

extension RunFolder {
  /// The run that a person means: by its folder, or by its name or the start of its id below `reports`.
  static func found(_ word: String, in reports: String) throws -> RunFolder {
    if FileSystem.exists(RunFolder(word).run) { return RunFolder(word) }
    let all = try RunFolder.all(in: reports)
    let matches = all.filter { folder in
      let id = Paths.name(of: folder.path)
      let name = Paths.name(of: Paths.folder(of: folder.path))
      return id.hasPrefix(word) || "\(name)/\(id)".hasPrefix(word) || name == word
    }
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
