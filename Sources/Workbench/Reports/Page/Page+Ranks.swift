import Wording

extension Page {
  /// Mean ranks along a line, and which of them lie too near each other to be told apart (Demšar 2006).
  public struct Ranks: Sendable, Equatable {
    /// The best first.
    public let entries: [Entry]
    /// From which difference on two mean ranks differ.
    public let criticalDifference: Double
    /// The places of entries that lie side by side and of which no two differ, but for those that a longer one holds.
    public let groups: [ClosedRange<Int>]

    public struct Entry: Sendable, Equatable {
      public let name: String
      public let rank: Double

      public init(_ name: String, rank: Double) {
        self.name = name
        self.rank = rank
      }
    }

    /// - Returns: `nil` for fewer than two entries.
    public init?(_ entries: [Entry], criticalDifference: Double) {
      guard entries.count > 1 else { return nil }
      let sorted = entries.sorted { ($0.rank, $0.name) < ($1.rank, $1.name) }
      var groups: [ClosedRange<Int>] = []
      for first in sorted.indices {
        let last = sorted.lastIndex { $0.rank - sorted[first].rank < criticalDifference } ?? first
        if last > max(first, groups.last?.upperBound ?? 0) { groups.append(first...last) }
      }
      self.entries = sorted
      self.groups = groups
      self.criticalDifference = criticalDifference
    }

    /// The same in words, a sentence for each group.
    var sentences: [Prose] {
      groups.map { group in
        "By mean ranks no two of these are shown to differ at 5 %: \(Phrase.listed(entries[group].map(\.name)))."
      }
    }
  }
}
