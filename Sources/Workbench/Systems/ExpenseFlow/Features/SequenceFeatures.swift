import Foundation

/// In what order the signals of a session came: ten features.
enum SequenceFeatures {
  static let names = [
    "bigram_count", "trigram_count", "most_common_bigram", "sequence_regularity", "risk_trend",
    "cyclic_score", "state_transitions", "predictability", "unusual_sequences", "session_age",
  ]

  /// Deployed: what a request is scored by sees the signals that it raised itself, which are too few to follow
  /// each other.
  static func values(_ moment: FlowMoment, _ variant: FlowVariant) -> [Double] {
    let own = moment.own
    guard let first = own.first, let last = own.last, own.count > 1,
      variant == .described || moment.isEnd
    else { return [Double](repeating: 0, count: names.count) }
    let runs = TypeRuns(own)
    let regularity = regularity(own)
    return [
      Double(runs.pairs), Double(runs.triples), Double(runs.mostCommonPair), regularity,
      trend(own, variant), cycle(own), Double(runs.changes),
      (regularity + evenness(own, variant)) / 2, Double(rises(own, variant)),
      Double(last.time - first.time) / 1000,
    ]
  }

  private static func regularity(_ own: [SignalMark]) -> Double {
    let gaps = NumberSummary(Gaps(own[...]))
    return gaps.mean > 0 ? 1 / (1 + gaps.variance / gaps.mean) : 0
  }

  /// The slope of the risk over 0, 1, 2…; deployed: what a wrong argument makes of the first two.
  private static func trend(_ own: [SignalMark], _ variant: FlowVariant) -> Double {
    switch variant {
    case .deployed: return own[0].risk == 0 ? 0 : (own[1].risk - 1) / own[0].risk
    case .described:
      let middle = Double(own.count - 1) / 2
      let mean = NumberSummary(own.lazy.map(\.risk)).mean
      var (products, squares) = (0.0, 0.0)
      for (place, mark) in own.enumerated() {
        products += (Double(place) - middle) * (mark.risk - mean)
        squares += (Double(place) - middle) * (Double(place) - middle)
      }
      return products / squares
    }
  }

  /// How far the risk follows the one before it: the autocorrelation at lag 1.
  private static func cycle(_ own: [SignalMark]) -> Double {
    let mean = NumberSummary(own.lazy.map(\.risk)).mean
    var (products, squares) = (0.0, 0.0)
    for (place, mark) in own.enumerated() {
      squares += (mark.risk - mean) * (mark.risk - mean)
      if place > 0 { products += (own[place - 1].risk - mean) * (mark.risk - mean) }
    }
    return squares > 0 ? products / squares : 0
  }

  /// 1 where all signals are of one type, 0 where ten types are equally frequent; deployed, below 0 beyond that.
  private static func evenness(_ own: [SignalMark], _ variant: FlowVariant) -> Double {
    var counts = [Int](repeating: 0, count: SignalType.allCases.count)
    for mark in own { counts[Int(mark.type)] += 1 }
    let evenness = 1 - entropy(counts) / log2(10)
    return variant == .deployed ? evenness : max(0, evenness)
  }

  /// How often the severity rises by two steps or more; deployed, `MEDIUM` has no step of its own.
  private static func rises(_ own: [SignalMark], _ variant: FlowVariant) -> Int {
    func rank(_ mark: SignalMark) -> Int {
      variant == .deployed && mark.severity == .medium ? 0 : mark.severity.rank
    }
    return zip(own, own.dropFirst()).count { rank($1) - rank($0) >= 2 }
  }
}

/// Which types follow which.
private struct TypeRuns {
  /// How many different pairs and triples of types follow each other.
  private(set) var pairs = 0
  private(set) var triples = 0
  /// How often the most frequent pair comes.
  private(set) var mostCommonPair = 0
  /// How often the type is another than before.
  private(set) var changes = 0

  init(_ marks: [SignalMark]) {
    let types = SignalType.allCases.count
    var pairCounts = [UInt8](repeating: 0, count: types * types)
    var triplesSeen = [UInt64](repeating: 0, count: types * types * types / 64 + 1)
    for place in marks.indices.dropFirst() {
      let (before, type) = (Int(marks[place - 1].type), Int(marks[place].type))
      let pair = before * types + type
      pairCounts[pair] += 1
      if pairCounts[pair] == 1 { pairs += 1 }
      mostCommonPair = max(mostCommonPair, Int(pairCounts[pair]))
      if before != type { changes += 1 }
      guard place > 1 else { continue }
      let triple = Int(marks[place - 2].type) * types * types + pair
      if triplesSeen[triple / 64] >> UInt64(triple % 64) & 1 == 0 { triples += 1 }
      triplesSeen[triple / 64] |= 1 << UInt64(triple % 64)
    }
  }
}
