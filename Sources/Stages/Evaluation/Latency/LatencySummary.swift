import Numerics
public import Scoring
public import Vocabulary

/// What a list of durations says: percentiles by nearest rank, with intervals from order statistics.
public struct LatencySummary: Sendable, Equatable {
  /// How long each call took, in nanoseconds, without the clock's share, shortest first.
  public let sorted: [Int64]
  /// How many rows each call scored.
  public let rowsPerCall: Int
  public let clock: ClockCost

  /// - Parameter clock: Its overhead is taken off each duration, which stays at least 0.
  public init(nanoseconds: [Int64], rowsPerCall: Int = 1, clock: ClockCost = .none) {
    precondition(rowsPerCall > 0, "a call scores at least one row")
    sorted = nanoseconds.map { max(0, $0 - clock.overhead) }.sorted()
    self.rowsPerCall = rowsPerCall
    self.clock = clock
  }

  public var calls: Int { sorted.count }

  /// Whether durations are so short that the ticks of the clock show in them.
  public var isNearResolution: Bool {
    calls > 0 && sorted[(calls - 1) / 2] < 20 * clock.resolution
  }

  /// The duration of which a share of all calls is not longer: the one at rank ⌈`share` · calls⌉.
  public func percentile(_ percentile: Percentile) -> Int64? {
    calls > 0 ? sorted[max(1, percentile.rank(of: calls)) - 1] : nil
  }

  /// The interval of a percentile: two durations between which it lies, whatever their distribution.
  ///
  /// - Returns: `nil` if there are too few calls to reach so far out.
  public func interval(of percentile: Percentile, level: ConfidenceLevel = .standard) -> Interval? {
    guard let ranks = percentile.ranks(of: calls, level: level) else { return nil }
    return Interval(
      lower: Double(sorted[ranks.lowerBound - 1]), upper: Double(sorted[ranks.upperBound - 1]),
      level: level.value, method: "order statistics")
  }

  /// Rows a second, over all calls.
  public var throughput: Double? {
    let total = sorted.reduce(0.0) { $0 + Double($1) }
    return total > 0 ? Double(calls * rowsPerCall) / (total / 1e9) : nil
  }
}
