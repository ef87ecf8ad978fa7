/// The nearest points of each query: nearest first, ties by the lower index.
public struct Neighbors: Sendable, Equatable {
  /// How many queries were asked.
  public let rows: Int
  /// How many neighbors each query has: as many as asked for, or all there are.
  public let count: Int
  /// The indices of the points, `count` a query.
  public let indices: [Int32]
  /// The distances to them, `count` a query, ascending.
  public let distances: [Double]

  @inlinable
  public init(rows: Int, count: Int, indices: [Int32], distances: [Double]) {
    precondition(
      indices.count == rows * count && distances.count == rows * count,
      "\(rows) queries have \(count) neighbors each")
    self.rows = rows
    self.count = count
    self.indices = indices
    self.distances = distances
  }

  /// The indices of the points nearest to one query.
  @inlinable @_lifetime(borrow self)
  public func indices(of row: Int) -> Span<Int32> {
    indices.span.extracting((row * count)..<((row + 1) * count))
  }

  /// The distances to the points nearest to one query.
  @inlinable @_lifetime(borrow self)
  public func distances(of row: Int) -> Span<Double> {
    distances.span.extracting((row * count)..<((row + 1) * count))
  }
}
