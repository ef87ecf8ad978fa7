import Formats
public import Vocabulary

/// A delimited file as a table, without labels, samples or provenance: the shortest way from a file of
/// numbers to columns.
public struct DelimitedFile: Sendable {
  private let source: TextSource
  private let settings: ReadingSettings

  /// The file at `path`; of the settings those count that say how cells are told apart and typed.
  public init(_ path: String, _ settings: ReadingSettings = ReadingSettings()) {
    source = TextSource(path, settings.encoding)
    self.settings = settings
  }

  /// Reads all rows, parsing so many blocks at once; the number of threads changes no bit.
  public func table(threads: Int = 1) throws(DatasetError) -> Table {
    let raw = try DelimitedTable(source, settings, threads: threads).read()
    return Table(rows: raw.rows, columns: raw.columns)
  }
}
