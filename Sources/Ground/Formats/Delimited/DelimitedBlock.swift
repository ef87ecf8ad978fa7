public import Machine
import Vocabulary

/// Rows of a delimited text: numbers column by column, and apart from them each cell that is none.
public struct DelimitedBlock: Sendable {
  public let rows: Int
  public let columns: [DelimitedColumn]
  /// The characters of all words, one after another.
  let characters: [UInt8]
  var lines: LineNumbers
  /// The records that are no rows, where such are passed over.
  let refused: [Refused]

  /// A record that cannot be read.
  struct Refused {
    /// The row before which it stands.
    let row: Int
    /// How many lines stand before it in the block.
    let lines: Int
    let message: String
  }

  /// The line of the file in which a row begins, from 1.
  public func line(ofRow row: Int) -> Int { lines.line(ofRow: row) }

  /// What is wrong with the records that were passed over, each with the row before which it stands, in their order.
  public func refusals(of path: String) -> [(row: Int, error: FileError)] {
    refused.map { record in
      (
        record.row,
        FileError(.malformed, path, line: lines.first + record.lines, record.message)
      )
    }
  }

  /// The bytes of a word, without quotes.
  public func bytes(of word: DelimitedColumn.Word) -> ArraySlice<UInt8> {
    characters[word.start..<(word.start + Int(word.count))]
  }

  /// The characters of a word, without quotes.
  public func text(of word: DelimitedColumn.Word) -> String {
    String(decoding: bytes(of: word), as: UTF8.self)
  }
}

/// One column of a block.
@safe
public struct DelimitedColumn: Sendable {
  private let source: NumberColumns
  private let place: Int
  private let rows: Int
  /// The cells that are no numbers, in the order of their rows; empty cells too.
  public let words: [Word]

  /// A cell that is no number.
  public struct Word: Sendable {
    public let row: Int
    let start: Int
    let count: Int32
    /// Whether it stood in quotes, which tells an empty text from a missing one.
    public let isQuoted: Bool

    public var isEmpty: Bool { count == 0 }
  }

  init(numbers: NumberColumns, place: Int, rows: Int, words: [Word]) {
    source = numbers
    self.place = place
    self.rows = rows
    self.words = words
  }

  /// The number in each row, with the bits that `strtod` gives; NaN where there is none.
  public var numbers: [Double] {
    var numbers: [Double] = []
    append(to: &numbers)
    return numbers
  }

  /// The number in a row; NaN if there is none.
  public subscript(row: Int) -> Double {
    precondition(row >= 0 && row < rows, "row \(row) of \(rows)")
    return unsafe source.base[place * source.capacity + row]
  }

  /// Adds the numbers of all rows to others.
  public func append(to numbers: inout [Double]) {
    let start = unsafe source.base + place * source.capacity
    unsafe numbers.append(contentsOf: UnsafeBufferPointer(start: start, count: rows))
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

  /// Takes back what was said of the lines before a row that is the last one spoken of.
  mutating func forgetSkips(beforeRow row: Int) {
    while jumps.last?.row == row { jumps.removeLast() }
  }

  private var ahead: Int { jumps.last?.ahead ?? 0 }

  /// How many lines all `rows` take.
  func count(rows: Int) -> Int { rows + ahead }

  mutating func move(toLine line: Int) { first = line }

  func line(ofRow row: Int) -> Int {
    let passed = jumps.partitioned { $0.row <= row }
    return first + row + (passed > 0 ? jumps[passed - 1].ahead : 0)
  }
}
