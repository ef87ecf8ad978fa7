import Datasets
import Experiments
import Files

struct DataCommand: Command {
  static let declaration = Declaration(
    name: "data", summary: "List, describe, fetch, generate, convert or audit data sets.",
    discussion: """
      assay data list                     the data sets that have a name
      assay data describe NAME|FILE …     shape, types, missing values, ranges, duplicates, labels
      assay data fetch NAME …             bring files into the cache; each is checked against its hash
      assay data generate RECIPE --out F  make rows: 'recipe: { kind: gaussian, rows: 500 }'
      assay data convert A B              write the rows of A as B: .csv, .jsonl, .npy or .npz
      assay data audit NAME|FILE          what would make a result say less than it seems to
      A star stands for several names: 'adbench/*'.
      """,
    operands: [
      .init(name: "WHAT", help: "list, describe, fetch, generate, convert or audit"),
      .init(name: "NAME|FILE", help: "names of the catalog, or files", count: .any),
    ],
    options: [
      .init(name: "--mirror", value: "DIR", help: "a folder that holds the files of the catalog"),
      .init(name: "--label", value: "NAME", help: "the column, or array, of labels"),
      .init(name: "--out", value: "FILE", help: "where generated rows go"),
      .init(name: "--seed", value: "N", help: "the seed of generated rows (default: 1)"),
      .init(name: "--strict", help: "an audit that finds a warning or an error ends with 1"),
      .init(name: "--json", help: "print JSON"),
    ])

  private enum Action: String, CaseIterable { case list, describe, fetch, generate, convert, audit }

  private let action: Action
  private let names: [String]
  private let mirror: String?
  private let label: String?
  private let target: String?
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
    label = words.value("--label")
    target = words.value("--out")
    seed = try words.whole("--seed", in: 0...(.max))
    isStrict = words.flag("--strict")
    asJSON = words.flag("--json")
    switch action {
    case .list: break
    case .convert where names.count != 2:
      throw .missingOperand("B", usage: "assay data convert A B")
    case .generate where target == nil: throw .other("say where the rows go: --out FILE")
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
    for name in names {
      let dataset = try Generation.dataset(of: name, seed: seed)
      let written = try dataset.write(to: target ?? "")
      try console.print("\(written.path): \(dataset.rows) rows, fingerprint \(dataset.fingerprint)")
    }
  }

  private func convert(on console: Console) throws {
    let dataset = try source(names[0]).read(settings)
    let written = try dataset.write(to: names[1])
    try console.print("\(written.path): \(dataset.rows) rows, fingerprint \(dataset.fingerprint)")
  }

  private func audit(on console: Console) throws -> ExitCode {
    var isFound = false
    for dataset in try datasets() {
      let audit = Audit(of: dataset)
      isFound = isFound || audit.findings.contains { $0.severity != .note }
      try console.write(asJSON ? audit.json.text(.indented) : "\(dataset.name)\n\(audit.text)")
    }
    return isStrict && isFound ? .no : .done
  }

  private func datasets() throws -> [Dataset] {
    try names.flatMap { name -> [String] in
      name.hasSuffix("*") ? try DatasetNames.matching([name]) : [name]
    }.map { try source($0).read(settings) }
  }

  private func source(_ name: String) -> DataSource {
    FileSystem.kind(of: name) == .file || name.contains(".")
      ? .file(name) : .catalog(name, mirror: mirror)
  }

  private var settings: ReadingSettings {
    var settings = ReadingSettings()
    if let label { settings.label = .column(label) }
    return settings
  }
}
