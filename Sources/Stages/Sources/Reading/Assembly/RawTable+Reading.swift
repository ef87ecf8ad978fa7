import Formats
import Machine

extension RawTable {
  /// Reads the file at `path` in whatever form it has.
  ///
  /// - Parameter allowance: How many rows of a text may stand in memory; all where nothing is said.
  init(
    reading path: String, _ settings: ReadingSettings, within allowance: RowAllowance? = nil
  ) throws(DatasetError) {
    let source = TextSource(path, settings.encoding)
    let format = try FileFormat(of: path, settings)
    switch format {
    case .csv: self = try DelimitedTable(source, settings).read(within: allowance)
    case .jsonl:
      self = try JSONLinesTable(source: source, settings: settings).read(within: allowance)
    case .npy, .npz, .mat:
      self = try Work.perform("reading \(Paths.name(of: path))") { _ throws(DatasetError) in
        try ArrayTable(path, format, settings).read()
      }
    }
  }
}

extension FileFormat {
  /// The form of a file: as the settings say, or its name, or its first bytes; refused where the settings say what has
  /// no use for it.
  init(of path: String, _ settings: ReadingSettings) throws(DatasetError) {
    if let known = settings.format ?? FileFormat(name: path) {
      self = known
    } else {
      self.init(
        head: try telling { () throws(FileError) in
          try TextSource(path, settings.encoding).head(512)
        })
    }
    if let key = settings.keyWithoutUse(of: self) {
      throw .keyWithoutUse(key, rawValue, file: path)
    }
  }
}

extension ReadingSettings {
  /// A key that was said and that files of a form have no use for.
  fileprivate func keyWithoutUse(of format: FileFormat) -> String? {
    if !format.isText {
      if encoding != .utf8 { return "encoding" }
      if missingWords != Self.usualMissingWords { return "missing-words" }
    } else if values != nil {
      return "values"
    }
    guard format != .csv else { return nil }
    if delimiter != nil { return "delimiter" }
    if header != nil { return "header" }
    return format == .jsonl && names != nil ? "names" : nil
  }
}
