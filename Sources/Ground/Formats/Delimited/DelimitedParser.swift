/// Reads the cells of a block of records.
///
/// A cell that begins with a digit, a point or a minus sign is read as a number where it stands; only
/// if that does not bring us to a delimiter or the end of the line is the cell looked at as a word.
@safe
struct DelimitedParser {
  typealias Cursor = UnsafePointer<UInt8>

  let delimiter: UInt8
  let quote: UInt8?
  let isWordColumn: [Bool]
  let columns: Int
  let records: RecordBlock
  private let sparesRecords: Bool
  private let scanner = DecimalScanner()

  init(_ records: RecordBlock, _ settings: DelimitedSettings, columns: Int) {
    self.records = records
    delimiter = settings.delimiter
    quote = settings.quote
    self.columns = columns
    isWordColumn = (0..<columns).map(settings.wordColumns.contains)
    sparesRecords = settings.sparesRecords
  }

  /// The rows; their line numbers begin at 0.
  func rows() throws(DelimitedFault) -> DelimitedBlock {
    try checkEncoding(records.count)
    var rows = DelimitedRows(columns: columns, atMost: records.count / max(columns, 1) + 1)
    var cursor = unsafe Cursor(records.bytes)
    let end = unsafe cursor + records.count
    while unsafe cursor < end {
      if unsafe columns > 1 && isEnd(cursor.pointee) == true {
        unsafe Self.takeLineBreak(&cursor)
        rows.skipLine()
        continue
      }
      let start = unsafe cursor
      do throws(CellFault) {
        try unsafe record(&cursor, &rows)
        rows.finishRow()
      } catch {
        guard sparesRecords else { throw located(error) }
        unsafe passRecord(&cursor, error)
        rows.refuseRow(error.message, lines: unsafe lineBreaks(from: start, to: cursor))
      }
    }
    return rows.finished()
  }

  /// Reads one record up to and with its line break.
  @inline(__always)
  private func record(_ cursor: inout Cursor, _ rows: inout DelimitedRows) throws(CellFault) {
    let start = unsafe cursor
    var column = 0
    while true {
      let isLast: Bool
      var end = unsafe cursor
      if let number = unsafe scanner.number(&end), let found = unsafe isEnd(end.pointee),
        !isWordColumn[column]
      {
        rows.put(number, column)
        unsafe cursor = end
        isLast = found
      } else {
        isLast = try unsafe word(&cursor, column, &rows)
      }
      column += 1
      if isLast { break }
      unsafe cursor += 1
      guard column < columns else {
        throw unsafe fault(
          start, "has more than the \(columns) cells that are wanted", isRecord: true)
      }
    }
    guard column == columns else {
      let cells = column == 1 ? "1 cell" : "\(column) cells"
      throw unsafe fault(start, "has \(cells), wanted \(columns)", isRecord: true)
    }
    unsafe Self.takeLineBreak(&cursor)
  }

  /// Whether a byte after a cell ends the record, or only the cell; `nil` if it ends neither.
  @inline(__always)
  func isEnd(_ byte: UInt8) -> Bool? {
    if byte == delimiter { return false }
    return byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") ? true : nil
  }

  @inline(__always)
  static func takeLineBreak(_ cursor: inout Cursor) {
    if unsafe cursor.pointee == UInt8(ascii: "\r") && cursor[1] == UInt8(ascii: "\n") {
      unsafe cursor += 1
    }
    unsafe cursor += 1
  }
}
