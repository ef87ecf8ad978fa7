import Machine

extension RawTable {
  /// Reads the file at `path` in whatever form it has.
  init(reading path: String, _ settings: ReadingSettings) throws(DatasetError) {
    let source = TextSource(path)
    let format: FileFormat
    if let known = settings.format ?? FileFormat(name: path) {
      format = known
    } else {
      format = FileFormat(head: try telling { () throws(FileError) in try source.head(512) })
    }
    switch format {
    case .csv: self = try DelimitedTable(source, settings).read()
    case .jsonl: self = try JSONLinesTable(source: source, settings: settings).read()
    case .npy, .npz, .mat: self = try ArrayTable(path, format, settings).read()
    }
  }
}
