/// Points prepared for exact nearest-neighbor search.
///
/// The answer is exactly what the distance of `Metric.distance`, computed in `Double` for every pair,
/// would give: nearest first, ties by the lower index. A query's answer has the same bits alone or among
/// others, and with any number of workers.
///
/// - Precondition: all numbers, of points and of queries, are finite.
public struct NeighborIndex: Sendable {
  public let points: Matrix<Float>
  public let metric: Metric

  public init(_ points: Matrix<Float>, metric: Metric = .euclidean) {
    precondition(points.rows < Int(Int32.max), "\(points.rows) points are too many to search")
    self.points = points
    self.metric = metric
  }

  /// The `k` points nearest to each query, or all points if there are fewer.
  public func nearest(_ k: Int, to queries: Matrix<Float>) -> Neighbors {
    precondition(k >= 0, "there are no \(k) nearest points")
    precondition(
      queries.columns == points.columns,
      "queries have \(queries.columns) columns, the points \(points.columns)")
    return search(queries, count: min(k, points.rows), leavingOut: false)
  }

  /// The `k` other points nearest to each of the points themselves, or all others if there are fewer.
  ///
  /// A point is never its own neighbor, but another point with the same numbers is.
  public func nearestExcludingSelf(_ k: Int) -> Neighbors {
    precondition(k >= 0, "there are no \(k) nearest points")
    return search(points, count: min(k, max(points.rows - 1, 0)), leavingOut: true)
  }

  private func search(_ queries: Matrix<Float>, count: Int, leavingOut: Bool) -> Neighbors {
    let blocks = Workers.map(queries.rows, inBlocksOf: 32) { range in
      var (indices, distances): ([Int32], [Double]) = ([], [])
      var list = NearestList(capacity: count)
      for row in range {
        list.removeAll()
        for point in 0..<points.rows where !(leavingOut && point == row) {
          list.offer(Int32(point), at: metric.distance(queries.row(row), points.row(point)))
        }
        indices += list.indices
        distances += list.distances
      }
      return (indices, distances)
    }
    return Neighbors(
      rows: queries.rows, count: count, indices: blocks.flatMap(\.0), distances: blocks.flatMap(\.1)
    )
  }
}
