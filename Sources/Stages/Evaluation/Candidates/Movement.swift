import Numerics
import Scoring
import Vocabulary

/// How the means of candidates would move together, had other rows been drawn.
struct Movement {
  /// The covariances of the means over the rows.
  let covariance: Matrix<Double>
  /// What rows alone contribute to the covariances of the means between seeds.
  let betweenSeeds: Matrix<Double>
  /// Joint deviations of the means, one row a draw.
  let draws: Matrix<Double>
}

extension Movement {
  /// How many joint deviations are drawn, where that is cheap.
  private static let draws = 2000

  /// - Returns: `nil` where the metric cannot be followed through the resamples.
  init?(
    of heats: [Heat], _ rankings: [[Ranking]], _ units: HeatUnits, by metric: HeatMetric,
    seed: Seed
  ) {
    let moved: Movement?
    if metric == .ranking(.rocAUC) {
      moved = try? Self.ofAreas(heats, rankings, units, draws: Self.draws, seed: seed)
    } else {
      moved = Self.resampled(
        heats, rankings, units, by: metric, draws: Self.resamples(of: heats), seed: seed)
    }
    guard let moved else { return nil }
    self = moved
  }

  /// Fewer resamples where rows and candidates are many: with many rows, few tell as much.
  private static func resamples(of heats: [Heat]) -> Int {
    resamples(ofScores: heats.reduce(0) { $0 + $1.rows.count * $1.scores.count })
  }

  /// How many where all trials have so many scores together.
  static func resamples(ofScores work: Int) -> Int {
    max(200, min(draws, 4_000_000_000 / max(1, work)))
  }
}
