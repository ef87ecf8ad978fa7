/// What is known of queries, at most 64, on their way through leaves.
@safe
final class LeafRoom: @unchecked Sendable {
  private let columns: Int
  private(set) var count = 0
  /// The queries as the view of the points sees them.
  private(set) var seen: CenteredRows?
  /// The squared distance of each leaf's box to the box of the queries.
  let leafBounds: UnsafeMutablePointer<Float>
  /// The queries column after column, and the box around them.
  let turned: UnsafeMutablePointer<Float>
  let lower: UnsafeMutablePointer<Float>
  let upper: UnsafeMutablePointer<Float>
  /// For each query the squared distance to the box of a leaf, the greatest at which a point may be taken
  /// in, and what its inner product less a half must reach for that.
  let bounds: UnsafeMutablePointer<Float>
  let reaches: UnsafeMutablePointer<Float>
  let cuts: UnsafeMutablePointer<Float>
  /// The greatest of `reaches`.
  private(set) var reach = Float.infinity
  /// Queries that have near points in a leaf, and which those are.
  let hits: UnsafeMutablePointer<Int32>
  let masks: UnsafeMutablePointer<UInt64>

  init(columns: Int, leaves: Int) {
    self.columns = columns
    let size = Leaves.size
    unsafe leafBounds = .allocate(capacity: leaves)
    unsafe turned = .allocate(capacity: columns * size)
    unsafe turned.initialize(repeating: 0, count: columns * size)
    unsafe (lower, upper) = (.allocate(capacity: columns), .allocate(capacity: columns))
    unsafe (bounds, reaches) = (.allocate(capacity: size), .allocate(capacity: size))
    unsafe (cuts, hits) = (.allocate(capacity: size), .allocate(capacity: size))
    unsafe masks = .allocate(capacity: size)
  }

  deinit {
    unsafe leafBounds.deallocate()
    unsafe turned.deallocate()
    unsafe lower.deallocate()
    unsafe upper.deallocate()
    unsafe bounds.deallocate()
    unsafe reaches.deallocate()
    unsafe cuts.deallocate()
    unsafe hits.deallocate()
    unsafe masks.deallocate()
  }

  /// Takes queries whose lists are empty, at least one.
  func take(_ queries: Matrix<Float>, _ seen: CenteredRows) {
    self.seen = seen
    count = queries.rows
    reach = .infinity
    // Nothing keeps a query from the leaf that it begins in.
    unsafe bounds.initialize(repeating: 0, count: count)
    unsafe reaches.initialize(repeating: .infinity, count: count)
    unsafe cuts.initialize(repeating: -.infinity, count: count)
    unsafe queries.bound(0..<count, lower, upper)
    guard count > 1 else { return }
    for query in 0..<count {
      let numbers = unsafe queries.base + query * queries.stride
      for column in 0..<columns { unsafe turned[column * Leaves.size + query] = numbers[column] }
    }
  }

  /// Notes how far the list of a query still reaches.
  func narrow(_ query: Int, to limit: Double, _ view: CenteredView) {
    unsafe cuts[query] = seen!.cut(query, limit: limit, view)
    // Squares of `Float` differences may be too large by their rounding, or by all of the least number.
    let forgiven = limit * limit * (1 + Double(columns + 8) * 0x1p-22) + Double(columns) * 0x1p-146
    unsafe reaches[query] = Float(forgiven).nextUp
  }

  /// Notes the greatest reach of all queries.
  func updateReach() {
    var greatest = -Float.infinity
    for query in 0..<count { unsafe greatest = max(greatest, reaches[query]) }
    reach = greatest
  }
}
