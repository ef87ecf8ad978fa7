import Artifacts
import Wording

struct ReindexCommand: Command {
  static let declaration = Declaration(
    name: "reindex", summary: "Rebuild the index across runs from their folders.",
    options: [.reports])

  private let reports: String

  init(_ words: Words) throws(UsageError) { reports = words.reports }

  func run(on console: Console) throws -> ExitCode {
    try reports.mustBeThere()
    let (index, count) = try RunIndex.rebuilt(reports: reports)
    for damage in index.damages { console.complain("assay: warning: \(damage)") }
    try console.print(
      "\(Phrase.counted(count, "run")) \(count == 1 ? "is" : "are") in \(index.path)")
    return .done
  }
}
