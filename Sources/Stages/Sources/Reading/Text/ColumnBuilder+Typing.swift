import Vocabulary
import Wording

extension ColumnBuilder {
  /// What the cells say the column holds.
  enum Verdict {
    case column(Column)
    /// Some cells were read as numbers and must be read again, as words.
    case words
    /// A word, by its row, where the column must be numbers or moments.
    case misfit(row: Int, word: String, wanted: String)
  }

  /// Decides what the column holds, by the rules of `ColumnType`.
  func finished(_ missingWords: Set<String>) -> Verdict {
    // A missing word in quotes is a word among words, and no value among numbers and moments.
    let isBlank = levels.map { missingWords.contains($0.trimmingBlanks) }
    let real = words.filter { !isBlank[Int($0.level)] }
    let counted = numbers.count - missing - words.count
    switch expectation {
    case .exactly(.number):
      guard let first = real.first else { return .column(Column(name, numbers: numbers)) }
      return misfit(first, "a number")
    case .exactly(.category): return .column(category())
    case .exactly(.text): return .column(text())
    case .exactly(.time):
      return moments(isBlank).map(Verdict.column)
        ?? misfit(firstNoMoment(real), "a moment as in RFC 3339")
    case .words: return .column(words(distinct: levels.count))
    case .nothing:
      guard let first = real.first else { return .column(Column(name, numbers: numbers)) }
      if counted > real.count {
        return misfit(first, "a number, as in \(Figures.grouped(counted)) rows")
      }
      if counted > 0 { return .words }
      return .column(moments(isBlank) ?? words(distinct: levels.count))
    }
  }

  private func misfit(_ word: (row: Int, level: Int32)?, _ wanted: String) -> Verdict {
    .misfit(row: word?.row ?? 0, word: word.map { levels[Int($0.level)] } ?? "", wanted: wanted)
  }

  private func firstNoMoment(_ real: [(row: Int, level: Int32)]) -> (row: Int, level: Int32)? {
    real.first { Moment.milliseconds(levels[Int($0.level)]) == nil }
  }

  /// The column as moments, if all its words are.
  private func moments(_ isBlank: [Bool]) -> Column? {
    var known: [Int64?] = []
    for (level, isBlank) in zip(levels, isBlank) {
      let moment = isBlank ? nil : Moment.milliseconds(level.trimmingBlanks)
      guard isBlank || moment != nil else { return nil }
      known.append(moment)
    }
    var values = [Int64?](repeating: nil, count: rows)
    for word in words { values[word.row] = known[Int(word.level)] }
    return Column(name, .time(values))
  }

  private func words(distinct: Int) -> Column {
    ColumnType.isCategory(distinct: distinct, rows: words.count) ? category() : text()
  }

  private func category() -> Column {
    var codes = [Int32](repeating: -1, count: rows)
    for word in words { codes[word.row] = word.level }
    return Column(name, .category(codes: codes, levels: levels))
  }

  private func text() -> Column {
    var texts = [String?](repeating: nil, count: rows)
    for word in words { texts[word.row] = levels[Int(word.level)] }
    return Column(name, .text(texts))
  }
}

extension ColumnType {
  /// Whether so few different words in so many rows make a category rather than text.
  static func isCategory(distinct: Int, rows: Int) -> Bool {
    distinct <= 16 || (distinct <= 4096 && 2 * distinct <= rows)
  }
}
