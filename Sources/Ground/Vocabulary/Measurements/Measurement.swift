/// Where a quantity lies with a stated confidence.
public struct Interval: Sendable, Equatable {
  public let lower: Double
  public let upper: Double
  /// The confidence, such as 0.95.
  public let level: Double
  /// How it was found, as a report names it: `DeLong`, `Clopper–Pearson`, `BCa bootstrap (2000)`.
  public let method: String

  public init(lower: Double, upper: Double, level: Double, method: String) {
    self.lower = lower
    self.upper = upper
    self.level = level
    self.method = method
  }

  public func contains(_ value: Double) -> Bool { value >= lower && value <= upper }
}

/// A number or the reason why there is none.
public enum Quantity: Sendable, Equatable {
  case number(Double)
  case undefined(reason: String)

  public var number: Double? {
    if case .number(let value) = self { value } else { nil }
  }

  public var reason: String? {
    if case .undefined(let reason) = self { reason } else { nil }
  }
}

/// A quantity that was measured, with its interval and the rows behind it.
public struct Measurement: Sendable, Equatable {
  public let name: MetricName
  public let quantity: Quantity
  public let interval: Interval?
  /// How many rows stand behind it.
  public let rows: Int

  public init(_ name: MetricName, _ quantity: Quantity, interval: Interval? = nil, rows: Int) {
    self.name = name
    self.quantity = quantity
    self.interval = interval
    self.rows = rows
  }
}

extension [Measurement] {
  /// The measurement of this name, if there is one.
  public subscript(name: MetricName) -> Measurement? { first { $0.name == name } }
}
