import Artifacts
import Gates
import Machine
import Numerics

/// What a command line says of a subject that a gate judges: a run, a file of scores, or a bundle on rows of a file.
struct JudgedWords {
  static let operand = "RUN|SCORES|BUNDLE"

  static let options: [Declaration.Option] =
    [
      .init(
        name: "--data", value: "FILE",
        help: "the rows, with labels, that a bundle is judged by; the subject is a bundle then")
    ] + ScoreColumns.options

  private let word: String
  private let columns: ScoreColumns
  private let data: String?
  private let reports: String

  init(_ words: Words) throws(UsageError) {
    word = words.required(0)
    columns = try ScoreColumns(words)
    data = words.value("--data")
    reports = words.reports
    if data != nil, words.value("--column") != nil {
      throw .other("'--column' names scores, which are the bundle's own where '--data' has rows")
    }
  }

  func subject(on console: Console) throws -> GateSubject {
    if let data {
      let bundle = try ModelShelf.opened(
        word, on: try ModelShelf.perhaps(reports, on: console), console)
      return try GateSubject(
        bundle, on: columns.file(data), codeVersion: Build.codeVersion,
        platform: "\(NumericPlatform.current)")
    }
    return columns.areMeant(by: word)
      ? try columns.subject(word)
      : try GateSubject(RunFolder.opened(word, in: reports, on: console))
  }

  /// Refuses what says something of another sort of subject than there is.
  ///
  /// - Parameter isSpec: Whether it is a spec, which is run first.
  func check(isSpec: Bool) throws(UsageError) {
    if isSpec, data != nil {
      throw .other("'--data' has rows for a bundle, and '\(word)' is a spec")
    }
    if !isSpec, data == nil, FileSystem.exists(BundleFolder(word).manifest) {
      throw .other(
        "'\(word)' is a bundle, which is judged by rows: '--data FILE' has them, with labels")
    }
    if isSpec || (data == nil && !columns.areMeant(by: word)) { try columns.checkUnused(by: word) }
  }
}
