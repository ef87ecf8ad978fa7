public import Numerics

/// A way to draw rows again from those that there are.
public protocol Resampling<Sample> {
  /// What is measured, such as a ranking whose steps are weighted.
  associatedtype Sample

  /// The rows as they were observed.
  var observed: Sample { get }

  /// How many steps a sample has, which is what measuring it costs.
  var size: Int { get }

  /// As many rows, each as often as it was drawn.
  func resampled(_ generator: inout Generator) -> Sample

  /// What is left when one group of rows after another is deleted, stratum by stratum.
  func deletions(_ seed: Seed, _ visit: (_ stratum: Int, Sample) -> Void)
}

extension Resampling {
  /// How fast the spread of each metric changes with the metric, by deleting groups of rows.
  ///
  /// Within a stratum of *g* groups the influence of one is (*g* − 1)(mean − value without it); strata
  /// add up as independent samples do (Davison and Hinkley 1997, 5.3).
  func accelerations(of metrics: [(Sample) -> Double?], _ seed: Seed) -> [Double] {
    var left: [[[Double]]] = metrics.map { _ in [] }
    deletions(seed) { stratum, sample in
      for (place, metric) in metrics.enumerated() {
        while left[place].count <= stratum { left[place].append([]) }
        if let value = metric(sample) { left[place][stratum].append(value) }
      }
    }
    return left.map(acceleration)
  }

  private func acceleration(_ strata: [[Double]]) -> Double {
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

/// Deals the numbers `0..<count` into at most 100 groups at random.
func dealt(_ count: Int, _ generator: inout Generator) -> [ArraySlice<Int>] {
  let order = generator.permutation(count)
  let groups = min(100, count)
  return (0..<groups).map { order[($0 * count / groups)..<(($0 + 1) * count / groups)] }
}
