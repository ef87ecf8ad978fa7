import Formats
import Vocabulary

/// A column of a text while its rows come in: numbers, and apart from them the words.
///
/// What the column holds is decided when all rows have been seen.
struct ColumnBuilder {
  let name: String
  let expectation: Expectation
  private(set) var numbers: [Double] = []
  /// The rows whose cell is a word, which is not missing, and the place of the word among `levels`.
  private(set) var words: [(row: Int, level: Int32)] = []
  private(set) var levels: [String] = []
  private var places: [String: Int32] = [:]
  /// How many rows have no value.
  private(set) var missing = 0

  /// What is known of a column before its cells are seen.
  enum Expectation: Sendable, Equatable {
    case nothing
    /// No number, whatever some of its cells look like.
    case words
    /// What the settings say.
    case exactly(ColumnType)

    var isNumeric: Bool { self == .nothing || self == .exactly(.number) }
  }

  init(_ name: String, _ expectation: Expectation) {
    self.name = name
    self.expectation = expectation
  }

  var rows: Int { numbers.count }

  mutating func reserve(_ rows: Int) { numbers.reserveCapacity(rows) }

  /// Adds the cells of a column of a block: of all its rows, or of those that are `chosen`.
  mutating func append(
    _ column: DelimitedColumn, of block: DelimitedBlock, chosen: [Int]?, _ missingWords: Set<String>
  ) {
    let start = rows
    guard let chosen else {
      column.append(to: &numbers)
      for word in column.words { take(word, as: start + word.row, of: block, missingWords) }
      return
    }
    numbers += chosen.lazy.map { column[$0] }
    var next = 0
    for word in column.words {
      while next < chosen.count, chosen[next] < word.row { next += 1 }
      guard next < chosen.count else { break }
      if chosen[next] == word.row { take(word, as: start + next, of: block, missingWords) }
    }
  }

  /// Sorts a cell that is no number where it stands: missing, a number in disguise, or a word.
  private mutating func take(
    _ word: DelimitedColumn.Word, as row: Int, of block: DelimitedBlock, _ missingWords: Set<String>
  ) {
    if word.isEmpty, !word.isQuoted {
      missing += 1
      return
    }
    let text = block.text(of: word)
    if !word.isQuoted, missingWords.contains(text.trimmingBlanks) {
      missing += 1
    } else if expectation.isNumeric, let number = Self.number(text) {
      numbers[row] = number
    } else {
      words.append((row, level(text)))
    }
  }

  mutating func append(number: Double) { numbers.append(number) }

  /// Adds a word as it is, which is a number only if the column must be numbers.
  mutating func append(word: String) {
    if expectation == .exactly(.number), let number = Self.number(word) {
      numbers.append(number)
    } else {
      words.append((rows, level(word)))
      numbers.append(.nan)
    }
  }

  mutating func appendMissing() {
    missing += 1
    numbers.append(.nan)
  }

  /// Takes numbers without bound for missing ones.
  mutating func dropInfinite() {
    for row in numbers.indices where numbers[row].isInfinite {
      numbers[row] = .nan
      missing += 1
    }
  }

  private mutating func level(_ text: String) -> Int32 {
    if let place = places[text] { return place }
    let place = Int32(levels.count)
    places[text] = place
    levels.append(text)
    return place
  }

  /// A number in quotes, or one without bound.
  private static func number(_ text: String) -> Double? {
    let text = text.trimmingBlanks
    if let number = Double(ascii: Array(text.utf8).span) { return number }
    switch text.lowercased() {
    case "inf", "+inf", "infinity", "+infinity": return .infinity
    case "-inf", "-infinity": return -.infinity
    default: return nil
    }
  }
}
