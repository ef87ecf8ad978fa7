import Advice
import Gates
import Machine
import Numerics

/// What a command line says of a file of scores.
struct ScoreColumns {
  static let options: [Declaration.Option] = [
    .init(name: "--column", value: "NAME", help: "the column of scores (default: score)"),
    .init(
      name: "--label", value: "NAME", help: "the column of labels (default: label, y, anomaly …)"),
    .init(
      name: "--anomaly", value: "VALUE",
      help: "a value of the label that is an anomaly; may be given several times", repeats: true),
    .init(
      name: "--group", value: "NAME", help: "the column that says which rows belong together"),
  ]

  private let column: String?
  private let label: String?
  private let anomalies: [String]
  private let group: String?

  init(_ words: Words) throws(UsageError) {
    column = words.value("--column")
    label = words.value("--label")
    anomalies = words.all("--anomaly")
    group = words.value("--group")
    if label == nil, !anomalies.isEmpty {
      throw .other(
        "'--anomaly' says what values of a label mean; '--label NAME' says which column it is")
    }
  }

  /// Whether a word is the path of a file of scores.
  func areMeant(by word: String) -> Bool { [.file, .other].contains(FileSystem.kind(of: word)) }

  /// - Parameter time: The column that says when a row happened.
  func file(_ path: String, time: String? = nil) -> ScoreFile {
    ScoreFile(
      path, column: column ?? "score", time: time, label: label, anomalies: anomalies, group: group)
  }

  func subject(_ path: String) throws -> GateSubject {
    try GateSubject(
      file(path), codeVersion: Build.codeVersion, platform: "\(NumericPlatform.current)")
  }

  /// Refuses what says something of files of scores alone where there is none.
  func checkUnused(by subject: String) throws(UsageError) {
    let named = [("--column", column), ("--label", label), ("--group", group)]
    for (name, value) in named where value != nil {
      throw .other("'\(name)' names a column of a file of scores, and '\(subject)' is none")
    }
  }
}
