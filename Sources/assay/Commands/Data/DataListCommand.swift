import Formats
import Sources
import Wording

struct DataListCommand: Command {
  static let declaration = Declaration(
    name: "data list", summary: "List the data sets that have a name.",
    options: [.init(name: "--json", help: "print JSON")])

  private let asJSON: Bool

  init(_ words: Words) throws(UsageError) { asJSON = words.flag("--json") }

  func run(on console: Console) throws -> ExitCode {
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
      try console.write(JSON.list(list).text(.indented))
      return .done
    }
    let width = entries.map(\.name.count).max() ?? 0
    for entry in entries {
      let size = "\(entry.rows) × \(entry.dimensions.map { "\($0)" } ?? "?")"
      let anomalies =
        entry.anomalies.map { Phrase.counted($0, "anomaly", "anomalies") } ?? "no labels"
      let place = entry.isEmbedded ? "  here" : ""
      try console.print(
        "\(entry.name.padded(to: width))  \(size.padded(to: 14))  \(anomalies)\(place)")
    }
    return .done
  }
}
