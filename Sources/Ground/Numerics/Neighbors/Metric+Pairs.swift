extension Metric {
  /// The distance of each row of `a` to each row of `b`.
  ///
  /// - Complexity: O(rows · rows · columns), spread over the workers; the answer holds every pair.
  public func distances<Element: Scalar>(
    from a: Matrix<Element>, to b: Matrix<Element>
  ) -> Matrix<Double> {
    precondition(a.columns == b.columns, "rows of \(a.shape) and \(b.shape) have no distances")
    let all = Matrix<Double>(uninitialized: a.rows, b.rows)
    let pair = PairDistance(metric: self, columns: a.columns)
    _ = Workers.map(a.rows, inBlocksOf: 16) { range in
      for other in 0..<b.rows {
        for row in range {
          let place = unsafe all.base + row * b.rows + other
          if Element.self == Float.self {
            unsafe place.pointee = pair(a.floats + row * a.stride, b.floats + other * b.stride)
          } else {
            unsafe place.pointee = distance(a.row(row), b.row(other))
          }
        }
      }
    }
    return all
  }
}
