/// What can be said of some words; 0 of none.
enum WordFigure: String, CaseIterable, Sendable {
  case count, distinct
  /// In bits.
  case entropy
  /// The share of the commonest.
  case topShare = "top-share"
  /// How unequally they are used: 0 where all are as frequent, near 1 where one is nearly all.
  case gini

  func value(of words: WordCounts) -> Double {
    switch self {
    case .count: Double(words.total)
    case .distinct: Double(words.counts.count)
    case .entropy: words.bits
    case .topShare: share(words.counts.max() ?? 0, of: words.total)
    case .gini: words.gini
    }
  }
}

/// How often each of some words comes.
struct WordCounts {
  /// In rising order.
  let counts: [Int]
  let total: Int

  init(_ words: [String]) {
    var counts: [String: Int] = [:]
    for word in words { counts[word, default: 0] += 1 }
    self.counts = counts.values.sorted()
    total = words.count
  }

  var bits: Double { entropy(counts) }

  var gini: Double {
    let kinds = Double(counts.count)
    return share(kinds + 1 - 2 * share(weighted, of: Double(total)), of: kinds)
  }

  /// Each count times how many are not rarer.
  var weighted: Double {
    counts.enumerated().reduce(0) { $0 + Double((counts.count - $1.offset) * $1.element) }
  }
}
