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
      try console.print(catalog.fetch(catalog.entry(name), mirror: mirror).path)
    }
    return .done
  }
}
