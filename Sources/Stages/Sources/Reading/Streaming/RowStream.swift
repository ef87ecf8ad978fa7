import Formats
import Machine
public import Vocabulary

/// The rows of a file or of a query from the beginning on, of which only a few blocks stand in memory.
///
///     let stream = try RowStream("events.csv", settings)
///     while let block = try stream.next() { use(try block.read()) }
///
/// What a column holds cannot be found out from its beginning, so it is what `types` of the settings say; columns that
/// neither `use` nor `id` nor `time` names are passed over. Arrays of several files, and those of MATLAB, are read
/// whole before their first block.
public final class RowStream {
  private let source: any RowSource
  /// What complaints call the file where it is one of ours.
  private let own: (path: String, name: String)?

  /// - Parameter sparing: Whether records that cannot be read are told and passed over; else they end the reading.
  public convenience init(
    _ path: String, _ settings: ReadingSettings, sparing: Bool = false
  ) throws(DatasetError) {
    try self.init(path, settings, sparing: sparing, own: nil)
  }

  /// The rows that DuckDB answers.
  public convenience init(
    query: String, _ settings: ReadingSettings, sparing: Bool = false
  ) throws(DatasetError) {
    let answer = try Query(query).answered()
    defer { answer.remove() }
    // Its file is open when it goes.
    try self.init(
      answer.file, answer.settings(settings), sparing: sparing, own: (answer.file, "query"))
  }

  private init(
    _ path: String, _ settings: ReadingSettings, sparing: Bool, own: (path: String, name: String)?
  ) throws(DatasetError) {
    self.own = own
    var settings = settings
    settings.label = .none
    let wanted = WantedColumns(settings)
    source = try renaming(own) { () throws(DatasetError) in
      switch try FileFormat(of: path, settings) {
      case .csv:
        try DelimitedRowSource(
          DelimitedTable(TextSource(path, settings.encoding), settings), wanted, sparing: sparing)
      case .jsonl: try LineRowSource(TextSource(path, settings.encoding), settings, wanted)
      case .npy where try ArrayRowSource.canRead(path):
        try ArrayRowSource(path, settings, wanted)
      case let format:
        try WholeRowSource(ArrayTable(path, format, settings).read(), settings, wanted)
      }
    }
  }

  /// The rows of a data set that is in memory.
  public init(_ dataset: Dataset) {
    own = nil
    source = DatasetRowSource(dataset)
  }

  /// The next rows; `nil` at the end.
  public func next() throws(DatasetError) -> RowBlock? {
    try renaming(own) { () throws(DatasetError) in try source.next() }
  }
}

/// Where blocks of rows come from.
protocol RowSource: AnyObject {
  func next() throws(DatasetError) -> RowBlock?
}

/// Does `work`; what is wrong with a file that nobody knows is told of what it stands for.
private func renaming<Answer>(
  _ own: (path: String, name: String)?, _ work: () throws(DatasetError) -> Answer
) throws(DatasetError) -> Answer {
  do throws(DatasetError) { return try work() } catch {
    var told = error
    if let own, told.file == own.path { told.file = own.name }
    throw told
  }
}

/// The columns that are read, each with what it holds.
struct WantedColumns {
  let names: [String]
  let expectations: [String: ColumnBuilder.Expectation]

  init(_ settings: ReadingSettings) {
    names = ((settings.use ?? []) + [settings.id, settings.time?.column].compactMap(\.self))
      .uniqued()
    var known = settings.expectations
    let time = settings.time?.column
    for name in names where known[name] == nil && name != time { known[name] = .exactly(.number) }
    expectations = known
  }

  func expectation(_ name: String) -> ColumnBuilder.Expectation { expectations[name] ?? .nothing }

  /// Refuses a file that lacks one of them.
  func check(
    among columns: [String], _ settings: ReadingSettings, file: String
  ) throws(DatasetError) {
    for (name, use) in settings.use?.map({ ($0, "use") }) ?? [] where !columns.contains(name) {
      throw .noSuchColumn(name, asked: use, among: columns, file: file)
    }
    for (name, use) in [(settings.id, "id"), (settings.time?.column, "time")] {
      if let name, !columns.contains(name) {
        throw .noSuchColumn(name, asked: use, among: columns, file: file)
      }
    }
  }
}
