import Artifacts

struct RunsRemoveCommand: Command {
  static let declaration = Declaration(
    name: "runs remove", summary: "Remove one run and all its files.",
    discussion: RunFolder.whatIsNeverRemoved,
    operands: [
      .init(
        name: "RUN", help: "the folder of a run, the start of its id, or an experiment's name",
        holds: .runs)
    ], options: [.reports])

  private let run: String
  private let reports: String

  init(_ words: Words) throws(UsageError) {
    run = words.required(0)
    reports = words.reports
  }

  func run(on console: Console) throws -> ExitCode {
    try RunFolder.foundAlone(run, in: reports).take(from: reports, isDry: false, on: console)
    return .done
  }
}
