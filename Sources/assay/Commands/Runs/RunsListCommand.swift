import Artifacts
import Formats
import Wording

struct RunsListCommand: Command {
  static let declaration = Declaration(
    name: "runs list", summary: "List every run, with its trials and size.",
    options: [.reports, .init(name: "--json", help: "print JSON")])

  private let reports: String
  private let asJSON: Bool

  init(_ words: Words) throws(UsageError) {
    reports = words.reports
    asJSON = words.flag("--json")
  }

  func run(on console: Console) throws -> ExitCode {
    try reports.mustBeThere()
    let index = try RunIndex.current(of: reports, on: console)
    let runs = try index.runs()
    if asJSON {
      let list = try runs.map { run -> JSON in
        [
          "folder": .text(run.folder.path), "name": .text(run.name), "run": .text(run.run),
          "trials": JSON(run.trials), "failed": JSON(run.failed), "finished": JSON(run.isFinished),
          "bytes": JSON(try run.folder.bytes()),
        ]
      }
      try console.write(JSON.list(list).text(.indented))
      return .done
    }
    for run in runs {
      let state = run.isFinished ? "" : ", not finished"
      let failed = run.failed > 0 ? ", \(run.failed) failed" : ""
      try console.print(
        "\(run.folder.path)  \(Phrase.counted(run.trials, "trial"))\(failed)\(state), \(try run.folder.size())"
      )
    }
    if runs.isEmpty {
      let whole = index.damages.isEmpty ? "runs" : "runs that can be read"
      try console.print("no \(whole) below \(reports)")
    }
    return .done
  }
}
