import Numerics

/// What the chance of training adds to how candidates move.
///
/// Between seeds rows differ too, where each seed divides them anew; that part is in the covariances over
/// rows already and is taken out here, candidate by candidate.
struct SeedSpread {
  /// One row a seed: how far its means lie from those over all seeds, for reasons that rows do not explain.
  private let deviations: Matrix<Double>

  init(_ means: SeedMeans, beside movement: Movement) {
    let whole = means.deviations
    let (found, explained) = (whole.gram(), movement.betweenSeeds)
    let shares = (0..<whole.columns).map { candidate in
      found[candidate, candidate] > 0
        ? max(0, 1 - explained[candidate, candidate] / found[candidate, candidate]) : 0
    }
    deviations = Matrix(rows: whole.rows, columns: whole.columns) { seed, candidate in
      whole[seed, candidate] * shares[candidate].squareRoot()
    }
  }

  /// The covariances that seeds add to those of the means.
  var covariance: Matrix<Double> { deviations.gram() }

  /// Joint deviations in units of estimated spreads: those that rows make, and those that seeds make.
  func moving(_ draws: Matrix<Double>, freedom: Double, seed: Seed) -> Matrix<Double> {
    var generator = seed.generator()
    var moved = draws
    for draw in 0..<draws.rows {
      let ofRows = Self.tail(freedom, &generator)
      let ofSeeds = deviations.rows > 1 ? Self.tail(Double(deviations.rows - 1), &generator) : 0
      let scales = (0..<deviations.rows).map { _ in generator.normal() * ofSeeds }
      for candidate in 0..<draws.columns {
        moved[draw, candidate] = scales.indices.reduce(ofRows * draws[draw, candidate]) {
          $0 + scales[$1] * deviations[$1, candidate]
        }
      }
    }
    return moved
  }

  /// By how much a spread that was estimated so may be too small: the root of df / χ².
  private static func tail(_ freedom: Double, _ generator: inout Generator) -> Double {
    let drawn = ChiSquareDistribution(degrees: freedom).quantile(generator.uniform())
    return (freedom / max(drawn, .leastNormalMagnitude)).squareRoot()
  }
}
