import Artifacts
import Formats

struct RunsLedgerCommand: Command {
  static let declaration = Declaration(
    name: "runs ledger",
    summary: "Say how many candidates were ever compared on the rows of each data set.",
    discussion: """
      The ledger holds every figure of validation and test rows that any run below the folder let be known,
      and outlasts the runs. It tells what a choice by these rows is still worth. A line that is not what was
      written is told of, and the command then ends with 1.
      """,
    options: [.reports, .init(name: "--json", help: "print JSON")])

  private let reports: String
  private let asJSON: Bool

  init(_ words: Words) throws(UsageError) {
    reports = words.reports
    asJSON = words.flag("--json")
  }

  func run(on console: Console) throws -> ExitCode {
    try reports.mustBeThere()
    let ledger = try Ledger(reports: reports)
    let page = LedgerPage(ledger: ledger)
    try console.write(asJSON ? page.json.text(.indented) : page.text)
    for damage in ledger.damages { console.complain("assay: warning: \(damage)") }
    return ledger.damages.isEmpty ? .done : .no
  }
}
