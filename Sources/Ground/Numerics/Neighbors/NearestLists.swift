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

  /// What was kept: the list of row `place[r]` for each query r, or the rows as they stand.
  func neighbors(placedAt places: [Int32]? = nil) -> Neighbors {
    var (allIndices, allDistances): ([Int32], [Double]) = ([], [])
    allIndices.reserveCapacity(rows * count)
    allDistances.reserveCapacity(rows * count)
    for row in 0..<rows {
      let start = (places.map { Int($0[row]) } ?? row) * count
      unsafe allIndices.append(
        contentsOf: UnsafeBufferPointer(start: indices + start, count: count))
      unsafe allDistances.append(
        contentsOf: UnsafeBufferPointer(start: distances + start, count: count))
    }
    return Neighbors(rows: rows, count: count, indices: allIndices, distances: allDistances)
  }
}
