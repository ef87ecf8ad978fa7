/// The rows of a block while they are read: room for all numbers, column by column, made beforehand.
@safe
struct DelimitedRows: ~Copyable {
  private let numbers: UnsafeMutablePointer<Double>
  private let capacity: Int
  private let columns: Int
  private var row = 0
  private var words: [[DelimitedColumn.Word]]
  private var characters: [UInt8] = []
  private var lines = LineNumbers(first: 0)

  init(columns: Int, atMost capacity: Int) {
    self.capacity = capacity
    self.columns = columns
    unsafe numbers = .allocate(capacity: columns * capacity)
    words = Array(repeating: [], count: columns)
  }

  deinit { unsafe numbers.deallocate() }

  @inline(__always)
  mutating func put(_ number: Double, _ column: Int) {
    unsafe (numbers + (column * capacity + row)).initialize(to: number)
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

  consuming func finished() -> DelimitedBlock {
    var block = DelimitedBlock(columns: columns, firstLine: 0)
    block.rows = row
    block.lines = lines
    block.characters = characters
    for column in 0..<columns {
      block.columns[column].numbers = unsafe Array(
        UnsafeBufferPointer(start: numbers + column * capacity, count: row))
      block.columns[column].words = words[column]
    }
    return block
  }
}
