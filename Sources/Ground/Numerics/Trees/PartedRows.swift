import Kernels

/// Some rows of a table, in an order in which questions about columns part them.
public struct PartedRows: Sendable {
  public let table: Matrix<Float>
  /// The rows in their order.
  public private(set) var order: [Int]
  /// What the column that was looked at last has at the rows that were looked at, in their order.
  private var numbers: [Float]

  /// - Precondition: each of `rows` is one of the table.
  public init(_ rows: [Int], of table: Matrix<Float>) {
    precondition(
      rows.allSatisfy { $0 >= 0 && $0 < table.rows }, "one of the rows is none of \(table.shape)")
    self.table = table
    order = rows
    numbers = [Float](repeating: 0, count: rows.count)
  }

  public var count: Int { order.count }

  /// The smallest and the largest number in a column of the rows at `range`; `nil` if no two of them differ.
  public mutating func ends(
    of column: Int, at range: Range<Int>
  ) -> (least: Float, most: Float)? {
    precondition(column >= 0 && column < table.columns, "\(table.shape) has no column \(column)")
    precondition(range.upperBound <= order.count, "there are \(order.count) rows")
    let ends = unsafe order.withUnsafeBufferPointer { order in
      unsafe numbers.withUnsafeMutableBufferPointer { numbers in
        guard let rows = order.baseAddress, let target = numbers.baseAddress else {
          return assay_ends(least: 0, most: 0)
        }
        return unsafe assay_column_ends(
          table.floats + column, Int64(table.stride), rows + range.lowerBound, Int64(range.count),
          target)
      }
    }
    withExtendedLifetime(table) {}
    return ends.least < ends.most ? (ends.least, ends.most) : nil
  }

  /// Brings those of the rows at `range` to its start whose number in the column that was looked at last lies below
  /// `threshold`, or at most at it, and answers how many they are.
  ///
  /// - Parameter followsMore: whether rows without a number go where more of the others do, left if as many do.
  public mutating func part(
    _ range: Range<Int>, at threshold: Float, takingEqual: Bool, followsMore: Bool
  ) -> Int {
    precondition(range.upperBound <= order.count, "there are \(order.count) rows")
    let takesNaN = followsMore && mostGoLeft(range.count, threshold, takingEqual)
    return unsafe order.withUnsafeMutableBufferPointer { order in
      unsafe numbers.withUnsafeBufferPointer { numbers in
        guard let rows = order.baseAddress, let source = numbers.baseAddress else { return 0 }
        return Int(
          unsafe assay_part(
            rows + range.lowerBound, source, Int64(range.count), threshold, takingEqual ? 1 : 0,
            takesNaN ? 1 : 0))
      }
    }
  }

  private func mostGoLeft(_ count: Int, _ threshold: Float, _ takingEqual: Bool) -> Bool {
    var (left, right) = (0, 0)
    for number in numbers[..<count] where !number.isNaN {
      if takingEqual ? number <= threshold : number < threshold { left += 1 } else { right += 1 }
    }
    return left >= right
  }

  /// Brings those of the rows at `range` to its start that `goesLeft`, and answers how many they are.
  public mutating func part(_ range: Range<Int>, _ goesLeft: (Int) -> Bool) -> Int {
    var border = range.lowerBound
    for place in range where goesLeft(order[place]) {
      order.swapAt(place, border)
      border += 1
    }
    return border - range.lowerBound
  }
}
