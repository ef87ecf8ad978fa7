import Numerics

/// The methods of a scoreboard under four ways to sum up blocks, which need not agree.
public struct Leaderboard: Sendable, Equatable {
  public enum Aggregator: String, Sendable, CaseIterable {
    case mean
    case median
    case averageRank = "average_rank"
    /// The share of blocks in which a method is best; methods that are equally good share the block.
    case winRate = "win_rate"
  }

  public struct Entry: Sendable, Equatable {
    public let method: String
    public let mean: Double
    public let median: Double
    public let averageRank: Double
    public let winRate: Double

    public func value(_ aggregator: Aggregator) -> Double {
      switch aggregator {
      case .mean: mean
      case .median: median
      case .averageRank: averageRank
      case .winRate: winRate
      }
    }
  }

  /// Best average rank first; then by mean, then in the order of the scoreboard.
  public let entries: [Entry]
  private let higherIsBetter: Bool

  /// - Returns: `nil` without blocks.
  public init?(_ board: Scoreboard) {
    guard !board.blocks.isEmpty else { return nil }
    let ranks = board.ranks
    let blocks = Double(board.blocks.count)
    higherIsBetter = board.higherIsBetter
    let entries = board.methods.indices.map { method in
      let values = board.values(of: method)
      return Entry(
        method: board.methods[method], mean: values.reduce(0, +) / blocks,
        median: SortedSample(values).median ?? .nan,
        averageRank: ranks.reduce(0) { $0 + $1[method] } / blocks,
        winRate: ranks.reduce(0) { $0 + Self.win(method, $1) } / blocks)
    }
    let means = entries.map { board.higherIsBetter ? -$0.mean : $0.mean }
    let merged = Rounding(ofAll: means).merging(means)
    self.entries = entries.indices.sorted {
      (entries[$0].averageRank, merged[$0], $0) < (entries[$1].averageRank, merged[$1], $1)
    }.map { entries[$0] }
  }

  /// 1 for the best of a block, a share of it where several are equally good, else 0.
  private static func win(_ method: Int, _ ranks: [Double]) -> Double {
    let best = ranks.min() ?? 0
    return ranks[method] == best ? 1 / Double(ranks.count { $0 == best }) : 0
  }

  /// The methods that are best by one way to sum up; several if they are equal.
  public func winners(by aggregator: Aggregator) -> [String] {
    let higher = aggregator == .winRate || (higherIsBetter && aggregator != .averageRank)
    let values = entries.map { $0.value(aggregator) }
    let merged = Rounding(ofAll: values).merging(higher ? values : values.map { -$0 })
    let best = merged.max()
    return zip(entries, merged).filter { $0.1 == best }.map(\.0.method)
  }

  /// Whether no method is best by all four.
  public var winnerDependsOnAggregator: Bool {
    let sets = Aggregator.allCases.map { Set(winners(by: $0)) }
    return sets.dropFirst().reduce(sets[0]) { $0.intersection($1) }.isEmpty
  }
}
