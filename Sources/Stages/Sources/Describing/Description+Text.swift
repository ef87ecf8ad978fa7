import Foundation
import Vocabulary
import Wording

extension Description {
  /// The description as a person reads it, in at most `limit` lines of columns.
  public func text(columns limit: Int = 40) -> String {
    var lines = ["\(name)", ""]
    lines += Self.aligned(facts)
    lines.append("")
    lines += Self.table(columns.prefix(limit).map(\.cells))
    if columns.count > limit { lines.append("… and \(columns.count - limit) more columns") }
    return lines.joined(separator: "\n") + "\n"
  }

  private var facts: [[String]] {
    var facts = [
      ["rows", Figures.grouped(rows)], ["columns", Figures.grouped(columns.count)],
      ["duplicate rows", Self.counted(duplicates, duplicateBounds)],
      ["labels", labels?.text ?? "none"],
    ]
    if let labels, !labels.kinds.isEmpty {
      let kinds = labels.kinds.sorted { $0.key < $1.key }
      facts.append(["kinds", kinds.map { "\($0) \(Figures.grouped($1))" }.joined(separator: ", ")])
    }
    if let times {
      facts.append([
        "times", "\(Moment.text(times.lowerBound)) to \(Moment.text(times.upperBound))",
      ])
    }
    if let groups { facts.append(["groups", Self.counted(groups, groupBounds)]) }
    facts.append(["from", provenance.origin.description])
    facts.append(["terms", provenance.terms ?? "not known"])
    facts += provenance.conversions.map { ["converted", $0] }
    facts += provenance.notes.map { ["note", $0] }
    facts += provenance.sources.map { ["sha-256", "\($0.sha256)  \($0.path)"] }
    if let fingerprint { facts.append(["fingerprint", fingerprint.description]) }
    if let share = widestEstimate {
      facts.append([
        "≈", "estimated from hashes, in 95 of 100 cases within \(Figures.percent(share))",
      ])
    }
    return facts
  }

  /// A number that was counted, or estimated with its bounds.
  private static func counted(_ value: Int, _ bounds: ClosedRange<Int>?) -> String {
    guard let bounds else { return Figures.grouped(value) }
    return "≈ \(Figures.grouped(value)) (\(Figures.grouped(bounds.lowerBound)) to "
      + "\(Figures.grouped(bounds.upperBound)))"
  }

  /// By which share the number of different values of a column may be off at most.
  private var widestEstimate: Double? {
    columns.compactMap { column in
      column.distinctBounds.map { bounds in
        let off = max(bounds.upperBound - column.distinct, column.distinct - bounds.lowerBound)
        return Double(off) / Double(max(column.distinct, 1))
      }
    }.max()
  }

  /// Rows of a name and a value.
  private static func aligned(_ rows: [[String]]) -> [String] {
    let width = rows.map { $0[0].count }.max() ?? 0
    return rows.map { "  " + padded($0[0], width) + "  " + $0[1] }
  }

  /// A table whose first two columns stand to the left and whose others to the right.
  private static func table(_ rows: [[String]]) -> [String] {
    let all = [["column", "type", "missing", "distinct", "least", "mean", "greatest"]] + rows
    let widths = all[0].indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { row in
      let cells = row.indices.map { column in
        column < 2
          ? padded(row[column], widths[column])
          : String(repeating: " ", count: widths[column] - row[column].count) + row[column]
      }
      let line = "  " + cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}

extension LabelDescription {
  /// `212 anomalies in 569 rows (37.26 %)`, with what is not known.
  fileprivate var text: String {
    let known = anomalies + ordinary
    let share = contamination.number.map { " (\(Self.percent($0)))" } ?? ""
    let rest = unknown > 0 ? ", \(Figures.grouped(unknown)) unknown" : ""
    return
      "\(Figures.grouped(anomalies)) \(anomalies == 1 ? "anomaly" : "anomalies") in \(Figures.grouped(known)) rows\(share)\(rest)"
  }

  private static func percent(_ share: Double) -> String {
    ColumnDescription.short(share * 100) + " %"
  }
}

extension ColumnDescription {
  /// The cells of the table in which a person reads it.
  fileprivate var cells: [String] {
    let ends: [String] =
      switch (type, range) {
      case (.time, let range?):
        [range.lowerBound, range.upperBound].map { Moment.text(Int64($0)) }
      case (_, let range?): [range.lowerBound, range.upperBound].map(Self.short)
      case (_, nil): [mostFrequent.map { "mostly '\(Self.cut($0))'" } ?? "", ""]
      }
    return [
      Self.cut(name), type.rawValue, Figures.grouped(missing),
      (distinctBounds == nil ? "" : "≈ ") + Figures.grouped(distinct), ends[0],
      mean.number.map(Self.short) ?? "", ends[1],
    ]
  }

  private static func cut(_ text: String) -> String {
    let line = String(text.map { $0.isNewline ? " " : $0 })
    return line.count > 28 ? line.prefix(27) + "…" : line
  }

  /// A number in about four digits, for the eye.
  static func short(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : "\(value)" }
    if value == value.rounded(), abs(value) < 1e7 { return Figures.plain(value) }
    let digits = 4
    let magnitude = Int(log10(abs(value)).rounded(.down))
    guard (-4..<7).contains(magnitude) else { return String(format: "%.3e", value) }
    return String(format: "%.\(max(0, digits - 1 - magnitude))f", value)
  }
}
