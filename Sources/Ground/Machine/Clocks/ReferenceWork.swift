/// A piece of work that no version changes: how long it takes tells how fast a machine is at the moment, so that
/// other durations can be told as multiples of it.
///
/// It waits for memory that is near, one step after the other, and multiplies in four chains, as scoring does both.
public struct ReferenceWork: Sendable {
  /// Each of 8,192 places once, in a shuffled order.
  private let next: [Int32]

  public init() {
    var places = (0..<8192).map(Int32.init)
    var state: UInt64 = 1
    // Sattolo's way to make one round of all places.
    for last in stride(from: places.count - 1, to: 0, by: -1) {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      places.swapAt(last, Int((state >> 33) % UInt64(last)))
    }
    next = places
  }

  /// Does it once: about 10 µs on a processor of 2024.
  ///
  /// - Returns: What came of it, the same everywhere.
  @inline(never)
  public func perform() -> Double {
    var place = 0
    var sums = (0.0, 1.0, 2.0, 3.0)
    for step in 0..<4096 {
      place = Int(next[place])
      let value = Double(place &+ step) * 0x1p-20
      sums.0 = sums.0 * 0.5 + value
      sums.1 = sums.1 * 0.75 + value
      sums.2 = sums.2 * 0.25 + value
      sums.3 = sums.3 * 0.875 + value
    }
    return sums.0 + sums.1 + sums.2 + sums.3
  }

  /// Does it so often, and says how long each took in nanoseconds.
  public func times(_ count: Int) -> [Int64] {
    (0..<count).map { _ in
      let watch = Stopwatch()
      // What comes of it is used, or nothing would be done.
      precondition(perform().isFinite)
      return watch.nanoseconds
    }
  }
}
