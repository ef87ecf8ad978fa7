public import Forms

/// How scoring is timed.
public struct LatencySetting: Configured, Equatable {
  enum Timed: String, CaseIterable { case best, all }

  public static let name = "latency"
  public static let help =
    "How scoring is timed: from features to scores, without reading and encoding, each call on other rows."
  static let calls = Key<Self, Int>.key(
    "calls", .whole(10...10_000_000), or: 2000, "How many calls are timed for each batch.")
  static let batch = Key<Self, [Int]>.key(
    "batch", .list(of: .whole(1...1_000_000)), or: [1, 100], "How many rows a call scores.")
  static let limit = Key<Self, Double?>.optional(
    "limit", .duration, "The time within which a call should answer.")
  static let threads = Key<Self, [Int]>.key(
    "threads", .list(of: .whole(1...1024)), or: [1], "How many workers score a call.")
  static let trials = Key<Self, Timed>.key(
    "trials", .word, or: .best,
    "The trials that are timed: the best of each detector, or all.")
  public static var keys: [any FormKey<Self>] { [calls, batch, limit, threads, trials] }

  public let calls: Int
  public let batches: [Int]
  /// The time within which a call should answer.
  public let limitSeconds: Double?
  public let workers: [Int]
  /// Whether all trials are timed, rather than the best of each detector.
  public let timesAll: Bool

  public init(_ settings: Settings<Self>) {
    calls = settings[Self.calls]
    batches = settings[Self.batch]
    limitSeconds = settings[Self.limit]
    workers = settings[Self.threads]
    timesAll = settings[Self.trials] == .all
  }
}
