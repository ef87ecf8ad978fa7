/// The column that says when a row was recorded.
public struct TimeSettings: Sendable, Equatable {
  public enum Unit: String, Sendable, CaseIterable {
    /// RFC 3339, seconds or milliseconds, whichever all the values are plausible as.
    case auto
    case rfc3339, seconds, milliseconds
    /// Whole numbers that only tell the order, such as a count of steps.
    case steps
  }

  public let column: String
  public let unit: Unit

  public init(column: String, unit: Unit = .auto) {
    self.column = column
    self.unit = unit
  }
}
