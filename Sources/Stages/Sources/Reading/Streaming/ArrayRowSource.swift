import Formats
import Machine
import Vocabulary

/// The rows of one array in a file of NumPy's, of which only some are in memory.
final class ArrayRowSource: RowSource {
  private static let blockNumbers = 1 << 17

  private let path: String
  private let settings: ReadingSettings
  private let array: NPYRows
  private let names: [String]
  /// How many rows were handed out.
  private var given = 0

  init(
    _ path: String, _ settings: ReadingSettings, _ wanted: WantedColumns
  ) throws(DatasetError) {
    self.path = path
    self.settings = settings
    array = try telling { () throws(FileError) in
      try NPYRows(path, title: "reading \(Paths.name(of: path))")
    }
    guard array.rows > 0 else { throw .noRows(path) }
    names = try ArrayTable.names(width: array.width, settings, file: path)
    try wanted.check(among: names, settings, file: path)
  }

  /// Whether the rows of the array follow each other in the file.
  static func canRead(_ path: String) throws(DatasetError) -> Bool {
    try telling { () throws(FileError) in try NPYRows.canRead(path) }
  }

  func next() throws(DatasetError) -> RowBlock? {
    let rows = max(1, Self.blockNumbers / max(1, array.width))
    guard let tensor = try telling({ () throws(FileError) in try array.next(rows) }) else {
      return nil
    }
    let count = tensor.shape[0]
    let first = given
    defer { given += count }
    let (path, names, total) = (path, names, array.rows)
    return RowBlock(numbers: Array(first..<(first + count)), settings) { rows in
      let numbers = tensor.doubles
      return RawTable(
        origin: path,
        columns: names.enumerated().map { place, name in
          Column(name, numbers: rows.map { numbers[$0 * names.count + place] })
        }, rows: rows.count,
        sampled: SampledRows(total: total, places: rows.map { first + $0 }))
    }
  }
}

/// The rows of a table that is in memory.
final class WholeRowSource: RowSource {
  private static let blockRows = 1 << 13

  private let raw: RawTable
  private let settings: ReadingSettings
  /// How many rows were handed out.
  private var given = 0

  init(
    _ raw: RawTable, _ settings: ReadingSettings, _ wanted: WantedColumns
  ) throws(DatasetError) {
    try wanted.check(among: raw.columns.map(\.name), settings, file: raw.origin)
    self.raw = raw
    self.settings = settings
  }

  func next() throws(DatasetError) -> RowBlock? {
    guard given < raw.rows else { return nil }
    let first = given
    given = min(first + Self.blockRows, raw.rows)
    let raw = raw
    return RowBlock(numbers: Array(first..<given), settings) { rows in
      let places = rows.map { first + $0 }
      return RawTable(
        origin: raw.origin, columns: raw.columns.map { $0.gathering(places) }, rows: rows.count,
        sampled: SampledRows(total: raw.rows, places: places))
    }
  }
}

/// The rows of a data set that is in memory.
final class DatasetRowSource: RowSource {
  private static let blockRows = 1 << 13

  private let dataset: Dataset
  /// How many rows were handed out.
  private var given = 0

  init(_ dataset: Dataset) { self.dataset = dataset }

  func next() -> RowBlock? {
    let count = min(Self.blockRows, dataset.rows - given)
    guard count > 0 else { return nil }
    defer { given += count }
    return RowBlock(count, of: dataset, from: given)
  }
}
