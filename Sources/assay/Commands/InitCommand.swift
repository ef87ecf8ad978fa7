import Formats
import Machine
import Specs

struct InitCommand: Command {
  static let declaration = Declaration(
    name: "init", summary: "Write a first spec for a file of data, which runs as it stands.",
    discussion: """
      The columns of labels, times, groups and ids are found by their names and by their values, and the
      spec says why for each. What would tell a detector what it is to find is left out. On a terminal
      you are asked whether the guesses are right.
      """,
    operands: [
      .init(
        name: "DATA",
        help:
          "a file of rows, a Parquet file, a question in SQL (both by DuckDB), or a name of the catalog",
        holds: .data
      )
    ],
    options: [
      .init(
        name: "--out", value: "FILE",
        help:
          "where the spec goes (default: standard output); spec.schema.json, for editors, goes beside it",
        isWritten: true),
      .init(name: "--yes", help: "take the guesses, and ask nothing"),
    ])

  private let data: String
  private let target: String?
  private let asks: Bool

  init(_ words: Words) throws(UsageError) {
    data = words.required(0)
    target = words.value("--out")
    asks = !words.flag("--yes")
  }

  func run(on console: Console) throws -> ExitCode {
    var spec = try FirstSpec(for: data, at: target)
    if asks, spec.hasQuestions, let answers = console.answers {
      Interview(console, answers).settle(&spec)
    }
    guard let target else {
      try console.write(spec.text)
      return .done
    }
    let folder = Paths.folder(of: target)
    if !folder.isEmpty { try FileSystem.makeFolder(folder) }
    try FileSystem.write(spec.text, to: target)
    try FileSystem.write(
      SpecReference.schema.text(.indented), to: Paths.join(folder, "spec.schema.json"))
    try console.print(target)
    return .done
  }
}
