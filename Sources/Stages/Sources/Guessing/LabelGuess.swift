import Vocabulary
import Wording

/// A column that seems to say which rows are anomalies, and which of its values say so.
public struct LabelGuess: Sendable, Equatable {
  public let column: String
  public let why: String
  /// The values that are anomalies, or else those that are ordinary.
  public let meaning: LabelMeaning
  /// Whether its words also say what sort of anomaly a row is.
  public let hasKinds: Bool

  /// How much speaks for a column, the most last.
  private enum Rank: Int {
    case rareWord, lastColumn, knownWords, name, nameAndValues
  }

  /// The column for which most speaks; of equals, the last. The only feature is none.
  init?(among columns: [Column]) {
    let candidates = columns.indices.compactMap { place in
      columns.haveFeature(besides: columns[place])
        ? Self.candidate(columns[place], isLast: place == columns.count - 1) : nil
    }
    let strongest = candidates.map(\.rank.rawValue).max()
    guard let best = candidates.last(where: { $0.rank.rawValue == strongest }) else { return nil }
    self = best.guess
  }

  /// The guess for a column that a person named; `nil` if its values are one or too many for a label.
  init?(stated column: Column) {
    guard let reading = Reading(column, ColumnName(column.name), isTrusted: true) else {
      return nil
    }
    self = reading.guess(of: column.name, because: "as was said")
  }

  private static func candidate(
    _ column: Column, isLast: Bool
  ) -> (rank: Rank, guess: LabelGuess)? {
    let name = ColumnName(column.name)
    guard let reading = Reading(column, name, isTrusted: name.isLabel) else { return nil }
    let found: (rank: Rank, why: String)?
    if name.isLabel {
      guard name.plain != "y" || reading.values.count == 2 else { return nil }
      found = (reading.isKnown ? .nameAndValues : .name, "it is called as labels are")
    } else if reading.isKnown, !reading.isFlag {
      found = (.knownWords, "its words are those of labels")
    } else if isLast, reading.values.count == 2, reading.share <= 0.4 {
      found = (.lastColumn, "it is the last column and one of its two values is rare")
    } else if reading.values.count == 2, !reading.isFlag, reading.share <= 0.1 {
      found = (.rareWord, "one of its two words is rare")
    } else {
      found = nil
    }
    return found.map { ($0.rank, reading.guess(of: column.name, because: $0.why)) }
  }

  /// The labels that the column then gives.
  func labels(of column: Column) -> Labels? {
    try? LabelValues(column).labels(meaning, subject: column.name, file: "")
  }
}

extension LabelGuess {
  /// What the values of a column would be as labels.
  private struct Reading {
    let values: [String]
    let meaning: LabelMeaning
    /// Whether a value is known as one of labels.
    let isKnown: Bool
    /// Whether all values are numbers, or as of a switch.
    let isFlag: Bool
    let anomalies: Int
    let rows: Int

    var share: Double { Double(anomalies) / Double(rows) }

    /// `nil` where the values are no labels: one alone, or many, or none that is known among several.
    ///
    /// - Parameter isTrusted: Whether something else says that it is a label.
    init?(_ column: Column, _ name: ColumnName, isTrusted: Bool) {
      let label = LabelValues(column)
      (values, rows) = (label.values, label.codes.count { $0 >= 0 })
      guard (2...100).contains(values.count) else { return nil }
      let counts = label.counts
      let words = values.map(LabelValues.comparable)
      isFlag = words.allSatisfy { Double($0) != nil || LabelValues.switches.contains($0) }
      let turned = name.isOrdinary && isFlag
      let strange = words.indices.filter {
        (turned ? LabelValues.ordinary : LabelValues.strange).contains(words[$0])
      }
      let ordinary = words.indices.filter {
        (turned ? LabelValues.strange : LabelValues.ordinary).contains(words[$0])
      }
      if values.count == 2, strange.count == 1, ordinary.count == 1 {
        (isKnown, meaning) = (true, .anomalies([values[strange[0]]]))
        anomalies = counts[strange[0]]
      } else if ordinary.count == 1, values.count == 2 || isTrusted || !isFlag {
        (isKnown, meaning) = (!isFlag, .ordinary([values[ordinary[0]]]))
        anomalies = rows - counts[ordinary[0]]
      } else if values.count == 2 {
        let rare = strange.count == 1 ? strange[0] : counts[1] <= counts[0] ? 1 : 0
        (isKnown, meaning) = (strange.count == 1 && !isFlag, .anomalies([values[rare]]))
        anomalies = counts[rare]
      } else if isTrusted, let most = counts.indices.max(by: { counts[$0] < counts[$1] }),
        2 * counts[most] >= rows
      {
        (isKnown, meaning) = (false, .ordinary([values[most]]))
        anomalies = rows - counts[most]
      } else {
        return nil
      }
    }

    func guess(of column: String, because why: String) -> LabelGuess {
      let count = "\(Figures.grouped(anomalies)) of \(Figures.grouped(rows)) rows are anomalies"
      return LabelGuess(
        column: column, why: "\(why); \(count) then", meaning: meaning,
        hasKinds: values.count > 2)
    }
  }

  private init(column: String, why: String, meaning: LabelMeaning, hasKinds: Bool) {
    self.column = column
    self.why = why
    self.meaning = meaning
    self.hasKinds = hasKinds
  }
}
