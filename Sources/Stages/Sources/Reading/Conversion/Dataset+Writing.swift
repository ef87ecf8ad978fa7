import Machine
public import Vocabulary

/// A file that was written, and how it is read back.
public struct WrittenFile: Sendable, Equatable {
  public let path: String
  /// The settings with which reading it gives the same fingerprint.
  public let settings: ReadingSettings
  /// What the form of the file could not hold as it was: words that became numbers, or were left out.
  public let notes: [String]
}

extension Dataset {
  /// Writes the rows with all that stands beside them, in the form that the file's name tells.
  ///
  /// CSV and JSON Lines take every column. NPY and NPZ hold numbers only: moments become milliseconds
  /// since 1970, kinds and groups are numbered, ids that are words are left out, and a feature of words is
  /// refused. The file is there as a whole or not at all.
  public func write(
    to path: String, as format: FileFormat? = nil
  ) throws(DatasetError) -> WrittenFile {
    guard let format = format ?? FileFormat(name: path) else { throw .unknownForm(path) }
    guard format.isText || Paths.ending(of: path) != "gz" else { throw .notPacked(path) }
    try checkFolder(of: path)
    let parts = WrittenParts(self, for: format, file: path)
    switch format {
    case .csv:
      try telling { () throws(FileError) in try CSVWriting(parts.columns, file: path).write() }
    case .jsonl: try JSONLinesWriting(parts.columns, rows: rows, file: path).write()
    case .npy: try ArrayWriting(parts, file: path).writeNPY()
    case .npz: try ArrayWriting(parts, file: path).writeNPZ()
    case .mat: throw .notWritten("mat", path)
    }
    return WrittenFile(path: path, settings: parts.settings, notes: parts.notes)
  }
}

/// Refuses a path whose folder is not there.
func checkFolder(of path: String) throws(DatasetError) {
  let folder = Paths.folder(of: path)
  guard folder.isEmpty || FileSystem.kind(of: folder) == .folder else {
    throw .noFolder(folder, path)
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
