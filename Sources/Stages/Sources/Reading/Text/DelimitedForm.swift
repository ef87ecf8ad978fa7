import Formats
import Machine
import Vocabulary

/// How the cells of a text are told apart and what its columns are called: as the settings say, and
/// where they do not, as its beginning shows.
struct DelimitedForm: Sendable, Equatable {
  let delimiter: Delimiter
  let hasHeader: Bool
  /// The names of all columns, which differ.
  let names: [String]
  /// What was made of the first line where only a person can know, with what to say of it.
  let note: String?

  /// How much of a text is looked at, or its first record where that is longer.
  private static let headSize = 1 << 15
  private static let headRecords = 20

  init(_ source: TextSource, _ settings: ReadingSettings) throws(DatasetError) {
    let head = try telling { () throws(FileError) in
      try DelimitedHead.read(source.open(), quote: UInt8(ascii: "\""), about: Self.headSize)
    }
    guard !head.allSatisfy({ " \t\r\n".utf8.contains($0) }) else { throw .emptyFile(source.path) }
    guard !head.starts(with: Array("PAR1".utf8)) else { throw .parquet(source.path) }
    guard !head.contains(0) else {
      guard TextEncoding(seemingly: head.span) != .utf16 else { throw .seemsUTF16(source.path) }
      throw .zeroBytes(source.path)
    }
    delimiter = settings.delimiter ?? Self.detect(head)
    let records = Self.records(head, delimiter, atMost: 2)
    guard let first = records.first else { throw .unclosedQuote(source.path) }
    let isNumbering = Self.isNumbering(first, before: records.dropFirst().first)
    let hasValues = first.contains(where: Self.isValue)
    hasHeader = settings.header ?? (!hasValues || isNumbering)
    note =
      settings.header != nil || !hasValues
      ? nil
      : isNumbering
        ? "the first line numbers the columns and is taken for their names ('header: false' makes it a row)"
        : "the first line holds values and is taken for a row ('header: true' makes it names)"
    names = try Self.names(first, hasHeader, settings, source.path)
    if let repeated = names.firstRepeated { throw .repeatedColumn(repeated, file: source.path) }
  }

  private static func names(
    _ first: [String], _ hasHeader: Bool, _ settings: ReadingSettings, _ path: String
  ) throws(DatasetError) -> [String] {
    if let names = settings.names {
      guard names.count == first.count else {
        throw .nameCount(names.count, columns: first.count, file: path)
      }
      return names
    }
    return first.enumerated().map { index, name in
      let trimmed = name.trimmingBlanks
      return hasHeader && !trimmed.isEmpty ? trimmed : "column\(index + 1)"
    }
  }

  /// Whether a record counts columns from 0, as `DataFrame.to_csv` names those without a name, its index perhaps before
  /// them, and the next one does not go on in whole numbers.
  private static func isNumbering(_ first: [String], before second: [String]?) -> Bool {
    let counted = first.first?.trimmingBlanks.isEmpty == true ? Array(first.dropFirst()) : first
    guard counted.count > 1, counted == counted.indices.map(String.init), let second,
      second.count == first.count
    else { return false }
    return second.suffix(counted.count).contains { Int($0.trimmingBlanks) == nil }
  }

  /// Whether a cell looks like data and so seldom stands in a header.
  static func isValue(_ cell: String) -> Bool {
    let text = cell.trimmingBlanks
    return Double(ascii: Array(text.utf8).span) != nil || Moment.milliseconds(text) != nil
  }

  /// The delimiter that divides the first records into the most cells, as many in each; of those that
  /// never do, the one that divides the first record into the most.
  static func detect(_ head: [UInt8]) -> Delimiter {
    var best = (delimiter: Delimiter.comma, isEven: false, cells: 1)
    let line = head.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    for delimiter in [Delimiter.comma, .semicolon, .tab, .pipe, .space]
    where line.contains(delimiter.byte) {
      let records = records(head, delimiter, atMost: headRecords)
      guard let cells = records.first?.count, cells > 1 else { continue }
      let isEven = records.count > 1 && records.allSatisfy { $0.count == cells }
      if (isEven && !best.isEven) || (isEven == best.isEven && cells > best.cells) {
        best = (delimiter, isEven, cells)
      }
    }
    return best.delimiter
  }

  /// The first records of a text.
  private static func records(
    _ head: [UInt8], _ delimiter: Delimiter, atMost count: Int
  ) -> [[String]] {
    var records: [[String]] = []
    do throws(FileError) {
      // Each record by a reader of its own would accept any number of cells; one reader stops at the
      // first that has another number, which is all that is asked here.
      var reader = try DelimitedReader(
        MemorySource(head, path: ""), DelimitedSettings(delimiter: delimiter.byte))
      while records.count < count, let record = try reader.takeRecord() { records.append(record) }
    } catch { records.append([]) }
    return records
  }
}

extension ReadingSettings {
  /// Whether the columns have names that look like values, so that a header has to be said.
  public var needsHeader: Bool {
    header == true && format == .csv && types.keys.contains(where: DelimitedForm.isValue)
  }
}

extension String {
  /// The text without blanks at its ends.
  var trimmingBlanks: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
