public import Graphs
import Numerics

extension CovarianceModel {
  public func score(of row: Numbers) -> Numbers {
    guard directions.rows > 0 else { return .constant(0) }
    return (row - .constant(center)).times(directions.transposedElements).squared.sum
  }
}

extension PrincipalComponentsModel {
  public func score(of row: Numbers) -> Numbers {
    let scaled = scaler.scaled(row)
    switch score {
    case .reconstruction:
      let centered = scaled - .constant(center)
      guard components.rows > 0 else { return centered.squared.mean }
      let rest = centered - centered.times(components.transposedElements).times(components.elements)
      return rest.squared.mean
    case .componentDistances(let weighted, let smallest):
      let first = max(0, components.rows - (smallest ?? components.rows))
      guard first < components.rows else { return .constant(0) }
      let distances = scaled.squaredDistances(
        to: Array(components.elements[(first * columns)...])
      ).squareRoot
      return weighted ? (distances / .constant(Array(ratios[first...]))).sum : distances.sum
    }
  }
}

extension Matrix where Element == Double {
  /// The elements column after column.
  fileprivate var transposedElements: [Double] {
    (0..<columns).flatMap { column in (0..<rows).map { self[$0, column] } }
  }
}
