public import Machine

/// Reads a delimited text from its beginning, in blocks of rows.
///
///     var reader = try DelimitedReader(InputFile("pulse.csv"), threads: 2)
///     let header = try reader.takeRecord() ?? []
///     while let block = try reader.next() { … }
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
  private let crew: ParsingCrew
  /// Blocks that are being parsed, in the order of the text.
  private var begun: [ParsingTask] = []
  /// What stopped the reading of text.
  private var failure: FileError?

  /// - Parameters:
  ///   - blockSize: About how many bytes of text become a block.
  ///   - threads: How many threads parse.
  public init(
    _ source: any ByteSource, _ settings: DelimitedSettings = DelimitedSettings(),
    blockSize: Int = 1 << 20, threads: Int = 1
  ) throws(FileError) {
    precondition(blockSize > 0, "a block holds at least a byte")
    self.settings = settings
    path = source.path
    crew = ParsingCrew(threads: threads)
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

  /// Takes the next record as the texts of its cells, as for a header; `nil` at the end. Records are taken
  /// before rows are.
  public mutating func takeRecord() throws(FileError) -> [String]? {
    precondition(begun.isEmpty, "the next records are being read as rows")
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

  /// The next rows, those of a block of text; `nil` at the end.
  public mutating func next() throws(FileError) -> DelimitedBlock? {
    guard let columns = try columns() else { return nil }
    while begun.count < crew.lookahead, failure == nil {
      do throws(FileError) {
        guard let text = try takeBlock() else { break }
        let task = ParsingTask(text, settings, columns: columns)
        crew.begin(task)
        begun.append(task)
      } catch { failure = error }  // told after the rows before it
    }
    guard !begun.isEmpty else {
      if let failure { throw failure }
      return nil
    }
    var rows = try located(crew.finish(begun.removeFirst()).get)
    rows.lines.move(toLine: line)
    line += rows.lines.count(rows: rows.rows)
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
}
