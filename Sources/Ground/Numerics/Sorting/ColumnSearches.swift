import Kernels

/// Sixteen searches side by side in ascending columns, so that none waits alone for memory.
public struct ColumnSearches {
  public static let lanes = 16

  /// What is looked for, and where the column starts in which it is.
  private var numbers = [Float](repeating: 0, count: lanes)
  private var starts = [Int64](repeating: 0, count: lanes)
  private var found = [Int32](repeating: 0, count: lanes)

  public init() {}

  /// Has a lane look for `number` in the column that starts at `start`.
  public mutating func look(_ lane: Int, for number: Float, from start: Int) {
    numbers[lane] = number
    starts[lane] = Int64(start)
  }

  /// What a lane looks for.
  public func number(_ lane: Int) -> Float { numbers[lane] }

  /// How many values of its column lie below the number of a lane, once there was a search.
  public func below(_ lane: Int) -> Int { Int(found[lane]) }

  /// Searches in `values`, of which each column has `count`.
  ///
  /// - Complexity: O(log `count`): a search halves what is left, whatever it finds.
  public mutating func search(_ values: [Float], count: Int) {
    precondition(count > 0 && count < Int32.max, "a column of \(count) values cannot be searched")
    precondition(
      starts.allSatisfy { $0 >= 0 && Int($0) + count <= values.count }, "no column starts there")
    unsafe assay_count_below(values, Int32(count), starts, numbers, &found)
  }
}
