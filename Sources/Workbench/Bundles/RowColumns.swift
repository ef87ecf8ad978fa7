import Features
import Sources
import Vocabulary
import Wording

/// The columns that rows are read for, each as what it was when a model was fitted: a column of words stays one where the
/// file at hand happens to have only numbers in it.
struct RowColumns: Sendable {
  let names: [String]
  let words: Set<String>

  init(of features: FittedFeatures) {
    names = features.columns
    words = features.wordColumns
  }

  private init(names: [String], words: Set<String>) {
    self.names = names
    self.words = words
  }

  /// The columns of both; refuses one that is words to one and numbers to the other.
  func joined(with other: RowColumns) throws(BundleError) -> RowColumns {
    for name in names where other.names.contains(name) {
      guard words.contains(name) == other.words.contains(name) else {
        throw .cannot(
          "column '\(name)' is words to one of the two and numbers to the other; no row is both")
      }
    }
    return RowColumns(names: (names + other.names).uniqued(), words: words.union(other.words))
  }

  /// The rows of a request with these columns.
  func stream(_ request: BundleScoring.Request) throws -> RowStream {
    for (option, column) in [("--id", request.id), ("--time", request.time)] {
      guard let column, names.contains(column) else { continue }
      throw BundleError.cannot(
        "the model was fitted with column '\(column)', which '\(option)' would take from it; name another, or leave '\(option)' out"
      )
    }
    var settings = ReadingSettings()
    settings.encoding = request.encoding
    settings.use = names
    settings.id = request.id
    settings.time = request.time.map { TimeSettings(column: $0) }
    for name in names { settings.types[name] = words.contains(name) ? .category : .number }
    do throws(DatasetError) {
      return switch request.rows {
      case .file(let path): try RowStream(path, settings, sparing: request.skipsBadRows)
      case .query(let text): try RowStream(query: text, settings, sparing: request.skipsBadRows)
      }
    } catch {
      if case .missingColumn(let name) = error.topic, names.contains(name) {
        throw BundleError.cannot(
          "\(request.rows.name): found no column '\(name)', which the model was fitted with; it takes"
            + " \(Phrase.listed(names))")
      }
      throw error.advising(nil)
    }
  }
}
