/// Nearest neighbors by the distance of every pair: for metrics that no bound helps, and for few points.
struct ExhaustiveSearch: Sendable {
  let points: Matrix<Float>
  let metric: Metric

  /// Fills `lists`, a row a query; with `leavingOut` query r is point r, which is not its own neighbor.
  func search(_ queries: Matrix<Float>, leavingOut: Bool, into lists: NearestLists) {
    let distance = PairDistance(metric: metric, columns: points.columns)
    _ = Workers.map(queries.rows, inBlocksOf: 32) { range in
      for point in 0..<points.rows {
        let other = unsafe UnsafePointer(points.base + point * points.stride)
        for row in range where !(leavingOut && point == row) {
          let query = unsafe UnsafePointer(queries.base + row * queries.stride)
          unsafe lists.offer(Int32(point), at: distance(query, other), to: row)
        }
      }
    }
  }
}
