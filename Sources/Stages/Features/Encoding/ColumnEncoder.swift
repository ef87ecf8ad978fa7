import Vocabulary

/// What was learned of one column: how its values become one or more columns of numbers.
enum ColumnEncoder: Sendable, Equatable {
  /// A number; `fill` stands where it is missing, or nothing may be missing.
  case number(fill: Double?, indicator: Bool)
  case oneHot(words: [String])
  /// As one-hot, with one more column for all other words.
  case pooled(words: [String])
  case ordinal(words: [String])
  case frequency(words: [String], shares: [Double])
  case hashing(buckets: Int)

  /// The training words, where the encoding keeps them.
  var words: [String]? {
    switch self {
    case .oneHot(let words), .pooled(let words), .ordinal(let words), .frequency(let words, _):
      words
    case .number, .hashing: nil
    }
  }

  /// Whether words that no training row had are as good as others.
  var takesAnyWord: Bool {
    switch self {
    case .pooled, .hashing: true
    case .number, .oneHot, .ordinal, .frequency: false
    }
  }

  /// What its columns are called.
  func names(of column: String) -> [String] {
    switch self {
    case .number(_, let indicator): indicator ? [column, "\(column)=missing"] : [column]
    case .oneHot(let words): words.map { "\(column)=\($0)" }
    case .pooled(let words): words.map { "\(column)=\($0)" } + ["\(column) (rare)"]
    case .ordinal, .frequency: [column]
    case .hashing(let buckets): (0..<buckets).map { "\(column)#\($0)" }
    }
  }

  /// The columns of numbers that `column` becomes; NaN where a number is missing and nothing fills it.
  func encode(_ column: Column) throws(FeatureError) -> [[Double]] {
    switch self {
    case .number(let fill, let indicator):
      guard case .number(let numbers) = column.values else {
        throw .wrongType(column: column.name, found: column.kind, wanted: "numbers")
      }
      return Self.encode(numbers, fill: fill, indicator: indicator)
    case .oneHot(let words):
      let places = Self.places(of: words)
      let chosen = try self.words(of: column).map { $0.flatMap { places[$0] } }
      return words.indices.map { place in chosen.map { $0 == place ? 1 : 0 } }
    case .pooled(let words):
      let places = Self.places(of: words)
      let chosen = try self.words(of: column).map { $0.map { places[$0] ?? words.count } }
      return (0...words.count).map { place in chosen.map { $0 == place ? 1 : 0 } }
    case .ordinal(let words):
      let places = Self.places(of: words)
      return [
        try self.words(of: column).map { word in
          word.map { Double(places[$0] ?? words.count) } ?? -1
        }
      ]
    case .frequency(let words, let shares):
      let places = Self.places(of: words)
      return [
        try self.words(of: column).map { word in
          word.flatMap { places[$0] }.map { shares[$0] } ?? 0
        }
      ]
    case .hashing(let buckets):
      let chosen = try words(of: column).map { $0.map { Self.bucket(of: $0, among: buckets) } }
      return (0..<buckets).map { bucket in chosen.map { $0 == bucket ? 1 : 0 } }
    }
  }

  private static func encode(_ numbers: [Double], fill: Double?, indicator: Bool) -> [[Double]] {
    let filled = fill.map { fill in numbers.map { $0.isNaN ? fill : $0 } } ?? numbers
    return indicator ? [filled, numbers.map { $0.isNaN ? 1 : 0 }] : [filled]
  }

  private func words(of column: Column) throws(FeatureError) -> [String?] {
    guard let words = column.words else {
      throw .wrongType(column: column.name, found: column.kind, wanted: "words")
    }
    return words
  }

  private static func places(of words: [String]) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: words.enumerated().map { ($1, $0) })
  }

  /// The bucket of a word: FNV-1a over its UTF-8, so that it is the same on every machine.
  static func bucket(of word: String, among buckets: Int) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in word.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return Int(hash % UInt64(buckets))
  }
}

extension Column {
  /// What an error calls the values: `numbers`, `words`, `times`, `text`.
  var kind: String {
    switch values {
    case .number: "numbers"
    case .category: "words"
    case .time: "times"
    case .text: "text"
    }
  }
}
