import Machine
import Specs

/// The spec that a person means by a path or by a name.
enum SpecFile {
  /// The path as it is typed, where a file is; else the first file of that name, with `.yaml` behind it or not, in
  /// the current folder, in the folders around it and in Assay's own, and in `experiments` of each.
  ///
  /// Where there is none, it is the path as typed, so that the complaint is about that.
  static func found(_ word: String) -> String { found(word, home: Home.path) }

  static func found(_ word: String, home: String) -> String {
    guard FileSystem.kind(of: word) != .file, !word.hasPrefix("/") else { return word }
    for folder in SearchFolders.around(spec: word, home: home) {
      for part in [word, "\(word).yaml", "experiments/\(word)", "experiments/\(word).yaml"] {
        let path = Paths.join(folder, part)
        if FileSystem.kind(of: path) == .file { return path }
      }
    }
    return word
  }
}
