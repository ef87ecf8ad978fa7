import Formats
import Machine
public import Vocabulary

/// Where recorded rows come from.
public enum DataSource: Sendable, Equatable {
  /// A file, by its path.
  case file(String)
  /// What DuckDB answers: SQL over Parquet files, object stores or databases.
  case query(String)
  /// A set of the catalog, by its name; looked for below a mirror folder too if one is named.
  case catalog(String, mirror: String? = nil)

  /// Reads the rows.
  ///
  /// - Parameters:
  ///   - settings: How the rows are read. Sets of the catalog have settings of their own; what is said
  ///     here beyond the usual goes before them.
  ///   - catalog: Where names are looked up; the one that came with Assay where none is given.
  public func read(
    _ settings: ReadingSettings = ReadingSettings(), catalog: Catalog? = nil
  ) throws(DatasetError) -> Dataset {
    try looked(settings, catalog: catalog, within: nil).dataset
  }

  /// Reads as many rows as may stand in memory, and gathers of more what all of them say together.
  ///
  /// Texts and the answers to queries are surveyed so; arrays are read whole.
  public func survey(
    _ settings: ReadingSettings = ReadingSettings(), catalog: Catalog? = nil,
    within allowance: RowAllowance = .standard
  ) throws(DatasetError) -> SurveyedDataset {
    try looked(settings, catalog: catalog, within: allowance)
  }

  private func looked(
    _ settings: ReadingSettings, catalog: Catalog?, within allowance: RowAllowance?
  ) throws(DatasetError) -> SurveyedDataset {
    switch self {
    case .file(let path):
      return try Self.dataset(
        of: path, named: Paths.dataName(of: path), settings, Provenance(.file(path)), allowance)
    case .query(let text): return try Query(text).read(settings, within: allowance)
    case .catalog(let name, let mirror):
      let catalog = if let catalog { catalog } else { try Catalog() }
      let entry = try catalog.entry(name)
      guard let own = entry.reading else { throw .noTable(entry.name, kind: entry.kind) }
      guard let located = try catalog.locate(entry, mirror: mirror) else {
        throw .notFetched(entry.name)
      }
      let provenance = Provenance(
        .catalog(entry.name), terms: entry.licence,
        conversions: entry.conversion.map { [$0] } ?? [])
      return try Self.dataset(
        of: located.path, named: entry.name, own.with(settings), provenance,
        allowance)
    }
  }

  private static func dataset(
    of path: String, named name: String, _ settings: ReadingSettings, _ provenance: Provenance,
    _ allowance: RowAllowance?
  ) throws(DatasetError) -> SurveyedDataset {
    var raw = try RawTable(reading: path, settings, within: allowance)
    raw.sources = [try Provenance.Source(reading: path)]
    var assembly = try Assembly(raw, settings)
    return try assembly.looked(name: name, provenance: provenance)
  }
}

extension ReadingSettings {
  /// These settings, with those of `other` that are not the usual ones in their place.
  func with(_ other: ReadingSettings) -> ReadingSettings {
    let usual = ReadingSettings()
    var joined = self
    func put<Value: Equatable>(_ path: WritableKeyPath<ReadingSettings, Value>) {
      if other[keyPath: path] != usual[keyPath: path] {
        joined[keyPath: path] = other[keyPath: path]
      }
    }
    put(\.format)
    put(\.delimiter)
    put(\.encoding)
    put(\.header)
    put(\.names)
    put(\.use)
    put(\.missingWords)
    put(\.missing)
    put(\.infinite)
    put(\.label)
    put(\.time)
    put(\.group)
    put(\.id)
    put(\.kind)
    put(\.values)
    put(\.limit)
    joined.ignore += other.ignore
    joined.types.merge(other.types) { _, new in new }
    return joined
  }
}
