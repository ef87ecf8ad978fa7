/// What is known of a row.
public enum Label: UInt8, Sendable {
  case ordinary = 0
  case anomaly = 1
  case unknown = 255
}

/// What is known of each row of a table.
public struct Labels: Sendable, Equatable {
  public var values: [Label]

  public init(_ values: [Label]) { self.values = values }

  /// Labels of rows that are all known: `true` is an anomaly.
  public init(anomalies: [Bool]) { values = anomalies.map { $0 ? .anomaly : .ordinary } }

  public var count: Int { values.count }

  public subscript(row: Int) -> Label { values[row] }

  public var anomalies: Int { values.count { $0 == .anomaly } }
  public var ordinary: Int { values.count { $0 == .ordinary } }

  /// The labels of the rows at `indices`, in that order.
  public func gathering(_ indices: [Int]) -> Labels { Labels(indices.map { values[$0] }) }
}
