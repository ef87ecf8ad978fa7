import Artifacts
import Formats
import Machine
import Reports
import Runs
import Vocabulary
import Wording

/// What the end of a run prints: a short table, the answer, and where the report is.
struct Closing {
  private let summary: SummaryRecord
  private let folder: RunFolder
  private let reports: [String]
  private let asJSON: Bool

  init(_ folder: RunFolder, _ reports: [String], asJSON: Bool) throws {
    summary = try folder.readSummary()
    self.folder = folder
    self.reports = reports
    self.asJSON = asJSON
  }

  func print(on console: Console) throws {
    if asJSON {
      let outcome: JSON = [
        "event": "done", "folder": .text(folder.path), "reports": JSON(reports),
        "failed": JSON(summary.failed.count), "lost": JSON(summary.lost.count),
        "answers": JSON(summary.answers.map(\.sentence)),
      ]
      try console.write(outcome.text() + "\n")
      return
    }
    for block in RunDigest(summary, in: folder).blocks {
      let text = TextFormat.text(of: block, width: console.out.width)
      if case .answer = block, console.out.allowsColor {
        try console.writeStyled("\u{1B}[1m\(text)\u{1B}[0m\n\n")
      } else {
        try console.writeStyled("\(text)\n\n")
      }
    }
    try tell("failed", summary.failed, on: console)
    try tell("lost", summary.lost, on: console)
    for report in reports { try console.print("report: \(report)") }
  }

  /// The first trials without a result, and how many more there are.
  private func tell(
    _ what: String, _ failures: [SummaryRecord.Failure], on console: Console
  ) throws {
    let groups = FailureGroup.groups(of: failures)
    for group in groups.prefix(5) {
      let count = group.trials.count
      try console.print(
        "\(what): \(group.detector) on \(group.dataset)\(count > 1 ? " (\(count) trials)" : ""): \(group.reason)"
      )
    }
    let rest = groups.dropFirst(5).reduce(0) { $0 + $1.trials.count }
    if rest > 0 { try console.print("\(what): … and \(rest) more in results.csv") }
  }
}
