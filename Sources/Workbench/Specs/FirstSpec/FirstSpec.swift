import Formats
import Machine
public import Sources
public import Vocabulary
import Wording

/// A first spec for recorded rows: what was found in them, with the reasons as comments beside the keys that
/// say it.
public struct FirstSpec: Sendable {
  /// The columns as they were read, those among them that are no features.
  public let table: Table
  /// What a person said of the columns; guesses fill in the rest.
  public var said: [ColumnMeanings.Role: ColumnMeanings.Said] = [:]
  let source: FirstSource
  let isNear: Bool
  /// Labels that came with the rows, as sets of the catalog have them.
  let known: Dataset?

  /// Reads the rows.
  ///
  /// - Parameters:
  ///   - words: A file, a Parquet file, a question in SQL or a name of the catalog.
  ///   - target: Where the spec will lie; where it could not find the file from, its path is whole.
  public init(for words: String, at target: String? = nil) throws {
    source = FirstSource(words)
    isNear =
      target.map { target in
        SearchFolders.around(spec: target, home: ".").contains(Paths.absolute("."))
      } ?? true
    let dataset = try source.read()
    if case .catalog = source { known = dataset } else { known = nil }
    table = dataset.table
  }

  /// What the columns seem to mean, with what was said of them. Of a set of the catalog that is known.
  public var meanings: ColumnMeanings {
    known == nil
      ? ColumnMeanings(of: table, said)
      : ColumnMeanings(of: Table(rows: table.rows, columns: []))
  }

  /// Whether a question about its columns has a use.
  public var hasQuestions: Bool { known == nil }

  public var text: String { FirstSpecText(self).text }
}
