import Numerics
import Scoring

/// A way to draw rows again from those that a ranking has.
protocol Resampling {
  /// The ranking as it was observed.
  var ranking: Ranking { get }

  /// The same scores, weighted by how often each of their rows was drawn.
  func resampled(_ generator: inout Generator) -> Ranking

  /// The rankings that are left when one group of rows after another is deleted, stratum by stratum.
  func deletions(_ seed: Seed, _ visit: (_ stratum: Int, Ranking) -> Void)
}

extension Resampling {
  /// How fast the spread of each metric changes with the metric, by deleting groups of rows.
  ///
  /// Within a stratum of *g* groups the influence of one is (*g* − 1)(mean − value without it); strata
  /// add up as independent samples do (Davison and Hinkley 1997, 5.3).
  func accelerations(of metrics: [(Ranking) -> Double?], _ seed: Seed) -> [Double] {
    var left: [[[Double]]] = metrics.map { _ in [] }
    deletions(seed) { stratum, ranking in
      for (place, metric) in metrics.enumerated() {
        while left[place].count <= stratum { left[place].append([]) }
        if let value = metric(ranking) { left[place][stratum].append(value) }
      }
    }
    return left.map { strata in
      var (cubes, squares) = (0.0, 0.0)
      for values in strata where values.count > 1 {
        let groups = Double(values.count)
        let mean = values.reduce(0, +) / groups
        for value in values {
          let influence = (groups - 1) / groups * (mean - value)
          cubes += influence * influence * influence
          squares += influence * influence
        }
      }
      return squares > 0 ? cubes / (6 * squares * squares.squareRoot()) : 0
    }
  }
}
