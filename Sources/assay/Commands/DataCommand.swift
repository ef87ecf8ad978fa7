import Formats
import Machine
import Sources
import Specs
import Vocabulary

struct DataCommand: Command {
  static let declaration = Declaration(
    name: "data", summary: "List, describe, fetch, generate, convert or audit data sets.",
    discussion: """
      assay data list                     the data sets that have a name
      assay data describe NAME|FILE …     shape, types, missing values, ranges, duplicates, labels
      assay data fetch NAME …             bring files into the cache; each is checked against its hash
      assay data generate RECIPE --out F  make rows: 'table: { shape: rings, rows: 500 }'
      assay data convert A B              write the rows of A as B: .csv, .jsonl, .npy or .npz
      assay data audit NAME|FILE|SPEC …   what would make a result say less than it seems to
      A star stands for several names: 'adbench/*'. A recipe is what a spec has under 'generate'
      (\(Generation.names.joined(separator: ", "))); it stands where a name may, and so
      does 'query: SELECT …' for DuckDB. The recording of 'behavior' itself is written to a file called
      .jsonl. A spec (.yaml) is audited with its own data sets and division of rows. 'assay help spec'
      has the keys of recipes, of 'corrupt' and of 'split'.
      """,
    operands: [
      .init(name: "WHAT", help: "list, describe, fetch, generate, convert or audit"),
      .init(name: "NAME|FILE", help: "names of the catalog, files or recipes", count: .any),
    ],
    actions: Action.allCases.map(\.rawValue),
    options: [
      .init(
        name: "--mirror", value: "DIR", help: "a folder that holds the files of the catalog",
        only: reading + ["fetch"]),
      .init(name: "--label", value: "NAME", help: "the column, or array, of labels", only: reading),
      .init(
        name: "--time", value: "NAME", help: "the column that says when a row happened",
        only: reading),
      .init(
        name: "--group", value: "NAME", help: "the column that says to whom a row belongs",
        only: reading),
      .init(name: "--id", value: "NAME", help: "the column that names each row", only: reading),
      .init(
        name: "--kind", value: "NAME", help: "the column that says what sort an anomaly is",
        only: reading),
      .init(
        name: "--encoding", value: "NAME", help: "how the text of files stands in bytes",
        choices: TextEncoding.allCases.map(\.rawValue), only: reading),
      .init(name: "--out", value: "FILE", help: "where generated rows go", only: ["generate"]),
      .init(
        name: "--corrupt", value: "LIST",
        help: "what is done to rows on purpose: 'missing-cells: { share: 0.1 }', or a list",
        only: reading + ["generate"]),
      .init(
        name: "--split", value: "SPLIT",
        help: "how audited rows are divided: 'holdout: { by: time }' (default: not at all)",
        only: ["audit"]),
      .init(
        name: "--seed", value: "N", help: "the seed of what chance decides (default: 1)",
        only: reading + ["generate"]),
      .init(
        name: "--strict", help: "an audit that finds a warning or an error ends with 1",
        only: ["audit"]),
      .init(name: "--json", help: "print JSON", only: ["list", "describe", "audit"]),
    ])

  /// What reads rows, and so may be told what their columns mean.
  private static let reading = ["describe", "convert", "audit"]

  private enum Action: String, CaseIterable { case list, describe, fetch, generate, convert, audit }

  private let action: Action
  private let names: [String]
  private let mirror: String?
  private let settings: ReadingSettings
  private let target: String?
  private let corruptions: String?
  private let split: String?
  private let seed: Int?
  private let isStrict: Bool
  private let asJSON: Bool

  init(_ words: Words) throws(UsageError) {
    let word = words.required(0)
    guard let action = Action(rawValue: word) else {
      throw .wrongChoice("WHAT", word, choices: Action.allCases.map(\.rawValue))
    }
    self.action = action
    names = words.operands(from: 1)
    mirror = words.value("--mirror")
    settings = ReadingSettings(words)
    target = words.value("--out")
    corruptions = words.value("--corrupt")
    split = words.value("--split")
    seed = try words.whole("--seed", in: 0...(.max))
    isStrict = words.flag("--strict")
    asJSON = words.flag("--json")
    switch action {
    case .list: break
    case .convert where names.count != 2:
      throw .missingOperand("B", usage: "assay data convert A B")
    case .generate where target == nil: throw .other("say where the rows go: --out FILE")
    case .generate where names.count > 1:
      throw .surplus(names[1], usage: "assay data generate RECIPE --out FILE")
    default:
      if names.isEmpty {
        throw .missingOperand("NAME|FILE", usage: "assay data \(word) NAME|FILE …")
      }
    }
  }

