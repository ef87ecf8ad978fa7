import Numerics

/// The means of candidates by seed.
struct SeedMeans {
  let seeds: [Int]
  /// For each seed, the mean over its heats of each candidate's value.
  let values: [[Double]]

  init(_ heats: [Heat], _ valuesOfHeats: [[Double]]) {
    seeds = Set(heats.map(\.seed)).sorted()
    values = seeds.map { seed in
      let own = heats.indices.filter { heats[$0].seed == seed }
      return valuesOfHeats[0].indices.map { candidate in
        own.reduce(0) { $0 + valuesOfHeats[$1][candidate] } / Double(own.count)
      }
    }
  }

  var means: [Double] {
    values[0].indices.map { candidate in
      values.reduce(0) { $0 + $1[candidate] } / Double(values.count)
    }
  }

  /// One row a seed: how far its means lie from those over all seeds, scaled so that the inner products
  /// of the columns are the covariances of the means; no rows for a single seed.
  var deviations: Matrix<Double> {
    guard values.count > 1 else { return Matrix(rows: 0, columns: values[0].count) }
    let scale = (Double(values.count) * Double(values.count - 1)).squareRoot()
    let means = means
    return Matrix(values.map { row in zip(row, means).map { ($0 - $1) / scale } })
  }
}
