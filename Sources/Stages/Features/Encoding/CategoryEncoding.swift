internal import Forms

/// How words become numbers. What is learned is learned from training rows alone.
public enum CategoryEncoding: Sendable, Equatable {
  /// A column a word: 1 where it stands; an unseen or missing word is 0 in all of them.
  case oneHot
  /// The word's place in the order of the training words; unseen is their count, missing −1.
  case ordinal
  /// The word's share of the training rows; unseen or missing is 0.
  case frequency
  /// A stated number of columns, of which the word's hash chooses one; missing is 0 in all of them.
  case hashing(buckets: Int)
}

// How a spec names encodings.

extension CategoryEncoding {
  static let choices = Choices<CategoryEncoding>([
    .init(of: OneHot.self) { _ in .oneHot }, .init(of: Ordinal.self) { _ in .ordinal },
    .init(of: Frequency.self) { _ in .frequency },
    .init(of: Hashing.self) { .hashing(buckets: $0[Hashing.buckets]) },
  ])

  enum OneHot: Keyed {
    static let name = "one-hot"
    static let help = "A column a word; an unseen word is 0 in all of them."
  }

  private enum Ordinal: Keyed {
    static let name = "ordinal"
    static let help = "The word's place among the training words; unseen is their count."
  }

  private enum Frequency: Keyed {
    static let name = "frequency"
    static let help = "The word's share of the training rows; unseen is 0."
  }

  private enum Hashing: Keyed {
    static let name = "hashing"
    static let help = "Some columns, of which the word's hash chooses one; also takes text."
    static let buckets = Key<Self, Int>.key(
      "buckets", .whole(1...65536), or: 16, "How many columns.")
    static var keys: [any FormKey<Self>] { [buckets] }
  }
}
