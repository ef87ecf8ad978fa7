import Artifacts
import Machine

struct ReindexCommand: Command {
  static let declaration = Declaration(
    name: "reindex", summary: "Rebuild the index across runs from their folders.",
    options: [.reports])

  private let reports: String

  init(_ words: Words) throws(UsageError) { reports = words.reports }

  func run(on console: Console) throws -> ExitCode {
    guard FileSystem.exists(reports) else {
      throw UsageError.other("there is no folder '\(reports)'; name another with --out")
    }
    let (index, count) = try RunIndex.rebuilt(reports: reports)
    for damage in index.damages { console.complain("assay: warning: \(damage)") }
    try console.print("\(count) runs are in \(index.path)")
    return .done
  }
}
