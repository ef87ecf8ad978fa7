/// What is wrong with a cell or a record, by its place in the block.
struct CellFault: Error {
  let offset: Int
  /// Whether the whole record is meant that begins there.
  let isRecord: Bool
  let message: String
}

extension DelimitedParser {
  /// A fault at `cursor`, or with the whole record that begins there.
  func fault(_ cursor: Cursor, _ message: String, isRecord: Bool = false) -> CellFault {
    unsafe CellFault(
      offset: cursor - Cursor(records.bytes), isRecord: isRecord, message: message)
  }

  /// The fault with its line and its place there.
  func located(_ fault: CellFault) -> DelimitedFault {
    let start = unsafe Cursor(records.bytes)
    let cursor = unsafe start + fault.offset
    var lineStart = unsafe cursor
    while unsafe lineStart > start, unsafe isEnd(lineStart[-1]) != true { unsafe lineStart -= 1 }
    return unsafe DelimitedFault(
      line: lineBreaks(from: start, to: cursor),
      column: fault.isRecord ? nil : cursor - lineStart + 1, message: fault.message)
  }

  /// Goes behind the record whose reading stopped at `cursor`: by its cells where only their number is wrong, else
  /// to the end of the line.
  func passRecord(_ cursor: inout Cursor, _ fault: CellFault) {
    while fault.isRecord, let cell = unsafe try? cell(&cursor), !cell.isLast {
      unsafe cursor += 1
    }
    let end = unsafe Cursor(records.bytes) + records.count
    while unsafe cursor < end, unsafe isEnd(cursor.pointee) != true { unsafe cursor += 1 }
    unsafe Self.takeLineBreak(&cursor)
  }

  /// How many lines end between two places.
  func lineBreaks(from start: Cursor, to end: Cursor) -> Int {
    var lines = 0
    var cursor = unsafe start
    while unsafe cursor < end {
      let isReturn = unsafe cursor.pointee == UInt8(ascii: "\r") && cursor[1] != UInt8(ascii: "\n")
      if unsafe isReturn || cursor.pointee == UInt8(ascii: "\n") { lines += 1 }
      unsafe cursor += 1
    }
    return lines
  }
}
