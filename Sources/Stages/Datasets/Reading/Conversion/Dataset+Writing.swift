import Files
import Vocabulary

/// A file that was written, and how it is read back.
public struct WrittenFile: Sendable, Equatable {
  public let path: String
  /// The settings with which reading it gives the same fingerprint.
  public let settings: ReadingSettings
}

extension Dataset {
  /// Writes the rows with all that stands beside them, in the form that the file's name tells.
  ///
  /// CSV and JSON Lines take every column. NPY and NPZ hold numbers only: moments become milliseconds
  /// since 1970, and a column of words is refused. The file is there as a whole or not at all.
  public func write(
    to path: String, as format: FileFormat? = nil
  ) throws(DatasetError) -> WrittenFile {
    guard let format = format ?? FileFormat(name: path) else { throw .unknownForm(path) }
    let folder = Paths.folder(of: path)
    guard folder.isEmpty || FileSystem.exists(folder) else { throw .noFolder(folder, path) }
    let parts = WrittenParts(self, label: format == .npz ? "y" : "label")
    switch format {
    case .csv:
      try telling { () throws(FileError) in try CSVWriting(parts.columns).write(to: path) }
    case .jsonl: try JSONLinesWriting(parts.columns, rows: rows, file: path).write()
    case .npy: try ArrayWriting(parts, file: path).writeNPY()
    case .npz: try ArrayWriting(parts, file: path).writeNPZ()
    case .mat: throw .notWritten("mat", path)
    }
    return WrittenFile(path: path, settings: parts.settings(format))
  }
}

/// The columns of a dataset as they are written: its features, then what stands beside them.
struct WrittenParts {
  let features: [Column]
  private(set) var beside: [Column] = []
  private var settingsBeside = ReadingSettings()

  var columns: [Column] { features + beside }

  init(_ dataset: Dataset, label: String) {
    features = dataset.table.columns
    settingsBeside.label = .none
    if let labels = dataset.labels {
      let codes: [Double] = labels.values.map { $0 == .unknown ? .nan : Double($0.rawValue) }
      let name = add(label, .number(codes))
      settingsBeside.label = .column(name, .coded)
    }
    if let kinds = dataset.kinds { settingsBeside.kind = add("kind", .text(kinds)) }
    if let times = dataset.times {
      let name = add("time", .time(times.map(Int64?.some)))
      settingsBeside.time = TimeSettings(column: name, unit: .rfc3339)
    }
    if let groups = dataset.groups {
      settingsBeside.group = add(
        "group", .category(codes: groups.codes, levels: groups.names))
    }
    if let ids = dataset.ids { settingsBeside.id = add("id", .text(ids)) }
  }

  /// Adds a column under a name that no other has.
  private mutating func add(_ name: String, _ values: Column.Values) -> String {
    var free = name
    while columns.contains(where: { $0.name == free }) { free += "_" }
    beside.append(Column(free, values))
    return free
  }

  /// The settings that bring all columns back to where they were.
  func settings(_ format: FileFormat) -> ReadingSettings {
    var settings = settingsBeside
    settings.format = format
    settings.infinite = .keep
    switch format {
    case .csv, .jsonl:
      if format == .csv { settings.delimiter = .comma }
      if format == .csv { settings.header = true }
      for column in features { settings.types[column.name] = column.type }
    case .npy, .npz, .mat:
      settings.names = (format == .npz ? features : columns).map(\.name)
      if let time = settings.time {
        settings.time = TimeSettings(column: time.column, unit: .steps)
      }
    }
    return settings
  }
}

extension Column {
  var type: ColumnType {
    switch values {
    case .number: .number
    case .category: .category
    case .time: .time
    case .text: .text
    }
  }
}
