public import Numerics
public import Vocabulary

/// Draws units of rows again, in several rankings of the same rows at once.
///
/// A unit is a row, or a cluster such as all events of one entity, whose rows are no independent
/// evidence. Units that hold an anomaly and those that hold none are drawn apart, so that no resample is
/// without anomalies. Rows without a cluster (a code below 0) are each a unit of their own.
public struct UnitResampling: Resampling {
  public let observed: [Ranking]
  /// The units with anomalies, and those without; each is a list of rows.
  private let strata: [[[Int32]]]
  private let isAnomaly: [Bool]
  /// The step of each row in each ranking.
  private let steps: [[Int32]]

  /// - Parameter rankings: Each with the scores that it ranks; condensed, unless a metric tells ordinary
  ///   rows apart.
  public init(
    _ rankings: [(ranking: Ranking, scores: Scores)], _ labels: Labels, clusters codes: [Int32]?
  ) {
    precondition(
      codes.map { $0.count == labels.count } ?? true, "there is one code for each of the labels")
    observed = rankings.map(\.ranking)
    isAnomaly = labels.values.map { $0 == .anomaly }
    steps = rankings.map { ranking, scores in
      scores.values.map { Int32(truncatingIfNeeded: ranking.steps(above: $0)) }
    }
    var clusters: [Int32: [Int32]] = [:]
    var units: [[Int32]] = []
    for row in 0..<labels.count where labels[row] != .unknown {
      let code = codes?[row] ?? -1
      if code < 0 {
        units.append([Int32(truncatingIfNeeded: row)])
      } else {
        clusters[code, default: []].append(Int32(truncatingIfNeeded: row))
      }
    }
    units += clusters.sorted { $0.key < $1.key }.map(\.value)
    let isStrange = isAnomaly
    let strange = units.filter { $0.contains { isStrange[Int($0)] } }
    strata = [strange, units.filter { !$0.contains { isStrange[Int($0)] } }]
  }

  /// How many units hold an anomaly, and how many hold none.
  public var units: (strange: Int, ordinary: Int) { (strata[0].count, strata[1].count) }

  public var size: Int { observed.reduce(isAnomaly.count) { $0 + $1.steps } }

  public func resampled(_ generator: inout Generator) -> [Ranking] {
    var times = [Int32](repeating: 0, count: isAnomaly.count)
    for units in strata {
      for _ in units {
        for row in units[generator.below(units.count)] { times[Int(row)] += 1 }
      }
    }
    return weighted(times)
  }

  /// Deletes up to 100 groups of units of either kind.
  public func deletions(_ seed: Seed, _ visit: (_ stratum: Int, [Ranking]) -> Void) {
    var generator = seed.generator()
    var whole = [Int32](repeating: 0, count: isAnomaly.count)
    for units in strata { for unit in units { for row in unit { whole[Int(row)] = 1 } } }
    for (stratum, units) in strata.enumerated() {
      for group in dealt(units.count, &generator) {
        var times = whole
        for unit in group { for row in units[unit] { times[Int(row)] = 0 } }
        visit(stratum, weighted(times))
      }
    }
  }

  private func weighted(_ times: [Int32]) -> [Ranking] {
    zip(observed, steps).map { ranking, steps in
      var anomalies = [Int32](repeating: 0, count: ranking.steps)
      var ordinary = anomalies
      for row in times.indices where times[row] > 0 {
        if isAnomaly[row] {
          anomalies[Int(steps[row])] += times[row]
        } else {
          ordinary[Int(steps[row])] += times[row]
        }
      }
      return Ranking(steps: ranking.scores, anomalies: anomalies, ordinary: ordinary)
    }
  }
}
