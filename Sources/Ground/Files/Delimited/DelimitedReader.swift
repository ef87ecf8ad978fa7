import Dispatch
import Synchronization

/// Reads a delimited text from its beginning, in blocks of rows or all at once.
///
///     var reader = try DelimitedReader(InputFile("pulse.csv"))
///     let header = try reader.takeRecord() ?? []
///     while let block = try reader.next(threads: 2) { … }
///
/// All records must have as many cells as the first. Rows do not depend on the number of threads, and
/// only a few blocks of text are in memory at a time. A line without anything in it is no record,
/// except where records have one cell.
public struct DelimitedReader: ~Copyable {
  private var blocks: RecordBlocks
  private let settings: DelimitedSettings
  private let path: String
  private var line = 1
  /// Records that were looked at and not taken yet.
  private var waiting: RecordBlock?
  private var cells: Int?

  /// - Parameter blockSize: About how many bytes of text become a block, per thread.
  public init(
    _ source: any ByteSource, _ settings: DelimitedSettings = DelimitedSettings(),
    blockSize: Int = 1 << 20
  ) throws(FileError) {
    precondition(blockSize > 0, "a block holds at least a byte")
    self.settings = settings
    path = source.path
    blocks = try RecordBlocks(source, quote: settings.quote, blockSize: blockSize)
  }

  /// How many cells each record has; `nil` if there is no record.
  public mutating func columns() throws(FileError) -> Int? {
    while cells == nil, let block = try takeBlock() {
      let first = try located(DelimitedParser(block, settings, columns: 1).firstRecord)
      if let record = first.cells {
        cells = record.count
        waiting = block
      } else {
        line += first.lines
      }
    }
    return cells
  }

  /// Takes the next record as the texts of its cells, as for a header; `nil` at the end.
  public mutating func takeRecord() throws(FileError) -> [String]? {
    let wanted = try columns()
    while let block = try takeBlock() {
      let first = try located(DelimitedParser(block, settings, columns: 1).firstRecord)
      if let record = first.cells {
        guard record.count == wanted else {
          throw FileError(
            .malformed, path, line: line + first.lines - 1,
            "has \(record.count) cells, wanted \(wanted ?? 0)")
        }
        line += first.lines
        waiting = block.dropping(first.used)
        return record
      }
      line += first.lines
    }
    return nil
  }

  /// The next rows, a block of text for each thread; `nil` at the end.
  public mutating func next(threads: Int = 1) throws(FileError) -> DelimitedBlock? {
    precondition(threads > 0, "rows are read by at least one thread")
    guard let columns = try columns() else { return nil }
    var texts: [RecordBlock] = []
    while texts.count < threads, let block = try takeBlock() { texts.append(block) }
    if texts.isEmpty { return nil }
    var rows = DelimitedBlock(columns: columns, firstLine: line)
    for part in Self.parse(texts, settings, columns) {
      var part = try located(part.get)
      part.lines.move(toLine: line)
      line += part.lines.count(rows: part.rows)
      if rows.rows == 0 { rows = part } else { rows.append(part) }
    }
    return rows
  }

  /// All rows that are left.
  public mutating func rest(threads: Int = 1) throws(FileError) -> DelimitedBlock {
    let columns = try columns() ?? 0
    var rows = DelimitedBlock(columns: columns, firstLine: line)
    while let block = try next(threads: threads) { rows.append(block) }
    return rows
  }
}

extension DelimitedReader {
  private mutating func takeBlock() throws(FileError) -> RecordBlock? {
    if let block = waiting {
      waiting = nil
      if block.count > 0 { return block }
    }
    return try blocks.next()
  }

  /// Does `work`; its faults get the file and the line.
  private func located<Answer>(
    _ work: () throws(DelimitedFault) -> Answer
  ) throws(FileError) -> Answer {
    do throws(DelimitedFault) { return try work() } catch {
      throw error.located(path, firstLine: line)
    }
  }

  private static func parse(
    _ texts: [RecordBlock], _ settings: DelimitedSettings, _ columns: Int
  ) -> [Result<DelimitedBlock, DelimitedFault>] {
    @Sendable func parsed(_ text: RecordBlock) -> Result<DelimitedBlock, DelimitedFault> {
      Result(catching: DelimitedParser(text, settings, columns: columns).rows)
    }
    guard texts.count > 1 else { return texts.map(parsed) }
    let answers = Mutex(
      [Result<DelimitedBlock, DelimitedFault>?](repeating: nil, count: texts.count))
    DispatchQueue.concurrentPerform(iterations: texts.count) { index in
      let answer = parsed(texts[index])
      answers.withLock { $0[index] = answer }
    }
    return answers.withLock { $0.compactMap { $0 } }
  }
}
