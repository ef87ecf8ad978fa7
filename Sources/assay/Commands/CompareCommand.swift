import Advice
import Artifacts
import Formats
import Vocabulary
import Wording

struct CompareCommand: Command {
  static let declaration = Declaration(
    name: "compare", summary: "Set two runs side by side: what differs, what got better or worse.",
    operands: [
      .init(name: "BEFORE", help: "a run: its folder, name, or the start of its id", holds: .runs),
      .init(name: "AFTER", help: "another", holds: .runs),
    ],
    options: [
      .init(name: "--json", help: "print JSON"),
      .reports,
    ])

  private let before: String
  private let after: String
  private let asJSON: Bool
  private let reports: String

  init(_ words: Words) throws(UsageError) {
    before = words.required(0)
    after = words.required(1)
    asJSON = words.flag("--json")
    reports = words.reports
  }

  func run(on console: Console) throws -> ExitCode {
    let comparison = try RunComparison(
      RunFolder.opened(before, in: reports, on: console),
      RunFolder.opened(after, in: reports, on: console))
    if asJSON {
      try console.write(json(comparison).text(.indented))
    } else {
      try console.show(text(comparison))
    }
    return .done
  }

  private func text(_ comparison: RunComparison) -> String {
    var page = comparison.settings.isEmpty ? "The specs are the same.\n" : "Settings that differ:\n"
    for setting in comparison.settings {
      page +=
        "  \(setting.path): \(setting.before?.text() ?? "–") → \(setting.after?.text() ?? "–")\n"
    }
    for row in comparison.rows {
      page += "\(row.detector) on \(row.dataset), \(row.metric): "
      page += "\(shown(row.first)) → \(shown(row.second)), \(verdict(row))\n"
    }
    return page + comparison.notes.map { $0 + "\n" }.joined()
  }

  private func verdict(_ row: RunComparison.Row) -> String {
    guard let difference = row.difference.quantity.number else {
      return row.difference.quantity.reason ?? "not comparable"
    }
    guard row.before != row.after else { return "the same trials" }
    let change = "\(difference > 0 ? "+" : "")\(Figures.short(difference))"
    guard let interval = row.difference.interval else { return change }
    let range =
      "\(change) (\(Figures.short(interval.lower)) to \(Figures.short(interval.upper)))"
    if interval.lower > 0 { return "\(range): better" }
    if interval.upper < 0 { return "\(range): worse" }
    return "\(range): no difference can be told"
  }

  private func shown(_ measurement: Measurement) -> String {
    measurement.quantity.number.map { Figures.short($0) } ?? "n/a"
  }

  private func json(_ comparison: RunComparison) -> JSON {
    [
      "settings": .list(
        comparison.settings.map {
          ["path": .text($0.path), "before": $0.before ?? .null, "after": $0.after ?? .null]
        }),
      "trials": .list(
        comparison.rows.map { row in
          [
            "dataset": .text(row.dataset), "detector": .text(row.detector),
            "before": JSON(row.before), "after": JSON(row.after),
            "metric": .text(row.metric.text),
            "first": row.first.json, "second": row.second.json,
            "difference": row.difference.json, "p": JSON(row.p),
          ]
        }), "notes": JSON(comparison.notes),
    ]
  }
}
