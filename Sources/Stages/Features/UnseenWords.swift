public import Vocabulary

/// Words of a column that no training row had, so that a model knows nothing of them.
public struct UnseenWords: Sendable, Equatable {
  public let column: String
  /// Each once, in the order in which they first appear.
  public let words: [String]
  /// How many rows have one of them.
  public let rows: Int
}

extension FittedFeatures {
  /// What the columns of a table hold that the training rows did not, column by column; encodings that take
  /// any word, such as hashing and pooled rare words, know them all.
  public func unseenWords(of table: Table) -> [UnseenWords] {
    inputs.compactMap { input in
      guard !input.encoder.takesAnyWord, let known = input.encoder.words.map(Set.init),
        let found = table.column(named: input.column)?.words
      else { return nil }
      let strange = found.compactMap(\.self).filter { !known.contains($0) }
      guard !strange.isEmpty else { return nil }
      var seen: Set<String> = []
      return UnseenWords(
        column: input.column, words: strange.filter { seen.insert($0).inserted },
        rows: strange.count)
    }
  }
}
