import Artifacts
import Formats
import Vocabulary

/// The page as data: for programs that tell it in their own way, with the trial behind each number.
enum PageFormat: Format {
  static let word = "page"
  static let ending = "page.json"

  static func text(of page: Page, width: Int) -> String {
    let document: JSON = [
      "format": 1, "title": .text(page.title), "kind": .text(page.kind),
      "sections": .list(
        page.sections.map { section in
          [
            "id": .text(section.id), "title": JSON(section.title),
            "blocks": .list(section.blocks.map { json(of: $0) }),
          ]
        }),
    ]
    return document.text(.indented)
  }

  /// An object with one member, which says what the block is.
  private static func json(of block: Page.Block) -> JSON {
    switch block {
    case .answer(let prose): ["answer": .text(prose.text)]
    case .paragraph(let prose): ["paragraph": .text(prose.text)]
    case .remark(let prose): ["remark": .text(prose.text)]
    case .list(let items): ["list": JSON(items.map(\.text))]
    case .heading(let title): ["heading": .text(title)]
    case .facts(let facts):
      [
        "facts": .list(
          facts.map { fact in
            ["name": .text(fact.name), "cell": json(of: fact.cell), "beside": JSON(fact.beside)]
          })
      ]
    case .table(let table):
      [
        "table": [
          "heads": JSON(table.heads),
          "rows": .list(table.rows.map { row in .list(row.map { json(of: $0) }) }),
        ]
      ]
    case .chart(let chart): ["chart": json(of: chart)]
    case .plot(let plot): ["plot": json(of: plot)]
    case .ranks(let ranks): ["ranks": json(of: ranks)]
    case .details(let title, let text): ["details": ["title": .text(title), "text": .text(text)]]
    }
  }

  private static func json(of cell: Page.Cell) -> JSON {
    switch cell {
    case .words(let words, let marks): ["text": .text(words.text), "marks": JSON(marks)]
    case .count(let count): ["count": JSON(count)]
    case .figure(let quantity): ["figure": json(of: quantity)]
    case .threshold(let quantity, let interval, _):
      ["threshold": json(of: quantity), "interval": interval?.json ?? .null]
    case .measured(let measurement, let trials, let each):
      [
        "metric": .text(measurement.name.text), "measured": measurement.json,
        "trials": JSON(trials), "each": .list(each.map { .number($0) }),
      ]
    case .trial(let id): ["trial": .text(id)]
    case .setting(let value): ["setting": value]
    case .absent(let text): ["absent": .text(text)]
    }
  }

  private static func json(of quantity: Quantity) -> JSON {
    switch quantity {
    case .number(let value): ["value": json(of: value)]
    case .undefined(let reason): ["value": .null, "reason": .text(reason)]
    }
  }

  private static func json(of chart: Page.Chart) -> JSON {
    [
      "thresholds": .list(chart.thresholds.map { json(of: $0) }),
      "lines": .list(
        chart.lines.map { line in
          ["name": .text(line.name), "values": .list(line.values.map { JSON($0) })]
        }),
      "marks": json(of: chart.marks),
    ]
  }

  private static func json(of marks: [Page.Mark]) -> JSON {
    .list(marks.map { ["name": .text($0.name), "threshold": .number($0.place)] })
  }

  private static func json(of plot: Page.Plot) -> JSON {
    [
      "title": .text(plot.title), "across": .text(plot.across.title), "up": .text(plot.up.title),
      "series": .list(
        plot.series.map { series in
          [
            "name": .text(series.name), "joined": .bool(series.isJoined),
            "points": .list(
              series.points.map { point in
                [
                  "name": .text(point.name), "across": .number(point.across),
                  "up": json(of: point.cell),
                ]
              }),
          ]
        }),
      "marks": json(of: plot.marks),
    ]
  }

  private static func json(of ranks: Page.Ranks) -> JSON {
    [
      "entries": .list(
        ranks.entries.map { ["name": .text($0.name), "rank": .number($0.rank)] }),
      "critical_difference": .number(ranks.criticalDifference),
      "alike": .list(ranks.groups.map { JSON(ranks.entries[$0].map(\.name)) }),
    ]
  }

  /// A number, or null where it has no end.
  private static func json(of value: Double) -> JSON { value.isFinite ? .number(value) : .null }
}
