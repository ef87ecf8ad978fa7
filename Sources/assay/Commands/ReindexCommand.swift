import Artifacts

struct ReindexCommand: Command {
  static let declaration = Declaration(
    name: "reindex", summary: "Rebuild the index across runs from their folders.",
    options: [.init(name: "--out", value: "DIR", help: "where runs land (default: reports)")])

  private let reports: String

  init(_ words: Words) throws(UsageError) { reports = words.value("--out") ?? "reports" }

  func run(on console: Console) throws -> ExitCode {
    let index = try RunIndex(reports: reports)
    let count = try index.rebuild()
    try console.print("\(count) runs are in \(index.path)")
    return .done
  }
}
