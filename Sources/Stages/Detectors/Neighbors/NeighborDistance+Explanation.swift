import Numerics

extension NeighborDistance.Model {
  /// The squared differences to the neighbor whose distance is the score, where there is one such neighbor and
  /// distances are Euclidean.
  public func explanation(of row: [Float]) -> Explanation? {
    guard summary == .kth, metric == .euclidean else { return nil }
    let found = points.index.nearest(
      neighbors, to: Matrix(rows: 1, columns: columns, elements: row))
    guard let last = found.indices.last else { return nil }
    let neighbor = trainingRows.row(Int(last))
    let parts = row.indices.map { column in
      let difference = Double(row[column]) - Double(neighbor[column])
      return difference * difference
    }
    return Explanation(.neighbor, absence: .none, value: parts.reduce(0, +), parts: parts)
  }
}
