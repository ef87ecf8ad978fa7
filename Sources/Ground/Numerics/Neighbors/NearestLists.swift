import Kernels

/// For each of many queries the nearest points seen so far: ascending by distance, ties by the lower
/// index. So the order in which points are offered does not matter.
///
/// Different rows may be filled by different threads.
@safe
final class NearestLists: @unchecked Sendable {
  let rows: Int
  /// How many points each row keeps, at least one.
  let count: Int
  private let distances: UnsafeMutablePointer<Double>
  private let indices: UnsafeMutablePointer<Int32>

  init(rows: Int, count: Int) {
    precondition(count > 0, "a list of nearest points keeps at least one")
    self.rows = rows
    self.count = count
    unsafe distances = .allocate(capacity: rows * count)
    unsafe indices = .allocate(capacity: rows * count)
    unsafe distances.initialize(repeating: .infinity, count: rows * count)
    unsafe indices.initialize(repeating: .max, count: rows * count)
  }

  deinit {
    unsafe distances.deallocate()
    unsafe indices.deallocate()
  }

  /// The distance that a further point must not exceed to be kept.
  @inline(__always)
  func limit(of row: Int) -> Double { unsafe distances[(row + 1) * count - 1] }

  /// Keeps a point if it is among the nearest of its row; tells whether it was kept.
  @inline(__always) @discardableResult
  func offer(_ index: Int32, at distance: Double, to row: Int) -> Bool {
    let (d, n) = unsafe (distances + row * count, indices + row * count)
    var place = count - 1
    guard unsafe distance < d[place] || (distance == d[place] && index < n[place]) else {
      return false
    }
    while place > 0 {
      let (before, other) = unsafe (d[place - 1], n[place - 1])
      guard distance < before || (distance == before && index < other) else { break }
      unsafe d[place] = before
      unsafe n[place] = other
      place -= 1
    }
    unsafe d[place] = distance
    unsafe n[place] = index
    return true
  }

  /// Measures points that a mask names, counted from row `start` of `points`, and keeps those that are among
  /// the nearest of a row; tells whether it kept any.
  @inline(__always)
  func take(
    _ mask: UInt64, of points: Matrix<Float>, from start: Int, named names: [Int32],
    for query: UnsafePointer<Float>, in row: Int
  ) -> Bool {
    unsafe names.withUnsafeBufferPointer { names in
      unsafe assay_take_near(
        mask, query, points.base + start * points.stride, Int64(points.stride),
        Int64(points.columns), names.baseAddress! + start, distances + row * count,
        indices + row * count, Int64(count)) != 0
    }
  }

  /// What was kept, row after row.
  func neighbors() -> Neighbors {
    Neighbors(
      rows: rows, count: count,
      indices: unsafe Array(UnsafeBufferPointer(start: indices, count: rows * count)),
      distances: unsafe Array(UnsafeBufferPointer(start: distances, count: rows * count)))
  }
}
