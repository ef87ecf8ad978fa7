/// The rows of a block while they are read.
@safe
struct DelimitedRows: ~Copyable {
  private let numbers: NumberColumns
  private let places: UnsafeMutablePointer<Double>
  private let columns: Int
  private var row = 0
  private var words: [[DelimitedColumn.Word]]
  private var characters: [UInt8] = []
  private var lines = LineNumbers(first: 0)
  private var refused: [DelimitedBlock.Refused] = []

  init(columns: Int, atMost capacity: Int) {
    self.columns = columns
    numbers = NumberColumns(columns: columns, capacity: capacity)
    unsafe places = numbers.base
    words = Array(repeating: [], count: columns)
  }

  @inline(__always)
  mutating func put(_ number: Double, _ column: Int) {
    unsafe (places + (column * numbers.capacity + row)).initialize(to: number)
  }

  mutating func put(_ word: UnsafeBufferPointer<UInt8>, isQuoted: Bool, _ column: Int) {
    put(.nan, column)
    words[column].append(
      DelimitedColumn.Word(
        row: row, start: characters.count, count: Int32(word.count), isQuoted: isQuoted))
    unsafe characters.append(contentsOf: word)
  }

  @inline(__always)
  mutating func finishRow() { row += 1 }

  /// The next line is empty and no row.
  mutating func skipLine() { lines.skip(1, beforeRow: row) }

  /// The row that is being read goes on for that many lines after its first.
  mutating func extendRow(byLines count: Int) {
    if count > 0 { lines.skip(count, beforeRow: row + 1) }
  }

  /// What was read of the row is forgotten: its record is no row.
  ///
  /// - Parameter count: How many lines the record has.
  mutating func refuseRow(_ message: String, lines count: Int) {
    for column in words.indices {
      while words[column].last?.row == row { words[column].removeLast() }
    }
    lines.forgetSkips(beforeRow: row + 1)
    refused.append(.init(row: row, lines: lines.line(ofRow: row), message: message))
    lines.skip(count, beforeRow: row)
  }

  consuming func finished() -> DelimitedBlock {
    DelimitedBlock(
      rows: row,
      columns: (0..<columns).map {
        DelimitedColumn(numbers: numbers, place: $0, rows: row, words: words[$0])
      }, characters: characters, lines: lines, refused: refused)
  }
}

/// Room for numbers, column after column.
@safe
final class NumberColumns: @unchecked Sendable {
  let base: UnsafeMutablePointer<Double>
  /// How many numbers each column has room for.
  let capacity: Int

  init(columns: Int, capacity: Int) {
    self.capacity = capacity
    unsafe base = .allocate(capacity: columns * capacity)
  }

  deinit { unsafe base.deallocate() }
}
