import Formats
import Machine
import Sources
import Vocabulary

/// Where the rows of a first spec come from, by the one word that a person typed.
enum FirstSource {
  case file(String)
  /// A question for DuckDB; `path` is the Parquet file that it reads, if it only reads one.
  case query(String, path: String?)
  case catalog(String)

  /// A file that there is, a Parquet file, a question, or a name of the catalog; else a file that there is not.
  init(_ words: String) {
    let first = words.split { $0.isWhitespace || $0 == "(" }.first?.lowercased()
    if ["parquet", "pq"].contains(Paths.ending(of: words).lowercased()) {
      let path = words.contains("://") ? words : Paths.absolute(words)
      let quoted = path.replacing("'", with: "''")
      self = .query("SELECT * FROM read_parquet('\(quoted)')", path: path)
    } else if FileSystem.exists(words) {
      self = .file(words)
    } else if let first, ["select", "with", "from"].contains(first), words.contains(" ") {
      self = .query(words, path: nil)
    } else if let entry = try? Catalog().entry(words) {
      self = .catalog(entry.name)
    } else {
      self = .file(words)
    }
  }

  /// The columns as they stand, those of labels among them.
  ///
  /// An array of labels that an archive has beside its table becomes a column.
  func read() throws -> Dataset {
    var settings = ReadingSettings()
    settings.infinite = .keep
    let source: DataSource =
      switch self {
      case .file(let path): .file(path)
      case .query(let text, _): .query(text)
      case .catalog(let name): .catalog(name)
      }
    if case .catalog = self { return try source.read(settings) }
    settings.label = .none
    let bare = try source.read(settings)
    guard case .file = self else { return bare }
    settings.label = .conventional
    guard let labelled = try? source.read(settings), let labels = labelled.labels,
      labelled.table.columns.count == bare.table.columns.count,
      let name = labelled.provenance.notes.firstLabelName
    else { return bare }
    let numbers = (0..<bare.rows).map { row in
      switch labels[row] {
      case .anomaly: 1.0
      case .ordinary: 0.0
      case .unknown: Double.nan
      }
    }
    let columns = bare.table.columns + [Column(name, numbers: numbers)]
    return bare.replacing(table: Table(rows: bare.rows, columns: columns))
  }

  /// The key of a spec and its value.
  ///
  /// - Parameter isNear: Whether the spec will find a relative path from where it lies.
  func key(isNear: Bool) -> (name: String, value: String) {
    switch self {
    case .file(let path): ("file", isNear ? path : Paths.absolute(path))
    case .query(let text, _): ("query", text)
    case .catalog(let name): ("catalog", name)
    }
  }

  /// What the first line calls it.
  var words: String {
    switch self {
    case .file(let path): path
    case .query(_, let path): path ?? "the answer to a query"
    case .catalog(let name): "\(name) of the catalog"
    }
  }

  /// What the experiment is called after.
  var title: String {
    switch self {
    case .file(let path):
      Paths.ending(of: path) == "gz" ? Paths.stem(of: Paths.stem(of: path)) : Paths.stem(of: path)
    case .query(_, let path): path.map(Paths.stem) ?? "query"
    case .catalog(let name): name
    }
  }
}

extension [String] {
  /// The array that labels were read from, as the notes of a data set say it.
  fileprivate var firstLabelName: String? {
    lazy.compactMap { note in
      guard note.hasPrefix("labels from column '"), note.hasSuffix("', by its name") else {
        return nil
      }
      return String(note.dropFirst(20).dropLast(14))
    }.first
  }
}
