public import Vocabulary

/// What a test says that a metric came to.
public enum MadeValue: Sendable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  case number(Double)
  case between(Double, ClosedRange<Double>)
  case undefined(String)

  public init(floatLiteral value: Double) { self = .number(value) }
  public init(integerLiteral value: Int) { self = .number(Double(value)) }

  /// The measurement of this name over so many rows.
  public func measurement(_ name: String, rows: Int) -> Measurement {
    switch self {
    case .number(let value): Measurement(MetricName(name), .number(value), rows: rows)
    case .between(let value, let range):
      Measurement(
        MetricName(name), .number(value),
        interval: Interval(
          lower: range.lowerBound, upper: range.upperBound, level: 0.95, method: "by hand"),
        rows: rows)
    case .undefined(let reason):
      Measurement(MetricName(name), .undefined(reason: reason), rows: rows)
    }
  }
}

/// Metrics and what they came to, in the order in which records are read: that of their names.
public typealias MadeValues = [String: MadeValue]

extension MadeValues {
  public func measurements(rows: Int) -> [Measurement] {
    sorted { $0.key < $1.key }.map { $0.value.measurement($0.key, rows: rows) }
  }
}
