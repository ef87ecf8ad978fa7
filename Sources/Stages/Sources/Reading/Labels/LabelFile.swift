import Machine
import Vocabulary

/// Files that hold labels of rows which stand in another file.
enum LabelFile {
  /// Stretches of rows or of time.
  enum Intervals {
    case rows([ClosedRange<Int>])
    case times([ClosedRange<Int64>])
  }

  /// One label a row; a first line such as `label` is a header.
  static func read(_ path: String) throws(DatasetError) -> Column {
    var settings = ReadingSettings()
    settings.label = .none
    let head = try telling { () throws(FileError) in try TextSource(path).head(64) }
    if (FileFormat(name: path) ?? FileFormat(head: head)) == .csv {
      let first = String(decoding: head.prefix { $0 != 0x0A }, as: UTF8.self).trimmingBlanks
      settings.header = LabelSettings.usualNames.contains(first.lowercased())
    }
    let raw = try RawTable(reading: path, settings)
    guard raw.columns.count == 1 else {
      throw .labelColumns(raw.columns.count, file: path)
    }
    return raw.columns[0]
  }

  /// The first and the last of stretches, in two columns; a header is left out.
  static func readIntervals(_ path: String) throws(DatasetError) -> Intervals {
    let raw = try RawTable(reading: path, ReadingSettings())
    guard raw.columns.count == 2 else { throw .intervalColumns(raw.columns.count, file: path) }
    switch (raw.columns[0].values, raw.columns[1].values) {
    case (.number(let first), .number(let last)):
      return .rows(
        try stretches(
          raw, first.map { Int(exactly: $0) }, last.map { Int(exactly: $0) }, "whole numbers"))
    case (.time(let first), .time(let last)):
      return .times(try stretches(raw, first, last, "moments"))
    default:
      throw .badStretch(
        "two columns that do not agree", "two columns of row numbers or of moments", file: path)
    }
  }

  private static func stretches<Bound: Comparable>(
    _ raw: RawTable, _ first: [Bound?], _ last: [Bound?], _ what: String
  ) throws(DatasetError) -> [ClosedRange<Bound>] {
    var stretches: [ClosedRange<Bound>] = []
    for row in 0..<raw.rows {
      guard let first = first[row], let last = last[row], first <= last else {
        throw .badStretch(
          "no stretch", "two \(what), of which the first is not behind the second",
          file: raw.origin, line: raw.line(of: row))
      }
      stretches.append(first...last)
    }
    return stretches
  }

  /// The ids of anomalous rows, each with the line it stands in.
  static func readIDs(_ path: String) throws(DatasetError) -> [(id: String, line: Int)] {
    let text = try telling { () throws(FileError) in try FileSystem.readText(path) }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().compactMap { index, line in
      let id = String(line).trimmingBlanks
      return id.isEmpty ? nil : (id: id, line: index + 1)
    }
  }
}
