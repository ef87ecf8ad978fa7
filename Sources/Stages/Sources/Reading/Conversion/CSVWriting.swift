import Machine
import Vocabulary
import Wording

/// Writes columns as CSV by RFC 4180: a header, commas (or what the file's name says), line feeds.
///
/// Numbers are written in the fewest digits that read back to the same bits, and missing cells as
/// nothing; words that could be taken for missing stand in quotes.
struct CSVWriting {
  private static let blockRows = 4096

  private let columns: [Column]
  private let path: String
  private let delimiter: UInt8

  init(_ columns: [Column], file path: String) {
    self.columns = columns
    self.path = path
    delimiter = Delimiter(name: path).byte
  }

  func write() throws(FileError) {
    var file = try RowsOutput(path)
    let separator = String(UnicodeScalar(delimiter))
    try file.write(columns.map { quoted($0.name) }.joined(separator: separator) + "\n")
    let rows = columns.first?.count ?? 0
    let work = Work("writing \(Paths.name(of: path))", of: rows, .things("rows"))
    defer { work.end() }
    for start in stride(from: 0, to: rows, by: Self.blockRows) {
      var text = ""
      for row in start..<min(start + Self.blockRows, rows) {
        for (index, column) in columns.enumerated() {
          if index > 0 { text += separator }
          text += cell(column, row)
        }
        text += "\n"
      }
      try file.write(text)
      work.advance(by: min(Self.blockRows, rows - start))
    }
    try file.commit()
  }

  private func cell(_ column: Column, _ row: Int) -> String {
    switch column.values {
    case .number(let numbers): Self.number(numbers[row])
    case .time(let moments): moments[row].map(Moment.text) ?? ""
    case .category(let codes, let levels):
      codes[row] < 0 ? "" : quoted(levels[Int(codes[row])])
    case .text(let texts): texts[row].map(quoted) ?? ""
    }
  }

  private static func number(_ number: Double) -> String {
    if number.isNaN { return "" }
    return number == 0 && number.sign == .minus ? "-0.0" : Figures.plain(number)
  }

  /// A word as a cell, in quotes where it would be read as something else without them.
  private func quoted(_ word: String) -> String {
    let isPlain =
      word == word.trimmingBlanks && !ReadingSettings.usualMissingWords.contains(word)
      && !word.utf8.contains { $0 == 0x22 || $0 == delimiter || $0 == 0x0A || $0 == 0x0D }
    return isPlain
      ? word
      : "\""
        + word.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"") + "\""
  }
}
