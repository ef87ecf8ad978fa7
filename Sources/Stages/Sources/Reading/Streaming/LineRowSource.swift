import Formats
import Machine
import Vocabulary

/// The rows of JSON Lines. A member that an object does not have is missing.
final class LineRowSource: RowSource {
  private let path: String
  private let settings: ReadingSettings
  private let wanted: WantedColumns
  private var lines: LineSource
  private var waiting: LineBlock?
  /// How many rows were handed out.
  private var given = 0

  init(
    _ source: TextSource, _ settings: ReadingSettings, _ wanted: WantedColumns
  ) throws(DatasetError) {
    path = source.path
    self.settings = settings
    self.wanted = wanted
    lines = LineSource(try telling { () throws(FileError) in try source.open() })
    let first = try take()
    guard first.count > 0 else { throw .emptyFile(path) }
    // What a file can lack is a member that none of its first objects has.
    let names = try telling { () throws(FileError) in try first.names(in: source.path) }
    try wanted.check(among: names, settings, file: path)
    waiting = first
  }

  func next() throws(DatasetError) -> RowBlock? {
    let block = if let waiting { waiting } else { try take() }
    waiting = nil
    guard block.count > 0 else { return nil }
    defer { given += block.count }
    let (path, settings, wanted) = (path, settings, wanted)
    return RowBlock(numbers: Array(given..<(given + block.count)), settings) {
      rows throws(DatasetError) in
      var members = Members(known: wanted.expectations, only: Set(wanted.names))
      try telling { () throws(FileError) in
        for row in rows { try members.add(block[row], number: block.lines[row], file: path) }
      }
      let found = members.finished()
      var columns: [Column] = []
      for name in wanted.names {
        let builder =
          found.first { $0.name == name }
          ?? ColumnBuilder(name, wanted.expectation(name), missing: rows.count)
        columns.append(try builder.column(settings, file: path, members.lines))
      }
      return RawTable(origin: path, columns: columns, rows: rows.count, lines: members.lines)
    }
  }

  private func take() throws(DatasetError) -> LineBlock {
    try telling { () throws(FileError) in
      var block = LineBlock()
      while !block.isFull, let line = try lines.next() { block.add(line, number: lines.line) }
      return block
    }
  }
}

/// Lines of a text, one after another.
private struct LineBlock: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// The number of each line in its file.
  private(set) var lines: [Int] = []

  var count: Int { ends.count }
  var isFull: Bool { count >= 1 << 13 || bytes.count >= 1 << 20 }

  subscript(row: Int) -> ArraySlice<UInt8> { bytes[(row == 0 ? 0 : ends[row - 1])..<ends[row]] }

  mutating func add(_ line: ArraySlice<UInt8>, number: Int) {
    bytes += line
    ends.append(bytes.count)
    lines.append(number)
  }

  /// The names of all members of those lines that are objects; refuses lines of which none is one.
  func names(in file: String) throws(FileError) -> [String] {
    var members = Members(known: [:], only: nil)
    var fault: FileError?
    for row in 0..<count {
      do throws(FileError) { try members.add(self[row], number: lines[row], file: file) } catch {
        fault = fault ?? error
      }
    }
    if members.rows == 0, let fault { throw fault }
    return members.finished().map(\.name)
  }
}
