import Formats
import Machine
import Numerics
import Vocabulary

/// Reads a delimited text as columns.
struct DelimitedTable {
  let source: TextSource
  let settings: ReadingSettings
  let form: DelimitedForm
  /// How many blocks are parsed at once.
  let threads: Int
  private static let blockSize = 1 << 20

  init(
    _ source: TextSource, _ settings: ReadingSettings, threads: Int = Workers.count
  ) throws(DatasetError) {
    self.source = source
    self.settings = settings
    self.threads = threads
    form = try DelimitedForm(source, settings)
    for name in settings.types.keys.sorted() where !form.names.contains(name) {
      throw .noSuchColumn(name, asked: "types", among: form.names, file: source.path)
    }
  }

  /// All rows, or as many of them as the settings allow, chosen by chance among all.
  func read() throws(DatasetError) -> RawTable {
    var known = settings.expectations
    let sample = try sample(&known)
    return try read(sample, known)
  }

  func read(
    _ sample: SampledRows?, _ known: [String: ColumnBuilder.Expectation]
  ) throws(DatasetError) -> RawTable {
    var known = known
    while true {
      let (builders, lines) = try build(known, sample)
      var columns: [Column] = []
      var again: [String] = []
      for builder in builders {
        switch builder.finished(settings.missingWords) {
        case .column(let column): columns.append(column)
        case .words: again.append(builder.name)
        case .misfit(let row, let word, let wanted):
          throw .misfit(
            word, builder.name, wanted, file: source.path, line: lines.line(of: row))
        }
      }
      guard again.isEmpty else {
        for name in again { known[name] = .words }
        continue
      }
      guard let rows = builders.first?.rows, rows > 0 else { throw .noRows(source.path) }
      var raw = RawTable(
        origin: source.path, columns: columns, rows: rows, sampled: sample, lines: lines)
      raw.notes += [form.note].compactMap(\.self)
      return raw
    }
  }

  /// Fills the columns, and notes in which lines their rows begin.
  private func build(
    _ known: [String: ColumnBuilder.Expectation], _ sample: SampledRows?
  ) throws(DatasetError) -> ([ColumnBuilder], LineMap) {
    var builders = form.names.map { ColumnBuilder($0, known[$0] ?? .nothing) }
    var lines = LineMap()
    var chosen = Chosen(sample)
    var seen = 0
    try forEachBlock(known) { block in
      let places = chosen.next(seen..<(seen + block.rows))
      let rows = builders.first?.rows ?? 0
      if rows == 0, sample == nil { reserve(block.rows, &builders) }
      lines.add(block, chosen: places, after: rows)
      for index in builders.indices {
        builders[index].append(
          block.columns[index], of: block, chosen: places, settings.missingWords)
      }
      seen += block.rows
    }
    return (builders, lines)
  }

  /// Makes room for as many rows as the file seems to have by its first block, so that columns are not
  /// copied again and again while they grow.
  private func reserve(_ blockRows: Int, _ builders: inout [ColumnBuilder]) {
    guard let bytes = try? FileSystem.size(of: source.path), bytes > Self.blockSize else { return }
    let rows = Double(blockRows) * Double(bytes) / Double(Self.blockSize)
    for index in builders.indices { builders[index].reserve(Int(rows * 1.05)) }
  }

  /// The rows to keep, if there are more than the settings allow; then all rows of the file say what its
  /// columns hold, not only those that are kept.
  private func sample(
    _ known: inout [String: ColumnBuilder.Expectation]
  ) throws(DatasetError) -> SampledRows? {
    guard let limit = settings.limit else { return nil }
    var tallies = form.names.map { ColumnTally($0, known[$0] ?? .nothing) }
    var total = 0
    try forEachBlock(known) { block in
      for index in tallies.indices {
        tallies[index].append(block.columns[index], of: block, settings.missingWords)
      }
      total += block.rows
    }
    guard let sample = SampledRows(limit, of: total) else { return nil }
    for tally in tallies { known[tally.name] = try tally.expectation(source.path) }
    return sample
  }

  /// A reader that stands before the first row.
  func reader(_ settings: DelimitedSettings) throws(DatasetError) -> DelimitedReader {
    do throws(FileError) {
      var reader = try DelimitedReader(
        try source.open(), settings, blockSize: Self.blockSize, threads: threads)
      if form.hasHeader { _ = try reader.takeRecord() }
      return reader
    } catch { throw DatasetError(error) }
  }

  /// Calls `take` with each block of rows; columns that are known to hold words come as words only.
  func forEachBlock(
    _ known: [String: ColumnBuilder.Expectation],
    _ take: (DelimitedBlock) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    let words = form.names.indices.filter { !(known[form.names[$0]] ?? .nothing).isNumeric }
    let settings = DelimitedSettings(delimiter: form.delimiter.byte, wordColumns: Set(words))
    var reader = try reader(settings)
    while true {
      let block: DelimitedBlock?
      do throws(FileError) { block = try reader.next() } catch {
        throw DatasetError(error)
      }
      guard let block else { return }
      try take(block)
    }
  }
}

/// Which rows of a block are among those that were chosen, asked block by block.
private struct Chosen {
  private let places: [Int]?
  private var next = 0

  init(_ sample: SampledRows?) { places = sample?.places }

  /// The chosen rows within `rows`, counted from its first; `nil` where all are.
  mutating func next(_ rows: Range<Int>) -> [Int]? {
    guard let places else { return nil }
    var chosen: [Int] = []
    while next < places.count, places[next] < rows.upperBound {
      chosen.append(places[next] - rows.lowerBound)
      next += 1
    }
    return chosen
  }
}

extension SampledRows {
  /// Chooses as many of `total` rows as the limit allows; `nil` if that is all of them.
  init?(_ limit: RowLimit, of total: Int) {
    guard total > limit.atMost else { return nil }
    var generator = limit.seed.split("rows").generator()
    self.init(total: total, places: generator.sample(limit.atMost, of: total).sorted())
  }
}

extension ReadingSettings {
  /// What is known of columns from their types and from what they are used as.
  var expectations: [String: ColumnBuilder.Expectation] {
    var known = types.mapValues(ColumnBuilder.Expectation.exactly)
    for name in [group, kind] { if let name { known[name] = .exactly(.category) } }
    if let id { known[id] = .exactly(.text) }
    if case .column(let name, _) = label { known[name] = .exactly(.category) }
    return known
  }
}

extension LineMap {
  /// Notes the lines of the rows of a block, or of those that are `chosen`, as rows from `first` on.
  mutating func add(_ block: DelimitedBlock, chosen: [Int]?, after first: Int) {
    guard block.rows > 0 else { return }
    let start = block.line(ofRow: 0)
    if chosen == nil, block.line(ofRow: block.rows - 1) == start + block.rows - 1 {
      return add(row: first, line: start)
    }
    for (index, row) in (chosen ?? Array(0..<block.rows)).enumerated() {
      add(row: first + index, line: block.line(ofRow: row))
    }
  }
}

extension DelimitedTable: SurveyableTable {
  func forEachPiece(
    _ known: [String: ColumnBuilder.Expectation], _ take: (RowPiece) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    try forEachBlock(known) { block throws(DatasetError) in
      var lines = LineMap()
      lines.add(block, chosen: nil, after: 0)
      let columns = form.names.enumerated().map { index, name in
        var builder = ColumnBuilder(name, known[name] ?? .nothing)
        builder.append(block.columns[index], of: block, chosen: nil, settings.missingWords)
        return builder
      }
      try take(RowPiece(columns: columns, rows: block.rows, lines: lines))
    }
  }
}