  func run(on console: Console) throws -> ExitCode {
    switch action {
    case .list: try list(on: console)
    case .describe: try describe(on: console)
    case .fetch: try fetch(on: console)
    case .generate: try generate(on: console)
    case .convert: try convert(on: console)
    case .audit: return try audit(on: console)
    }
    return .done
  }

  private func list(on console: Console) throws {
    let entries = try Catalog().entries
    if asJSON {
      let list = entries.map { entry -> JSON in
        [
          "name": .text(entry.name), "kind": .text(entry.kind), "rows": JSON(entry.rows),
          "dims": entry.dimensions.map(JSON.integer) ?? .null,
          "anomalies": entry.anomalies.map(JSON.integer) ?? .null,
          "embedded": JSON(entry.isEmbedded), "sha256": .text(entry.sha256),
          "licence": .text(entry.licence),
        ]
      }
      return try console.write(JSON.list(list).text(.indented))
    }
    let width = entries.map(\.name.count).max() ?? 0
    for entry in entries {
      let size = "\(entry.rows) × \(entry.dimensions.map { "\($0)" } ?? "?")"
      let anomalies = entry.anomalies.map { "\($0) anomalies" } ?? "no labels"
      let place = entry.isEmbedded ? "  here" : ""
      try console.print(
        "\(entry.name.padded(to: width))  \(size.padded(to: 14))  \(anomalies)\(place)")
    }
  }

  private func describe(on console: Console) throws {
    for dataset in try datasets() {
      let description = Description(of: dataset)
      try console.write(asJSON ? description.json.text(.indented) : description.text() + "\n")
    }
  }

  private func fetch(on console: Console) throws {
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
  }

  private func generate(on console: Console) throws {
    let generation = try Generation(names[0], seed: seed, corruptions: corruptions)
    try console.print(try generation.write(to: target ?? ""))
  }

  private func convert(on console: Console) throws {
    try console.print(try dataset(names[0]).written(to: names[1]))
  }

  private func audit(on console: Console) throws -> ExitCode {
    let specs = names.filter { ["yaml", "yml"].contains(Paths.ending(of: $0)) }
    guard specs.isEmpty || specs.count == names.count else {
      throw UsageError.other("audit specs or data sets, not both at once")
    }
    guard specs.isEmpty || split == nil else {
      throw UsageError.other("leave '--split' out: a spec says itself how its rows are divided")
    }
    let pages =
      specs.isEmpty
      ? try DataAudit.pages(of: datasets(), split: split, seed: seed ?? 1)
      : try specs.flatMap { spec in
        try DataAudit.pages(
          of: Experiment.read(spec),
          searchFolders: SearchFolders.around(spec: spec, home: Home.path))
      }
    try console.write(
      asJSON
        ? JSON.list(pages.flatMap(\.json)).text(.indented)
        : pages.map { "\($0.name)\n\($0.audit.text)" }.joined())
    let isFound = pages.contains { $0.audit.findings.contains { $0.severity != .note } }
    return isStrict && isFound ? .no : .done
  }

  private func datasets() throws -> [Dataset] {
    try names.flatMap { name -> [String] in
      name.hasSuffix("*") ? try DatasetNames.matching([name]) : [name]
    }.map(dataset)
  }

  private func dataset(_ name: String) throws -> Dataset {
    if Generation.isRecipe(name), FileSystem.kind(of: name) != .file {
      return try Generation(name, seed: seed, corruptions: corruptions).dataset()
    }
    let dataset = try source(name).read(settings)
    return try corruptions.map { try dataset.corrupted(by: $0, seed: seed) } ?? dataset
  }

  private func source(_ name: String) -> DataSource {
    if name.hasPrefix("query:") {
      return .query(String(name.dropFirst("query:".count).drop { $0 == " " }))
    }
    return FileSystem.kind(of: name) == .file || name.contains(".")
      ? .file(name) : .catalog(name, mirror: mirror)
  }
}

extension ReadingSettings {
  /// What the options say of the columns.
  fileprivate init(_ words: Words) {
    self.init()
    if let label = words.value("--label") { self.label = .column(label) }
    time = words.value("--time").map { TimeSettings(column: $0) }
    group = words.value("--group")
    id = words.value("--id")
    kind = words.value("--kind")
    encoding = words.value("--encoding").flatMap(TextEncoding.init) ?? encoding
  }
}
