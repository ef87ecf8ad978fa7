/// Time that has gone by since it was made, by a clock that only goes forward.
public struct Stopwatch: Sendable {
  private let start = ContinuousClock.now

  public init() {}

  public var nanoseconds: Int64 {
    let (seconds, attoseconds) = start.duration(to: .now).components
    return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
  }

  public var seconds: Double { Double(nanoseconds) / 1e9 }
}
