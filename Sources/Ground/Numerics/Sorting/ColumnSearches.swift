import Kernels

/// Sixteen searches side by side in ascending columns, so that none waits alone for memory.
public struct ColumnSearches {
  public static let lanes = 16

  /// What is looked for, and where the column starts in which it is.
  private var numbers = [Float](repeating: 0, count: lanes)
  private var starts = [Int64](repeating: 0, count: lanes)
  /// Between which places of its column the answer lies.
  private var windows = [Range<Int32>](repeating: 0..<0, count: lanes)
  private var found = [Int32](repeating: 0, count: lanes)

  public init() {}

  /// Has a lane look for `number` in the column that starts at `start`, where the index says.
  public mutating func look(_ lane: Int, for number: Float, from start: Int, by index: CellIndex) {
    numbers[lane] = number
    starts[lane] = Int64(start)
    windows[lane] = index.window(of: number)
  }

  /// What a lane looks for.
  public func number(_ lane: Int) -> Float { numbers[lane] }

  /// How many values of its column lie below the number of a lane, once there was a search.
  public func below(_ lane: Int) -> Int { Int(found[lane]) }

  /// Searches in `values`, of which each column has `count`.
  ///
  /// - Complexity: O(log *w*), where *w* is the widest window: a search halves what is left, whatever it finds.
  public mutating func search(_ values: [Float], count: Int) {
    precondition(count > 0 && count < Int32.max, "a column of \(count) values cannot be searched")
    // All take as many steps as the widest needs: what lies before a window is below the number, and what lies
    // behind it is not, so that a window may be wider than it has to be.
    var width: Int32 = 0
    for lane in 0..<Self.lanes { width = max(width, Int32(windows[lane].count)) }
    for lane in 0..<Self.lanes {
      let first = min(windows[lane].lowerBound, Int32(count) - width)
      windows[lane] = first..<(first + width)
      precondition(
        first >= 0 && starts[lane] >= 0 && Int(starts[lane]) + count <= values.count,
        "no column starts there")
      starts[lane] += Int64(first)
    }
    unsafe assay_count_below(values, width, starts, numbers, &found)
    for lane in 0..<Self.lanes {
      found[lane] += windows[lane].lowerBound
      starts[lane] -= Int64(windows[lane].lowerBound)
    }
  }
}
