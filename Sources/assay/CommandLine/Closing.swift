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
    try console.writeStyled(table(bold: console.out.allowsColor))
    for answer in summary.answers { try console.print("\n\(answer.sentence)") }
    if summary.answers.isEmpty, !summary.standings.isEmpty {
      try console.print((["\nNothing is chosen."] + summary.worries).joined(separator: "\n"))
    }
    try tell("failed", summary.failed, on: console)
    try tell("lost", summary.lost, on: console)
    for report in reports { try console.print("report: \(report)") }
  }

  /// The first trials without a result, and how many more there are.
  private func tell(
    _ what: String, _ failures: [SummaryRecord.Failure], on console: Console
  ) throws {
    for failure in failures.prefix(5) {
      try console.print("\(what): \(failure.detector) on \(failure.dataset): \(failure.reason)")
    }
    let rest = failures.count - 5
    if rest > 0 { try console.print("\(what): … and \(rest) more in results.csv") }
  }

  private static let shown = 12

  private func table(bold: Bool) -> String {
    guard !summary.standings.isEmpty else { return "" }
    let columns = ResultColumn.columns(of: summary, showing: [.rocAUC, .averagePrecision])
    var rows = [["data", "detector", "settings", "trials"] + columns.map(\.metric.text)]
    for standing in summary.standings.prefix(Self.shown) {
      rows.append(
        [standing.dataset, standing.detector, standing.label].map(Visible.text)
          + ["\(standing.trials.count)"]
          + columns.map { column in
            column.measurement(of: standing)?.quantity.number.map { Figures.significant($0) }
              ?? "n/a"
          })
    }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    var page = ""
    for (index, row) in rows.enumerated() {
      let line = zip(row, widths).map { $0.padded(to: $1) }.joined(separator: "  ")
      page += (bold && index == 0 ? "\u{1B}[1m\(line)\u{1B}[0m" : line) + "\n"
    }
    let rest = summary.standings.count - Self.shown
    return page + (rest > 0 ? "… and \(rest) more in results.csv\n" : "")
  }
}
