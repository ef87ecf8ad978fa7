import Advice
import Artifacts
import Formats
import Vocabulary
import Wording

struct CompareCommand: Command {
  static let declaration = Declaration(
    name: "compare", summary: "Set runs side by side: what differs, what got better or worse.",
    discussion: """
      Each run is compared with the first. A setting is compared with itself over all seeds and folds, on
      the same test rows; where two runs have no setting of a detector in common, with the best of the other.
      """,
    operands: [
      .init(
        name: "RUN", help: "a run: its folder, name, or the start of its id", count: .atLeast(2),
        holds: .runs)
    ],
    options: [
      .init(
        name: "--fail-on-worse",
        help: "end with 1 if anything got worse, and not by chance ('assay gate' allows for more)"),
      .init(name: "--json", help: "print JSON"),
      .reports,
    ])

  private let runs: [String]
  private let failsOnWorse: Bool
  private let asJSON: Bool
  private let reports: String

  init(_ words: Words) throws(UsageError) {
    runs = words.operands(from: 0)
    failsOnWorse = words.flag("--fail-on-worse")
    asJSON = words.flag("--json")
    reports = words.reports
  }

  func run(on console: Console) throws -> ExitCode {
    let folders = try runs.map { try RunFolder.opened($0, in: reports, on: console) }
    let others = folders.dropFirst()
    let comparisons = try others.map { try RunComparison(folders[0], $0) }
    if asJSON {
      let all = comparisons.map(json)
      try console.write(
        (all.count == 1 ? all[0] : ["comparisons": .list(all)]).text(.indented))
    } else {
      for (folder, comparison) in zip(others, comparisons) {
        if comparisons.count > 1 {
          try console.print("\(folders[0].shortName) → \(folder.shortName)")
        }
        try console.show(text(comparison) + (comparisons.count > 1 ? "\n" : ""))
      }
    }
    return failsOnWorse && comparisons.contains { $0.rows.contains(where: \.isWorse) } ? .no : .done
  }

  private func text(_ comparison: RunComparison) -> String {
    var page = comparison.settings.isEmpty ? "The specs are the same.\n" : "Settings that differ:\n"
    for setting in comparison.settings {
      page +=
        "  \(setting.path): \(setting.before?.text() ?? "–") → \(setting.after?.text() ?? "–")\n"
    }
    for row in comparison.rows {
      let name = row.nameBefore == row.nameAfter ? "" : " → \(row.nameAfter)"
      page += "\(row.nameBefore)\(name) on \(row.dataset), \(row.metric): "
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
            "name_before": .text(row.nameBefore), "name_after": .text(row.nameAfter),
            "before": JSON(row.before), "after": JSON(row.after),
            "metric": .text(row.metric.text),
            "first": row.first.json, "second": row.second.json,
            "difference": row.difference.json, "p": JSON(row.p),
          ]
        }), "notes": JSON(comparison.notes),
    ]
  }
}
