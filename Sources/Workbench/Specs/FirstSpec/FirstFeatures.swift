import Sources
import Vocabulary
import Wording

/// The columns that a first spec leaves for features, and what must be said of them.
struct FirstFeatures {
  let columns: [Column]
  private let table: Table

  /// From so many words on, a column a word is too many.
  private static let manyWords = 20

  init(_ table: Table, _ meanings: ColumnMeanings) {
    let spent = Set(
      ColumnMeanings.Role.allCases.compactMap { meanings.finding($0)?.column }
        + meanings.leftOut.map(\.column))
    columns = table.columns.filter { !spent.contains($0.name) }
    self.table = table
  }

  /// Whether no column tells rows apart.
  var isEmpty: Bool {
    columns.allSatisfy { column in
      switch column.values {
      case .number(let numbers): Set(numbers.lazy.filter { !$0.isNaN }).count < 2
      case .category(let codes, _): Set(codes).count < 2
      case .text(let texts): Set(texts).count < 2
      case .time: true
      }
    }
  }

  var hasInfinities: Bool {
    columns.contains { $0.numbers?.contains(where: \.isInfinite) ?? false }
  }

  var hasMissingNumbers: Bool {
    hasInfinities || columns.contains { $0.numbers?.contains(where: \.isNaN) ?? false }
  }

  /// How many values a column has.
  func count(of name: String) -> Int {
    switch table.column(named: name)?.values {
    case .number(let numbers): Set(numbers).count
    case .category(_, let levels): levels.count
    case .text(let texts): Set(texts).count
    case .time(let moments): Set(moments).count
    case nil: 0
    }
  }

  /// How words become numbers, where a column a word would not do: rare words then share a small number, and
  /// text, which is else no feature, falls into a few columns by its hash.
  var categories: String? {
    let isOnlyText = columns.allSatisfy { column in
      switch column.values {
      case .text, .time: true
      default: false
      }
    }
    if isOnlyText, !columns.isEmpty {
      return "categories: { hashing: { buckets: 16 } }   # text is no feature otherwise"
    }
    let wordy = columns.first { column in
      if case .category(_, let levels) = column.values {
        levels.count > Self.manyWords
      } else {
        false
      }
    }
    guard let wordy, case .category(_, let levels) = wordy.values else { return nil }
    let count = Phrase.counted(levels.count, "word")
    return "categories: frequency   # \(FirstSpecText.quoted(wordy.name)) has \(count): "
      + "each becomes its share of the rows, and all rare ones are alike"
  }

  /// What a column holds, in a few words.
  func about(_ column: Column) -> String {
    switch column.values {
    case .number(let values):
      let known = values.filter { !$0.isNaN }
      guard let low = known.min(), let high = known.max() else { return "numbers, all missing" }
      let missing = values.count - known.count
      let range =
        low == high
        ? "always \(Figures.plain(low))"
        : "numbers from \(Figures.plain(low)) to \(Figures.plain(high))"
      return range + (missing > 0 ? ", \(Figures.grouped(missing)) missing" : "")
    case .category(_, let levels):
      let shown = levels.prefix(3).map { FirstSpecText.quoted(Self.cut($0)) }.joined(
        separator: ", ")
      return levels.count > 3
        ? "\(Figures.grouped(levels.count)) words, such as \(shown)" : "the words \(shown)"
    case .time: return "moments, which are no feature"
    case .text: return "text, which is no feature unless it is hashed"
    }
  }

  private static func cut(_ word: String) -> String {
    word.count > 30 ? word.prefix(29) + "…" : word
  }
}
