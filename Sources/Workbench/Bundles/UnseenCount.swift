import Features
import Vocabulary
import Wording

/// The words of each column that no training row had, counted over blocks of rows.
struct UnseenCount: Sendable, Equatable {
  /// How many different words of a column are told apart; beyond that it is only said that there are more.
  static let followed = 10_000

  private struct Found: Equatable {
    var rows = 0
    var words: [String] = []
    var known: Set<String> = []
    var areMore = false
  }

  private var columns: [String] = []
  private var found: [String: Found] = [:]

  mutating func add(_ unseen: [UnseenWords]) {
    for column in unseen {
      if found[column.column] == nil { columns.append(column.column) }
      var all = found[column.column] ?? Found()
      all.rows += column.rows
      for word in column.words where !all.known.contains(word) {
        guard all.words.count < Self.followed else {
          all.areMore = true
          break
        }
        all.known.insert(word)
        all.words.append(word)
      }
      found[column.column] = all
    }
  }

  /// A sentence for each column that has some.
  var sentences: [String] {
    columns.compactMap { column in found[column].map { Self.sentence(column, $0) } }
  }

  private static func sentence(_ column: String, _ found: Found) -> String {
    let shown = found.words.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
    let count = (found.areMore ? "more than " : "") + Figures.grouped(found.words.count - 3)
    let more = found.words.count > 3 ? " and \(count) more" : ""
    return
      "column '\(column)': \(Phrase.counted(found.rows, "row has", "rows have")) a word that no training "
      + "row had, which the model takes for none of those it knows: \(shown)\(more)"
  }
}
