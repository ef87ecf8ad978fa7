import Artifacts
import Formats
import Machine
import Reports

struct ReportCommand: Command {
  static let declaration = Declaration(
    name: "report", summary: "Write the report of RUN again, from its record alone.",
    operands: [
      .init(name: "RUN", help: "the folder of a run, or the start of its id", holds: .runs)
    ],
    options: [
      .init(
        name: "--format", value: "FORMAT", help: "print one format instead of writing files",
        choices: Formats.words),
      .init(name: "--no-timings", help: "leave durations out"),
      .reports,
    ])

  private let run: String
  private let format: (any Format.Type)?
  private let leavesOutTimings: Bool
  private let reports: String

  init(_ words: Words) throws(UsageError) {
    run = words.required(0)
    format = words.value("--format").map(Formats.named)
    leavesOutTimings = words.flag("--no-timings")
    reports = words.reports
  }

  func run(on console: Console) throws -> ExitCode {
    let folder = try RunFolder.opened(run, in: reports, on: console)
    let writer = try ReportWriter(folder, leavesOutTimings: leavesOutTimings)
    if let format {
      try console.write(format.text(of: writer.page, width: console.out.width))
    } else {
      for path in try writer.write(Formats.usual) { try console.print(path) }
    }
    return .done
  }
}
