import Numerics
import Scoring
import Vocabulary

extension Movement {
  /// How areas under the ROC curve move, by what each unit contributes to them (DeLong, DeLong and
  /// Clarke-Pearson 1988; over units as of Obuchowski 1997).
  static func ofAreas(
    _ heats: [Heat], _ rankings: [[Ranking]], _ units: HeatUnits, draws count: Int, seed: Seed
  ) throws(NumericsError) -> Movement {
    let seeds = Set(heats.map(\.seed)).sorted()
    let influences = seeds.map { seed in
      Self.influences(heats, rankings, units, of: heats.indices.filter { heats[$0].seed == seed })
    }
    let mean = influences.mean
    var between = Matrix<Double>(rows: mean.columns, columns: mean.columns)
    if seeds.count > 1 {
      for own in influences { between = between.adding(own.subtracting(mean).gram()) }
      between = between.scaled(by: 1 / Double(seeds.count * (seeds.count - 1)))
    }
    let covariance = mean.gram()
    return Movement(
      covariance: covariance, betweenSeeds: between,
      draws: try covariance.normalDraws(count, seed: seed))
  }

  /// What each unit contributes to the mean area of each candidate over some heats.
  private static func influences(
    _ heats: [Heat], _ rankings: [[Ranking]], _ units: HeatUnits, of places: [Int]
  ) -> Matrix<Double> {
    let candidates = rankings[0].count
    var sums = [Double](repeating: 0, count: units.count * candidates)
    for place in places {
      let heat = heats[place]
      for (candidate, ranking) in rankings[place].enumerated() {
        let (components, area) = (ROCComponents(ranking), ranking.rocAUC ?? 0)
        let anomalies = Double(ranking.anomalies * places.count)
        let ordinary = Double(ranking.ordinary * places.count)
        for row in heat.rows.indices where heat.labels[row] != .unknown {
          let step = ranking.steps(above: heat.scores[candidate][row])
          sums[units.ofRows[place][row] * candidates + candidate] +=
            heat.labels[row] == .anomaly
            ? (components.ofAnomalies[step] - area) / anomalies
            : (components.ofOrdinary[step] - area) / ordinary
        }
      }
    }
    // The variance of a sample, not of a population: by strata of rows, or over all entities.
    for (members, all) in units.strata {
      let factor = (Double(all) / Double(max(1, all - 1))).squareRoot()
      for unit in members {
        for candidate in 0..<candidates { sums[unit * candidates + candidate] *= factor }
      }
    }
    return Matrix(rows: units.count, columns: candidates, elements: sums)
  }
}

extension HeatUnits {
  /// Units with the number that are alike them.
  fileprivate var strata: [([Int], Int)] {
    areGroups
      ? [(strange + ordinary, strange.count + ordinary.count)]
      : [(strange, strange.count), (ordinary, ordinary.count)]
  }
}

extension [Matrix<Double>] {
  fileprivate var mean: Matrix<Double> {
    dropFirst().reduce(self[0]) { $0.adding($1) }.scaled(by: 1 / Double(count))
  }
}
