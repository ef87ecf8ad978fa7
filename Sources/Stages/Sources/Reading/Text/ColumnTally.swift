import Formats

/// How many cells of a column are numbers and how many are words, where the cells are not kept.
struct ColumnTally {
  let name: String
  private let known: ColumnBuilder.Expectation
  private var numbers = 0
  private var words = 0
  private var first: (line: Int, text: String)?

  init(_ name: String, _ known: ColumnBuilder.Expectation) {
    self.name = name
    self.known = known
  }

  /// Whether cells that look like numbers were read as such.
  var readsNumbers: Bool { known.isNumeric }

  /// Counts the cells of a block.
  mutating func append(
    _ column: DelimitedColumn, of block: DelimitedBlock, _ missingWords: Set<String>
  ) {
    guard known.isNumeric else { return }
    var builder = ColumnBuilder(name, known)
    builder.append(column, of: block, chosen: nil, missingWords)
    append(builder, missingWords) { block.line(ofRow: $0) }
  }

  /// Counts the cells of a piece.
  mutating func append(
    _ builder: ColumnBuilder, _ missingWords: Set<String>, line: (Int) -> Int
  ) {
    guard known.isNumeric else { return }
    let real = builder.words.filter { word in
      !missingWords.contains(builder.levels[Int(word.level)].trimmingBlanks)
    }
    numbers += builder.rows - builder.missing - builder.words.count
    words += real.count
    if first == nil, let word = real.first {
      first = (line(word.row), builder.levels[Int(word.level)])
    }
  }

  /// What the column is now known to hold; a column of numbers with a few words is refused.
  func expectation(_ file: String) throws(DatasetError) -> ColumnBuilder.Expectation {
    guard known.isNumeric, let first else { return known.isNumeric ? .exactly(.number) : known }
    guard known == .nothing, numbers <= words else {
      throw .misfit(first.text, name, "a number", file: file, line: first.line)
    }
    return .words
  }
}
