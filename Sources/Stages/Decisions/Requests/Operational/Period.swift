/// A stretch of time over which alerts or events are counted.
public enum Period: String, Sendable, CaseIterable {
  case hour
  case day
  case week

  /// How many days it lasts.
  public var days: Double {
    switch self {
    case .hour: 1 / 24.0
    case .day: 1
    case .week: 7
    }
  }
}
