/// A table in plain text that fits a width: intervals beside their numbers if there is room for that, else
/// below them; words broken into lines; and if columns would still be too narrow, row by row in sentences.
struct TextTable {
  private let table: Page.Table
  private let width: Int
  private static let gap = 2

  init(_ table: Page.Table, width: Int) {
    self.table = table
    self.width = width
  }

  var text: String {
    let beside = table.rows.map { $0.map { [$0.shown.line.text] } }
    let below = table.rows.map { $0.map { $0.shown.lines } }
    if total(widest(beside)) <= width { return laidOut(beside, widest(beside)) }
    if let widths = fitted(below) { return laidOut(below, widths) }
    return rowByRow
  }

  private func total(_ widths: [Int]) -> Int {
    widths.reduce(0, +) + Self.gap * max(0, widths.count - 1)
  }

  /// How wide each column is if no line is broken.
  private func widest(_ rows: [[[String]]]) -> [Int] {
    table.heads.indices.map { column in
      (rows.flatMap { $0[column] } + [table.heads[column]]).map(\.count).max() ?? 0
    }
  }

  /// Widths that fit, the widest columns of words broken first; `nil` if some word would have to be cut.
  private func fitted(_ rows: [[[String]]]) -> [Int]? {
    var widths = widest(rows)
    let least = table.heads.indices.map { column in
      let lines = rows.flatMap { $0[column] }.map { $0[...] }
      let words = table.holdsNumbers(column) ? lines : lines.flatMap { $0.split(separator: " ") }
      return (words.map(\.count) + table.heads[column].split(separator: " ").map(\.count)).max()
        ?? 0
    }
    while total(widths) > width {
      let breakable = widths.indices.filter { widths[$0] > least[$0] }
      guard let widest = breakable.max(by: { widths[$0] < widths[$1] }) else { return nil }
      widths[widest] -= 1
    }
    return widths
  }

  private func laidOut(_ rows: [[[String]]], _ widths: [Int]) -> String {
    let rule = widths.map { String(repeating: "-", count: $0) }
    let lines =
      [line(table.heads.map { [$0] }, widths), [joined(rule)]] + rows.map { line($0, widths) }
    return lines.joined().joined(separator: "\n")
  }

  /// The lines of one row, its cells broken to their widths.
  private func line(_ cells: [[String]], _ widths: [Int]) -> [String] {
    let broken = zip(cells, widths).map { cell, width in
      cell.flatMap { Wrapping.lines(of: $0, width: width) }
    }
    let height = broken.reduce(0) { max($0, $1.count) }
    return (0..<height).map { place in
      joined(
        broken.indices.map { column in
          Wrapping.padded(
            place < broken[column].count ? broken[column][place] : "", to: widths[column],
            atFront: table.holdsNumbers(column))
        })
    }
  }

  private func joined(_ cells: [String]) -> String {
    var line = cells.joined(separator: String(repeating: " ", count: Self.gap))
    while line.last == " " { line.removeLast() }
    return line
  }

  /// Each row in lines of its own: the words that it begins with, then each cell behind its head.
  private var rowByRow: String {
    let numbers = table.heads.indices.filter(table.holdsNumbers)
    let named = max(1, numbers.first ?? 1)
    return table.rows.map { row in
      let name = row.prefix(named).map { $0.shown.line.text }.joined(separator: ", ")
      let rest = zip(table.heads, row).dropFirst(named).map { "\($0) \($1.shown.line.text)" }
      let lines =
        [Wrapping.hanging("", name, width: width)]
        + (rest.isEmpty
          ? [] : [Wrapping.hanging("  ", rest.joined(separator: "; "), width: width)])
      return lines.joined(separator: "\n")
    }.joined(separator: "\n")
  }
}

extension Page.Cell.Shown {
  /// The cell with its interval in a line below.
  fileprivate var lines: [String] {
    [Page.Cell.Shown(main: main, marks: marks).line.text] + (interval.map { [$0] } ?? [])
  }
}
