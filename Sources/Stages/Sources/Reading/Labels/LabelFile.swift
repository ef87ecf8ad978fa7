import Machine
import Vocabulary

/// Files that hold labels of rows which stand in another file.
enum LabelFile {
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

extension LabelFile {
  /// The first and the last of stretches, in two columns; a header is left out.
  struct Intervals {
    private let raw: RawTable

    init(_ path: String) throws(DatasetError) {
      raw = try RawTable(reading: path, ReadingSettings())
      guard raw.columns.count == 2 else { throw .intervalColumns(raw.columns.count, file: path) }
    }

    /// Stretches of rows, counted from 0.
    var rows: [ClosedRange<Int>] {
      get throws(DatasetError) {
        guard let first = raw.columns[0].numbers, let last = raw.columns[1].numbers else {
          throw .badStretch(
            "moments", "row numbers, or a time column that tells when a row happened",
            file: raw.origin)
        }
        return try stretches(
          first.map { Int(exactly: $0) }, last.map { Int(exactly: $0) }, "whole numbers")
      }
    }

    /// Stretches of time, written as those of a time column are.
    func times(written time: TimeSettings) throws(DatasetError) -> [ClosedRange<Int64>] {
      let reader = try Assembly(raw, ReadingSettings())
      let ends = try raw.columns.map { column throws(DatasetError) in
        guard raw.firstMissing(in: column) == nil else {
          return [Int64?](repeating: nil, count: raw.rows)
        }
        do throws(DatasetError) {
          return try reader.moments(column, time).map(Int64?.some)
        } catch { throw error.advising("say 'counting: rows' if these are numbers of rows") }
      }
      return try stretches(ends[0], ends[1], "moments")
    }

    private func stretches<Bound: Comparable>(
      _ first: [Bound?], _ last: [Bound?], _ what: String
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
  }
}
