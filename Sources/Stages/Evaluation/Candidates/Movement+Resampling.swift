import Numerics
import Scoring
import Vocabulary

extension Movement {
  /// How the means of any metric move, by drawing units again: one draw weighs the rows of all heats and
  /// candidates alike.
  ///
  /// - Returns: `nil` if the metric of some candidate is undefined in more than one of twenty draws.
  static func resampled(
    _ heats: [Heat], _ rankings: [[Ranking]], _ units: HeatUnits, by metric: HeatMetric,
    draws count: Int, seed: Seed
  ) -> Movement? {
    let steps = zip(heats, rankings).map { heat, rankings in
      zip(heat.scores, rankings).map { scores, ranking in
        scores.values.map { Int32(truncatingIfNeeded: ranking.steps(above: $0)) }
      }
    }
    let observed = rankings.map { $0.map { metric.number($0) ?? 0 } }
    let moved: [SeedMeans?] = Workers.map(count) { replicate in
      var generator = seed.split("resample", replicate).generator()
      var times = [Int32](repeating: 0, count: units.count)
      for stratum in [units.strange, units.ordinary] {
        for _ in stratum { times[stratum[generator.below(stratum.count)]] += 1 }
      }
      var values: [[Double]] = []
      for place in heats.indices {
        var own: [Double] = []
        for (candidate, ranking) in rankings[place].enumerated() {
          let again = ranking.weighted(
            times, units.ofRows[place], heats[place].labels, steps[place][candidate])
          guard let value = metric.number(again) else { return nil }
          own.append(value - observed[place][candidate])
        }
        values.append(own)
      }
      return SeedMeans(heats, values)
    }
    let found = moved.compactMap { $0 }
    guard found.count * 20 >= count * 19, found.count > 1 else { return nil }
    return Movement(found)
  }

  private init(_ found: [SeedMeans]) {
    let means = found.map(\.means)
    let candidates = means[0].count
    let centers = (0..<candidates).map { candidate in
      means.reduce(0) { $0 + $1[candidate] } / Double(means.count)
    }
    draws = Matrix(means.map { zip($0, centers).map(-) })
    covariance = draws.gram().scaled(by: 1 / Double(means.count - 1))
    betweenSeeds = found.reduce(Matrix(rows: candidates, columns: candidates)) {
      $0.adding($1.deviations.gram())
    }.scaled(by: 1 / Double(found.count))
  }
}

extension Ranking {
  /// The same steps with each row as often as its unit was drawn.
  fileprivate func weighted(
    _ times: [Int32], _ unitOfRow: [Int], _ labels: Labels, _ stepOfRow: [Int32]
  ) -> Ranking {
    var found = [Int32](repeating: 0, count: steps)
    var passed = found
    for row in unitOfRow.indices {
      switch labels[row] {
      case .anomaly: found[Int(stepOfRow[row])] += times[unitOfRow[row]]
      case .ordinary: passed[Int(stepOfRow[row])] += times[unitOfRow[row]]
      case .unknown: break
      }
    }
    return Ranking(steps: scores, anomalies: found, ordinary: passed)
  }
}
