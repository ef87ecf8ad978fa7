public import Graphs
import Numerics

extension LocalOutlierFactor.Model {
  public func score(of row: Numbers) -> Numbers {
    let (neighbors, distances) = points.nearest(row)
    let reaches = distances.larger(neighbors.entries(of: self.reaches))
    return neighbors.entries(of: densities).mean * (reaches.mean + 1e-10)
  }
}

extension NeighborDistance.Model {
  public func score(of row: Numbers) -> Numbers {
    let distances = points.nearest(row).distances
    return switch summary {
    case .kth: distances[neighbors - 1]
    case .mean: distances.mean
    case .median: distances.median
    }
  }
}

extension TrainingPoints {
  /// The neighbors of a row, the nearest first, and how far they are.
  fileprivate func nearest(_ row: Numbers) -> (neighbors: Places, distances: Numbers) {
    let points = (0..<rows).flatMap { point in
      (0..<columns).map { Double(index.points[point, $0]) }
    }
    let proximity = Proximity(index.metric)
    let nearest = row.nearest(neighbors, of: points, by: proximity)
    return (nearest, row.distances(to: nearest, of: points, by: proximity))
  }
}

extension Proximity {
  fileprivate init(_ metric: Metric) {
    self =
      switch metric {
      case .euclidean: .euclidean
      case .manhattan: .manhattan
      case .chebyshev: .chebyshev
      case .minkowski(let power): .minkowski(power)
      case .cosine: .cosine
      }
  }
}
