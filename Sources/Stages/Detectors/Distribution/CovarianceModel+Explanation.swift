import Numerics

extension CovarianceModel {
  /// Exact Shapley values, where a number that is left out lies at the center.
  public func explanation(of row: [Float]) -> Explanation? {
    let centered = row.indices.map { Double(row[$0]) - center[$0] }
    var parts = [Double](repeating: 0, count: columns)
    for index in 0..<directions.rows {
      let direction = directions.row(index)
      var share = 0.0
      for column in direction.indices { share += direction[column] * centered[column] }
      for column in direction.indices {
        parts[column] += share * direction[column] * centered[column]
      }
    }
    return Explanation(
      .squaredDistance, absence: .center, value: squaredDistance(of: centered), parts: parts)
  }
}
