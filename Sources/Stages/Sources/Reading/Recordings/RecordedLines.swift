public import Formats
import Machine
import Vocabulary

/// The lines of a recording, one after another: JSON Lines, or CSV whose first record names the fields.
public struct RecordedLines: Sendable {
  private let source: TextSource
  private let format: FileFormat

  /// - Parameter path: A file whose name ends in `.jsonl`, `.csv` or the like; where it tells nothing, its first
  ///   bytes do.
  public init(_ path: String, _ encoding: TextEncoding = .utf8) throws(DatasetError) {
    source = TextSource(path, encoding)
    format = try Self.format(of: source)
  }

  private static func format(of source: TextSource) throws(DatasetError) -> FileFormat {
    let format: FileFormat
    if let named = FileFormat(name: source.path) {
      format = named
    } else {
      format = FileFormat(head: try telling(source.start))
    }
    guard format.isText else {
      throw DatasetError(
        file: source.path, found: "a \(format.rawValue) file",
        wanted: "a recording in JSON Lines or CSV")
    }
    return format
  }

  /// Calls `take` with each line, in the order of the file.
  public func read(
    _ take: (RecordedLine) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    switch format {
    case .csv: try forEachRecord(take)
    case .jsonl, .npy, .npz, .mat: try forEachObject(take)
    }
  }

  private func forEachObject(
    _ take: (RecordedLine) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    var lines = LineSource(try telling(source.open))
    while true {
      let line: RecordedLine? = try telling { () throws(FileError) in
        guard let bytes = try lines.next() else { return nil }
        return RecordedLine(
          number: lines.line,
          fields: try EventFields(object: Array(bytes), file: source.path, line: lines.line),
          isTyped: true)
      }
      guard let line else { return }
      try take(line)
    }
  }

  private func forEachRecord(
    _ take: (RecordedLine) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    var settings = ReadingSettings()
    settings.header = true
    let table = try DelimitedTable(source, settings)
    let names = table.form.names
    // Cells stay as they are written, until somebody says what their fields are.
    let asWritten = Dictionary(
      uniqueKeysWithValues: names.map { ($0, ColumnBuilder.Expectation.words) })
    try table.forEachBlock(asWritten) { block throws(DatasetError) in
      for row in 0..<block.rows {
        let cells = block.columns.map { block.text(of: $0.words[row]) }
        try take(
          RecordedLine(
            number: block.line(ofRow: row),
            fields: EventFields(
              zip(names, cells).map { (name: $0, cell: $1.isEmpty ? .missing : .text($1)) }),
            isTyped: false))
      }
    }
  }
}

extension TextSource {
  /// The bytes by which a form of file is known.
  fileprivate func start() throws(FileError) -> [UInt8] { try head(64) }
}

extension EventFields {
  /// The members of an object that is a line of a file, with the place of what is wrong with it.
  init(object bytes: [UInt8], file: String, line: Int) throws(FileError) {
    if let fault = EncodingFault(in: bytes.span) {
      throw FileError(.malformed, file, line: line, column: fault.offset + 1, fault.message)
    }
    let json: JSON
    do throws(FileError) { json = try JSON(parsing: bytes, name: file) } catch {
      throw FileError(error.kind, file, line: line, column: error.column, error.message)
    }
    guard json.members != nil else {
      throw FileError(.malformed, file, line: line, "wanted an object such as {\"x\": 1}")
    }
    guard let fields = EventFields(json) else {
      throw FileError(.malformed, file, line: line, "two members have one name")
    }
    self = fields
  }
}
