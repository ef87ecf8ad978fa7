public import Forms

/// What one trial may cost, and how many there may be.
public struct Limits: Configured, Equatable {
  public static let name = "limits"
  public static let help = "What one trial may cost."
  static let time = Key<Self, Double>.key("time", .duration, or: 3600, "The longest time.")
  static let memory = Key<Self, Int>.key(
    "memory", .size, or: 8_589_934_592, "The most resident memory.")
  static let trials = Key<Self, Int>.key(
    "trials", .whole(1...1_000_000), or: 100_000,
    "The most trials that a sweep may have beside its controls, up to a million: each leaves files of its own."
  )
  public static var keys: [any FormKey<Self>] { [time, memory, trials] }

  public let seconds: Double
  public let bytes: Int

  public init(seconds: Double, bytes: Int) {
    self.seconds = seconds
    self.bytes = bytes
  }

  public init(_ settings: Settings<Self>) {
    self.init(seconds: settings[Self.time], bytes: settings[Self.memory])
  }
}
