import Artifacts
import Formats
import Machine
import Runs
import Specs

struct UnsealCommand: Command {
  static let declaration = Declaration(
    name: "unseal",
    summary: "Show what the sealed test rows of a run measure, and enter that into the ledger.",
    discussion: """
      A spec with 'test: sealed' keeps what test rows measure from everybody, so that nothing is chosen by
      it. When all is chosen, this makes a run with the same spec and 'test: open' from the scores that
      the sealed one kept; nothing is fitted again. The sealed run stays as it is. The ledger ('assay runs
      ledger') counts who looked, and when.
      """,
    operands: [.init(name: "RUN", help: "the sealed run")],
    options: [
      .init(
        name: "--jobs", value: "N", help: "how many trials are judged at once (default: the cores)"),
      .reports,
      .init(name: "--quiet", help: "show no progress"),
      .init(name: "--json", help: "print progress and the outcome as JSON lines"),
    ])

  private let run: String
  private let options: RunOptions
  private let style: Progress.Style?

  init(_ words: Words) throws(UsageError) {
    run = words.required(0)
    var options = RunOptions.here(jobs: try words.whole("--jobs", in: 1...1024))
    options.reports = words.reports
    self.options = options
    style = words.flag("--quiet") ? .quiet : words.flag("--json") ? .json : nil
  }

  func run(on console: Console) throws -> ExitCode {
    let folder = try RunFolder.opened(run, in: options.reports, on: console)
    let spec = try folder.readRun().spec
    guard try Experiment(recorded: spec).questions.test == .sealed else {
      throw UsageError.other("\(folder.path): its test rows are not sealed")
    }
    // First the entry, then the figures: whoever is killed between the two has been counted.
    var ledger = try Ledger(reports: options.reports)
    try ledger.add([
      LedgerEntry(.unsealed, time: "\(WallTime.now())", run: folder.shortName)
    ])
    return try RunAtWork(Experiment(recorded: spec.unsealed), options, style).perform(on: console)
  }
}

extension JSON {
  /// The spec of a run with its test rows open.
  fileprivate var unsealed: JSON {
    var members = members ?? [:]
    members["test"] = .text(TestAccess.open.rawValue)
    return .object(members)
  }
}
