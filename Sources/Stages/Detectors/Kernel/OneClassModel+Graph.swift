public import Graphs
import Numerics

extension OneClassModel {
  public func score(of row: Numbers) -> Numbers {
    let decision = expansion.sum(at: row) - rho
    let score = -decision / divisor
    guard tolerance > 0 else { return score }
    return decision.magnitude.isAtMost(.constant(tolerance)).choosing(.constant(0), else: score)
  }
}

extension KernelExpansion {
  /// The sum of kernels at a row.
  fileprivate func sum(at row: Numbers) -> Numbers {
    let points = (0..<self.points.rows).flatMap { point in
      (0..<self.points.columns).map { Double(self.points[point, $0]) }
    }
    return kernel(row, points).times(coefficients)
  }
}

extension KernelFunction {
  /// The kernel of a row with each point.
  fileprivate func callAsFunction(_ row: Numbers, _ points: [Double]) -> Numbers {
    if case .rbf(let gamma) = self {
      return (row.squaredDistances(to: points) * -gamma).exponential
    }
    let count = points.count / row.width
    let products = row.times(
      (0..<row.width).flatMap { column in (0..<count).map { points[$0 * row.width + column] } })
    switch self {
    case .rbf, .linear: return products
    case .polynomial(let degree, let gamma, let offset):
      let base = products * gamma + offset
      let power = (1..<max(degree, 1)).reduce(base) { power, _ in power * base }
      return power.clamped(to: -1e250...1e250)
    case .sigmoid(let gamma, let offset): return (products * gamma + offset).tanh
    }
  }
}
