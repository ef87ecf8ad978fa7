import Vocabulary

@testable import Sources

extension Column {
  /// A column of words; `nil` where there is none.
  init(_ name: String, words: [String?]) {
    let labels = LabelValues(words: words)
    self.init(name, .category(codes: labels.codes, levels: labels.values))
  }

  /// A column in which each word stands as often as it is said.
  init(_ name: String, counts: KeyValuePairs<String, Int>) {
    self.init(name, words: counts.flatMap { [String](repeating: $0.key, count: $0.value) })
  }

  /// A feature of so many rows that is like nothing else.
  static func plain(_ name: String = "a", rows: Int = 20) -> Column {
    Column(name, numbers: (0..<rows).map { Double($0 * 7 % 5) + 0.5 })
  }
}
