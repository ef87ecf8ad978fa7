import Numerics

/// What looking at the clock costs, and how finely it ticks.
public struct ClockCost: Sendable, Equatable {
  /// Nanoseconds that one measurement adds to what it measures.
  public let overhead: Int64
  /// The smallest difference in nanoseconds that the clock shows.
  public let resolution: Int64

  public static let none = ClockCost(overhead: 0, resolution: 1)

  public init(overhead: Int64, resolution: Int64) {
    self.overhead = overhead
    self.resolution = resolution
  }

  /// Learns them from durations of nothing: their median, and the smallest step between two of them.
  public init(measuringNothing durations: [Int64]) {
    let sorted = durations.sorted()
    overhead = sorted.isEmpty ? 0 : max(0, sorted[(sorted.count - 1) / 2])
    let steps = zip(sorted, sorted.dropFirst()).map { $1 - $0 }.filter { $0 > 0 }
    resolution = steps.min() ?? max(1, overhead)
  }
}
