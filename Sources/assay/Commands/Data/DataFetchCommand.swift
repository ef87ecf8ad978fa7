import Machine
import Sources

struct DataFetchCommand: Command {
  static let declaration = Declaration(
    name: "data fetch",
    summary: "Bring files of the catalog into the cache; each is checked against its hash.",
    operands: [
      .init(name: "NAME", help: "names of 'assay data list'", count: .atLeast(1), holds: .data)
    ],
    options: [DataSets.mirror])

  private let names: [String]
  private let mirror: String?

  init(_ words: Words) throws(UsageError) {
    names = words.operands(from: 0)
    mirror = words.value("--mirror")
  }

  func run(on console: Console) throws -> ExitCode {
    let catalog = try Catalog()
    for name in names {
      let located = try catalog.fetch(catalog.entry(name), mirror: mirror) { progress in
        guard console.err.isTerminal else { return }
        console.progress(
          "\r\(progress.name): \(progress.received >> 10) of \(progress.total >> 10) KiB\u{1B}[K")
      }
      if console.err.isTerminal { console.progress("\r\u{1B}[K") }
      try console.print(located.path)
    }
    return .done
  }
}
