/// Rows of a delimited text: numbers column by column, and apart from them each cell that is none.
public struct DelimitedBlock: Sendable {
  public internal(set) var rows = 0
  public internal(set) var columns: [DelimitedColumn]
  /// The characters of all words, one after another.
  var characters: [UInt8] = []
  var lines: LineNumbers

  /// A block of no rows, whose first would stand in `firstLine`.
  init(columns: Int, firstLine: Int) {
    self.columns = Array(repeating: DelimitedColumn(), count: columns)
    lines = LineNumbers(first: firstLine)
  }

  /// The line of the file in which a row begins, from 1.
  public func line(ofRow row: Int) -> Int { lines.line(ofRow: row) }

  /// The bytes of a word, without quotes.
  public func bytes(of word: DelimitedColumn.Word) -> ArraySlice<UInt8> {
    characters[word.start..<(word.start + Int(word.count))]
  }

  /// The characters of a word, without quotes; bytes that are no UTF-8 become U+FFFD.
  public func text(of word: DelimitedColumn.Word) -> String {
    String(decoding: bytes(of: word), as: UTF8.self)
  }

  /// Adds the rows of `next`, which follow those that are here.
  mutating func append(_ next: DelimitedBlock) {
    for index in columns.indices {
      columns[index].append(next.columns[index], after: rows, characters: characters.count)
    }
    characters += next.characters
    lines.append(next.lines, after: rows)
    rows += next.rows
  }
}

/// One column of a block.
public struct DelimitedColumn: Sendable {
  /// The number in each row, with the bits that `strtod` gives; NaN where there is none.
  public internal(set) var numbers: [Double] = []
  /// The cells that are no numbers, in the order of their rows; empty cells too.
  public internal(set) var words: [Word] = []

  /// A cell that is no number.
  public struct Word: Sendable {
    public let row: Int
    let start: Int
    let count: Int32
    /// Whether it stood in quotes, which tells an empty text from a missing one.
    public let isQuoted: Bool

    public var isEmpty: Bool { count == 0 }
  }

  fileprivate mutating func append(_ next: DelimitedColumn, after rows: Int, characters: Int) {
    numbers += next.numbers
    words += next.words.lazy.map {
      Word(row: $0.row + rows, start: $0.start + characters, count: $0.count, isQuoted: $0.isQuoted)
    }
  }
}

/// In which line each row begins: one after another, but for quoted line breaks and empty lines.
struct LineNumbers: Sendable {
  private(set) var first: Int
  /// From these rows on, lines are this many ahead of `first + row`.
  private var jumps: [(row: Int, ahead: Int)] = []

  init(first: Int) { self.first = first }

  /// From `row` on, all lines are `lines` further on than was said so far.
  mutating func skip(_ lines: Int, beforeRow row: Int) {
    jumps.append((row, ahead + lines))
  }

  private var ahead: Int { jumps.last?.ahead ?? 0 }

  /// How many lines all `rows` take.
  func count(rows: Int) -> Int { rows + ahead }

  mutating func move(toLine line: Int) { first = line }

  func line(ofRow row: Int) -> Int {
    var (low, high) = (0, jumps.count)
    while low < high {
      let middle = (low + high) / 2
      if jumps[middle].row <= row { low = middle + 1 } else { high = middle }
    }
    return first + row + (low > 0 ? jumps[low - 1].ahead : 0)
  }

  mutating func append(_ next: LineNumbers, after rows: Int) {
    let shift = next.first - first - rows
    if shift != ahead { jumps.append((rows, shift)) }
    jumps += next.jumps.map { ($0.row + rows, $0.ahead + shift) }
  }
}
