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

  /// Reads the rows block by block, each as a table, with no more than a few blocks in memory.
  ///
  /// What columns hold cannot be found out that way, so it is what `types` of the settings say, and
  /// numbers where they say nothing; a word in a column of numbers is a complaint.
  public func forEachBlock(
    threads: Int = 1, _ take: (Table) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    let table = try DelimitedTable(source, settings, threads: threads)
    try table.forEachTable(take)
  }
}
