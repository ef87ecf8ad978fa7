import Kernels

/// Distances of rows of `Float` by address, with the bits of `Metric.distance`.
struct PairDistance: Sendable {
  let metric: Metric
  let columns: Int

  @inline(__always)
  func callAsFunction(_ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>) -> Double {
    switch metric {
    case .euclidean: return unsafe assay_squared_distance(a, b, Int64(columns)).squareRoot()
    case .manhattan: return unsafe assay_absolute_distance(a, b, Int64(columns))
    case .chebyshev, .minkowski, .cosine:
      return unsafe metric.distance(
        Span(_unsafeStart: a, count: columns), Span(_unsafeStart: b, count: columns))
    }
  }
}
