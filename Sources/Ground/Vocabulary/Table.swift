/// Rows as they were recorded: named columns of one length.
///
/// A table holds what is to be looked at. Labels, times and groups stand beside it, never in it.
public struct Table: Sendable, Equatable {
  public let rows: Int
  public private(set) var columns: [Column]

  /// Makes a table of columns that all have `rows` values.
  public init(rows: Int, columns: [Column]) {
    for column in columns {
      precondition(
        column.count == rows, "column '\(column.name)' has \(column.count) of \(rows) values")
    }
    self.rows = rows
    self.columns = columns
  }

  public func column(named name: String) -> Column? { columns.first { $0.name == name } }

  /// The rows at `indices`, in that order.
  public func gathering(rows indices: [Int]) -> Table {
    Table(rows: indices.count, columns: columns.map { $0.gathering(indices) })
  }
}

/// One column of a table.
public struct Column: Sendable, Equatable {
  public let name: String
  public let values: Values

  public enum Values: Sendable, Equatable {
    /// Numbers as they were written, bit for bit; NaN where there is none.
    case number([Double])
    /// Words from a small set: an index into `levels` a row, −1 where there is none.
    case category(codes: [Int32], levels: [String])
    /// Moments, in milliseconds since 1970; `nil` where there is none.
    case time([Int64?])
    /// Anything else that was written.
    case text([String?])
  }

  public init(_ name: String, _ values: Values) {
    self.name = name
    self.values = values
  }

  public init(_ name: String, numbers: [Double]) { self.init(name, .number(numbers)) }

  public var count: Int {
    switch values {
    case .number(let values): values.count
    case .category(let codes, _): codes.count
    case .time(let values): values.count
    case .text(let values): values.count
    }
  }

  /// The numbers of a numeric column, else `nil`.
  public var numbers: [Double]? {
    if case .number(let values) = values { values } else { nil }
  }

  /// The word of each row of a column of words or text, `nil` where there is none; else `nil`.
  public var words: [String?]? {
    switch values {
    case .category(let codes, let levels): codes.map { $0 < 0 ? nil : levels[Int($0)] }
    case .text(let words): words
    case .number, .time: nil
    }
  }

  public func gathering(_ indices: [Int]) -> Column {
    switch values {
    case .number(let values): Column(name, .number(indices.map { values[$0] }))
    case .category(let codes, let levels):
      Column(name, .category(codes: indices.map { codes[$0] }, levels: levels))
    case .time(let values): Column(name, .time(indices.map { values[$0] }))
    case .text(let values): Column(name, .text(indices.map { values[$0] }))
    }
  }
}
