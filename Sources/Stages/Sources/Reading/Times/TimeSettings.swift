public import Forms

/// The column that says when a row was recorded.
public struct TimeSettings: Configured, Equatable {
  public static let name = "time"
  public static let help = "When rows happened."
  static let column = Key<Self, String>.required("column", .text, "The column.")
  static let unit = Key<Self, Unit>.key("unit", .word, or: .auto, "What its numbers count.")
  public static var keys: [any FormKey<Self>] { [column, unit] }

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

  public init(_ settings: Settings<Self>) {
    self.init(column: settings[Self.column], unit: settings[Self.unit])
  }
}
