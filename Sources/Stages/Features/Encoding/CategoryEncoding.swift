public import Forms
public import Vocabulary

/// How words become numbers. What is learned is learned from training rows alone.
public enum CategoryEncoding: Sendable, Equatable {
  /// A column a word: 1 where it stands; a missing word is 0 in all of them.
  case columnPerWord(WordColumns)
  /// The word's place in the order of the training words; unseen is their count, missing −1.
  case ordinal
  /// The word's share of the training rows; unseen or missing is 0.
  case frequency
  /// A stated number of columns, of which the word's hash chooses one; missing is 0 in all of them.
  case hashing(buckets: Int)

  /// A column a word, as where nothing is said.
  public static let oneHot = CategoryEncoding.columnPerWord(WordColumns.standard)
}

/// Which words have a column of their own.
public struct WordColumns: Configured, Sendable, Equatable {
  public static let name = "one-hot"
  public static let help = "A column a word; an unseen word is 0 in all of them."
  static let rare = Key<Self, Int>.key(
    "rare", .count, or: 1,
    "Words that fewer training rows have than this share one column, and so do unseen words; 1 for none."
  )
  static let atMost = Key<Self, Int>.key(
    "at-most", .whole(1...65536), or: 1000,
    "How many words of a column may have columns of their own; data with more are refused.")
  public static var keys: [any FormKey<Self>] { [rare, atMost] }
  static let standard = WordColumns()

  /// How many training rows a word needs for a column of its own.
  let rare: Int
  let atMost: Int

  private init() {
    rare = 1
    atMost = 1000
  }

  public init(rare: Int = 1, atMost: Int = 1000) throws(SettingError) {
    self.rare = try Self.rare.checked(rare)
    self.atMost = try Self.atMost.checked(atMost)
  }

  public init(_ settings: Settings<Self>) throws(SettingError) {
    try self.init(rare: settings[Self.rare], atMost: settings[Self.atMost])
  }

  /// How many columns words become that so many training rows have, each at least one.
  func width(_ counts: [Int]) -> Int {
    let frequent = counts.count { $0 >= rare }
    return frequent < counts.count ? frequent + 1 : frequent
  }
}

// How a spec names encodings.

extension CategoryEncoding {
  static let choices = Choices<CategoryEncoding>([
    .init(of: WordColumns.self) { settings throws(SettingError) in
      .columnPerWord(try WordColumns(settings))
    },
    .init(of: Ordinal.self) { _ in .ordinal },
    .init(of: Frequency.self) { _ in .frequency },
    .init(of: Hashing.self) { .hashing(buckets: $0[Hashing.buckets]) },
  ])

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
