// Cells that are not read as numbers at first sight.
extension DelimitedParser {
  /// A cell as it stands in the text.
  @safe
  struct Cell {
    /// What stands between the quotes, if there are any.
    let content: UnsafeBufferPointer<UInt8>
    let isQuoted: Bool
    /// Whether there are quotes within, each of them twice.
    let hasQuotes: Bool
    /// Whether it is the last of its record.
    let isLast: Bool
    /// How many line breaks it holds.
    let lines: Int

    /// The characters that are meant.
    func text(_ quote: UInt8?) -> [UInt8] {
      var text: [UInt8] = []
      var isSecond = false
      for index in unsafe content.indices {
        let byte = unsafe content[index]
        isSecond = hasQuotes && byte == quote && !isSecond
        if !isSecond { text.append(byte) }
      }
      return text
    }
  }

  /// Keeps the cell at `cursor`, whatever it is, and leaves the cursor after it; answers whether it is
  /// the last of its record.
  @inline(never)
  func word(
    _ cursor: inout Cursor, _ column: Int, _ rows: inout DelimitedRows
  ) throws(CellFault) -> Bool {
    let cell = try unsafe cell(&cursor)
    if !isWordColumn[column], let number = unsafe number(cell.content) {
      rows.put(number, column)
    } else if cell.hasQuotes {
      unsafe cell.text(quote).withUnsafeBufferPointer { text in
        unsafe rows.put(text, isQuoted: true, column)
      }
    } else {
      unsafe rows.put(cell.content, isQuoted: cell.isQuoted, column)
    }
    rows.extendRow(byLines: cell.lines)
    return cell.isLast
  }

  /// Finds the cell at `cursor` and leaves the cursor after it.
  func cell(_ cursor: inout Cursor) throws(CellFault) -> Cell {
    if unsafe cursor.pointee == quote { return try unsafe quotedCell(&cursor) }
    let start = unsafe cursor
    while true {
      let byte = unsafe cursor.pointee
      if let isLast = isEnd(byte) {
        let content = unsafe UnsafeBufferPointer(start: start, count: cursor - start)
        return unsafe Cell(
          content: content, isQuoted: false, hasQuotes: false, isLast: isLast, lines: 0)
      }
      guard byte != quote else {
        throw unsafe fault(
          cursor,
          "a quote stands within a cell; wanted the whole cell in quotes, and this one doubled")
      }
      unsafe cursor += 1
    }
  }

  private func quotedCell(_ cursor: inout Cursor) throws(CellFault) -> Cell {
    let start = unsafe cursor
    let end = unsafe Cursor(records.bytes) + records.count
    var lines = 0
    var hasQuotes = false
    unsafe cursor += 1
    while true {
      guard unsafe cursor < end else {
        unsafe cursor = start
        throw unsafe fault(start, "the quote that begins this cell is not closed")
      }
      let byte = unsafe cursor.pointee
      let next = unsafe cursor[1]
      if byte == quote {
        guard next == quote else { break }
        hasQuotes = true
        unsafe cursor += 1
      } else if byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r") && next != UInt8(ascii: "\n")
      {
        lines += 1
      }
      unsafe cursor += 1
    }
    let content = unsafe UnsafeBufferPointer(start: start + 1, count: cursor - start - 1)
    unsafe cursor += 1
    guard let isLast = unsafe isEnd(cursor.pointee) else {
      throw unsafe fault(cursor, "wanted a delimiter or a line break after the closing quote")
    }
    return unsafe Cell(
      content: content, isQuoted: true, hasQuotes: hasQuotes, isLast: isLast, lines: lines)
  }

  /// The number that a cell is with blanks around it, in quotes, with a plus sign or many digits.
  private func number(_ cell: UnsafeBufferPointer<UInt8>) -> Double? {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    guard let first = unsafe cell.firstIndex(where: { !isBlank($0) }),
      let last = unsafe cell.lastIndex(where: { !isBlank($0) })
    else { return nil }
    switch unsafe cell[first] {
    case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      var text = unsafe Array(cell[first...last])
      return Double(ascii: &text)
    default: return nil
    }
  }

  /// The first record that is no empty line, as texts, and the bytes and lines up to its end.
  func firstRecord() throws(DelimitedFault) -> (cells: [String]?, used: Int, lines: Int) {
    let start = unsafe Cursor(records.bytes)
    var cursor = unsafe start
    var lines = 0
    while unsafe cursor < start + records.count {
      if unsafe isEnd(cursor.pointee) == true {
        unsafe Self.takeLineBreak(&cursor)
        lines += 1
        continue
      }
      var cells: [String] = []
      while true {
        let cell: Cell
        do throws(CellFault) { cell = try unsafe self.cell(&cursor) } catch { throw located(error) }
        cells.append(String(decoding: cell.text(quote), as: UTF8.self))
        lines += cell.lines
        if cell.isLast { break }
        unsafe cursor += 1
      }
      unsafe Self.takeLineBreak(&cursor)
      try unsafe checkEncoding(min(cursor - start, records.count))
      return unsafe (cells, cursor - start, lines + 1)
    }
    return (nil, records.count, lines)
  }

  /// Refuses the first `count` bytes of the records if they are not UTF-8.
  func checkEncoding(_ count: Int) throws(DelimitedFault) {
    let start = unsafe Cursor(records.bytes)
    let bytes = unsafe Span(_unsafeStart: start, count: count)
    guard let found = EncodingFault(in: bytes) else { return }
    throw unsafe located(fault(start + found.offset, found.message))
  }
}
