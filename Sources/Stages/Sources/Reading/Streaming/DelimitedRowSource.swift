import Formats
import Machine
import Vocabulary

/// The rows of a delimited text.
final class DelimitedRowSource: RowSource {
  private let table: DelimitedTable
  private let wanted: WantedColumns
  /// The columns that are read, with their places.
  private let columns: [(name: String, place: Int)]
  private var reader: DelimitedReader
  /// How many rows were handed out.
  private var given = 0

  init(
    _ table: DelimitedTable, _ wanted: WantedColumns, sparing: Bool
  ) throws(DatasetError) {
    self.table = table
    self.wanted = wanted
    let names = table.form.names
    try wanted.check(among: names, table.settings, file: table.source.path)
    columns = names.enumerated().filter { wanted.names.contains($0.element) }
      .map { (name: $0.element, place: $0.offset) }
    // Cells that nobody reads stay words, which costs least.
    let numeric = Set(columns.filter { wanted.expectation($0.name).isNumeric }.map(\.place))
    reader = try table.reader(
      DelimitedSettings(
        delimiter: table.form.delimiter.byte,
        wordColumns: Set(names.indices).subtracting(numeric), sparesRecords: sparing))
  }

  func next() throws(DatasetError) -> RowBlock? {
    guard let block = try telling({ () throws(FileError) in try reader.next() }) else {
      guard given > 0 else { throw .noRows(table.source.path) }
      return nil
    }
    var numbers: [Int] = []
    numbers.reserveCapacity(block.rows)
    var refused: [RefusedRow] = []
    for refusal in block.refusals(of: table.source.path) {
      while numbers.count < refusal.row { take(&numbers) }
      refused.append(RefusedRow(number: given, error: DatasetError(refusal.error)))
      given += 1
    }
    while numbers.count < block.rows { take(&numbers) }
    let (columns, wanted, settings) = (columns, wanted, table.settings)
    let path = table.source.path
    return RowBlock(numbers: numbers, refused: refused, settings) {
      rows throws(DatasetError) in
      let chosen = rows == 0..<block.rows ? nil : Array(rows)
      var lines = LineMap()
      lines.add(block, chosen: chosen, after: 0)
      var built: [Column] = []
      for (name, place) in columns {
        var builder = ColumnBuilder(name, wanted.expectation(name))
        builder.append(
          block.columns[place], of: block, chosen: chosen, settings.missingWords)
        built.append(try builder.column(settings, file: path, lines))
      }
      return RawTable(origin: path, columns: built, rows: rows.count, lines: lines)
    }
  }

  private func take(_ numbers: inout [Int]) {
    numbers.append(given)
    given += 1
  }
}

extension ColumnBuilder {
  /// The column of a few rows, or what is wrong with the first of them that is not as expected.
  func column(
    _ settings: ReadingSettings, file: String, _ lines: LineMap
  ) throws(DatasetError) -> Column {
    switch finished(settings.missingWords) {
    case .column(let column): return column
    case .words:
      let word = words.first.map { (row: $0.row, text: levels[Int($0.level)]) }
      throw .badMoment(
        "'\(word?.text ?? "")' among numbers", name, "moments of one form", file: file,
        line: lines.line(of: word?.row ?? 0))
    case .misfit(let row, let word, let wanted):
      throw .misfit(word, name, wanted, file: file, line: lines.line(of: row))
    }
  }
}
