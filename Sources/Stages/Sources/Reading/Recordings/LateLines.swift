import Wording

/// Lines of a recording that stand behind later ones.
public struct LateLines: Sendable, Equatable {
  /// How many lines are earlier than one before them.
  public let count: Int

  /// - Parameter times: When each line happened, in the order of the file.
  public init(of times: [Int64]) {
    var latest = Int64.min
    var late = 0
    for time in times {
      if time < latest { late += 1 }
      latest = max(latest, time)
    }
    count = late
  }

  /// What a reader of results must know of them; `nil` where there are none.
  public var note: String? {
    guard count > 0 else { return nil }
    return "\(Phrase.counted(count, "line")) came later than their time and were put in order"
  }
}
