import Foundation
public import Numerics
public import Scoring
public import Vocabulary

/// Candidates that were measured on the same rows: their means over seeds and folds, and how sure the order
/// among them is.
///
/// Two questions are kept apart. *Who cannot be told apart from the best* is a set that holds the truly
/// best candidate with the confidence asked for, however many there are. *Whether one is ahead* is a claim
/// about a single candidate, made only if it beats each of the others and so needs no correction for their
/// number (rank verification: Hung and Fithian 2019).
public struct Contest: Sendable {
  public let metric: HeatMetric
  /// The mean over seeds and folds of each candidate.
  public let means: [Double]
  /// How many seeds the means are over; the chance of training is part of the spreads from two on.
  public let seeds: Int
  /// How many units hold an anomaly and how many an ordinary row: what the spreads are estimated from.
  public let units: (anomalous: Int, ordinary: Int)
  /// Whether units are groups of rows that belong together rather than rows.
  public let areGroups: Bool
  /// How the means would move with other rows, and with other seeds.
  private let ofRows: Matrix<Double>
  private let ofSeeds: Matrix<Double>
  private let rowFreedom: Double
  /// The areas under ROC curves of single rows, for those that few or none of these rows would move; else empty.
  private let areas: [RankedArea]
  /// Joint deviations of the means, one row a draw.
  private let draws: Matrix<Double>

  /// With fewer than ten rows of either kind, what no row moves tells nothing: a perfect order of three and three
  /// comes by chance in one of ten samples.
  private static let leastFreedomUnvaried = 9.0

  /// - Returns: `nil` where the metric of a candidate is undefined, or with fewer than three units of
  ///   either kind.
  public init?(
    _ heats: [Heat], by metric: HeatMetric, seed: Seed
  ) throws(RankingError) {
    guard let first = heats.first, !first.scores.isEmpty else { return nil }
    var rankings: [[Ranking]] = []
    for heat in heats {
      var own: [Ranking] = []
      for scores in heat.scores { own.append(try Ranking(scores, heat.labels).condensed) }
      rankings.append(own)
    }
    let values = rankings.map { $0.compactMap(metric.number) }
    guard values.allSatisfy({ $0.count == first.scores.count }) else { return nil }
    let units = HeatUnits(heats)
    guard units.freedom >= 2,
      let movement = Movement(of: heats, rankings, units, by: metric, seed: seed)
    else { return nil }
    self.metric = metric
    self.units = (units.strange.count, units.holdingOrdinary)
    areGroups = units.areGroups
    let bySeed = SeedMeans(heats, values)
    let spread = SeedSpread(bySeed, beside: movement)
    let means = bySeed.means
    self.means = means
    seeds = bySeed.seeds.count
    areas =
      metric == .ranking(.rocAUC) && !units.areGroups && units.freedom >= Self.leastFreedomUnvaried
      ? means.indices.map { candidate in
        let ofOneSeed = heats.indices.filter { heats[$0].seed == first.seed }
        return RankedArea(ofOneSeed.map { rankings[$0][candidate] }, means[candidate])
      } : []
    (ofRows, ofSeeds) = (movement.covariance, spread.covariance)
    rowFreedom = units.freedom
    draws = spread.moving(movement.draws, freedom: rowFreedom, seed: seed.split("contest"))
  }

  /// The contest by what orders rows.
  public init?(
    _ heats: [Heat], by metric: RankingMetric, seed: Seed
  ) throws(RankingError) {
    try self.init(heats, by: .ranking(metric), seed: seed)
  }

  /// The best candidate: the first of those whose means are equal but for rounding.
  public var best: Int { means.firstIndex { !isLess($0, means.max()!) }! }

  private func isLess(_ one: Double, _ other: Double) -> Bool {
    other - one > 1e-12 * max(1, abs(other))
  }

  private func spread(_ one: Int, _ other: Int? = nil) -> Spread {
    Spread(
      ofRows: ofRows.variance(one, other).squareRoot(), rowFreedom: rowFreedom,
      ofSeeds: seeds > 1 ? ofSeeds.variance(one, other).squareRoot() : 0,
      seedFreedom: Double(max(1, seeds - 1)))
  }

  /// The variance of a difference over rows alone.
  func varianceOfRows(_ one: Int, _ other: Int) -> Double { ofRows.variance(one, other) }

  private func error(_ one: Int, _ other: Int) -> Double { spread(one, other).error }

  /// A difference of two areas that nothing moves.
  private func unvaried(_ one: Int, _ other: Int) -> UnvariedDifference? {
    areas.isEmpty ? nil : UnvariedDifference(areas[one], areas[other])
  }

  /// Whether a difference that nothing in these rows moves is more than their number can leave to chance;
  /// where nothing is known of that, it is.
  private func isCertain(_ one: Int, over other: Int, significance: Double) -> Bool {
    unvaried(one, other).map { $0.p <= significance } ?? true
  }

  /// A difference in standard errors; infinite where there is one that nothing moves.
  private func ratio(_ difference: Double, _ error: Double) -> Double {
    if error > 1e-12 { return difference / error }
    return difference > 1e-12 ? .infinity : difference < -1e-12 ? -.infinity : 0
  }
}

// MARK: Who cannot be told apart

extension Contest {
  /// The candidates that cannot be told apart from the best, in their order: the truly best is among them
  /// with `confidence`.
  public func tiedWithBest(confidence: Double = 0.95) -> [Int] {
    means.indices.filter { candidate in
      let rivals = means.indices.filter { $0 != candidate }
      let gaps = rivals.map { ratio(means[$0] - means[candidate], error($0, candidate)) }
      let isBehind = zip(rivals, gaps).contains { rival, gap in
        gap == .infinity && isCertain(rival, over: candidate, significance: 1 - confidence)
      }
      let ahead = gaps.filter(\.isFinite).max() ?? 0
      guard !isBehind, ahead > 0 else { return !isBehind }
      return ahead <= largest(of: rivals, over: candidate, level: level(confidence))
    }
  }

  /// How many standard errors the luckiest of `rivals` comes out ahead of an equal, at most, in a share
  /// `level` of all samples.
  private func largest(of rivals: [Int], over candidate: Int, level: Double) -> Double {
    let ratios = (0..<draws.rows).map { draw in
      rivals.map { ratio(draws[draw, $0] - draws[draw, candidate], error($0, candidate)) }.max()!
    }
    return SortedSample(ratios).quantile(level, rule: .nearestRank)!
  }

  /// Resampled metrics spread a little too little; how much more confidence makes up for it was found by
  /// simulation: at 95 % a tied best was kept in 92 to 94 % of samples, at 96.5 % in 94 to 97 %.
  private func level(_ confidence: Double) -> Double {
    metric == .ranking(.rocAUC) ? confidence : 1 - (1 - confidence) * 0.7
  }
}

// MARK: Who is ahead

extension Contest {
  /// Whether a candidate beats each of the others, by a two-sided test at `significance` each.
  public func isAheadOfAll(_ candidate: Int, significance: Double = 0.05) -> Bool {
    means.indices.allSatisfy { other in
      guard other != candidate else { return true }
      let spread = spread(candidate, other)
      let ahead = means[candidate] - means[other]
      guard spread.isMoved else {
        return ahead > 1e-12 && !areas.isEmpty
          && isCertain(candidate, over: other, significance: significance)
      }
      return ahead > spread.reach(confidence: 1 - significance)
    }
  }

  /// Whether a candidate that was chosen among `choices` by these very rows beats `other`: more than the
  /// luckiest of so many equals would.
  public func isAhead(
    _ candidate: Int, of other: Int, chosenAmong choices: [Int], significance: Double = 0.05
  ) -> Bool {
    let rivals = choices.filter { $0 != other }
    let ahead = ratio(means[candidate] - means[other], error(candidate, other))
    guard !rivals.isEmpty, ahead > 0 else { return false }
    guard ahead.isFinite else {
      return !areas.isEmpty
        && isCertain(
          candidate, over: other, significance: significance / Double(rivals.count))
    }
    return ahead > largest(of: rivals, over: other, level: level(1 - significance / 2))
  }

  /// One candidate less another, by the distribution that both the interval and the p-value come from.
  public struct Difference: Sendable, Equatable {
    public let value: Double
    /// `nil` where nothing moves the difference: such rows tell nothing of others.
    public let interval: Interval?
    /// How likely so large a difference is between equals, two-sided; `nil` where there is no interval.
    public let p: Double?
    /// The smallest difference that four of five such samples would have shown.
    public let detectable: Double
  }

  public func difference(_ one: Int, _ other: Int, level: ConfidenceLevel = .standard) -> Difference
  {
    let (value, spread) = (means[one] - means[other], spread(one, other))
    if !spread.isMoved, abs(value) > 1e-12, let unvaried = unvaried(one, other) {
      return Difference(
        value: value, interval: unvaried.interval(level), p: unvaried.p, detectable: 0)
    }
    let reach = spread.reach(confidence: level.value)
    return Difference(
      value: value,
      interval: spread.isMoved
        ? Interval(
          lower: max(-metric.span, value - reach), upper: min(metric.span, value + reach),
          level: level.value, method: method) : nil,
      p: spread.isMoved ? spread.chance(of: value) : nil, detectable: spread.detectable())
  }

  /// The smallest difference of two candidates that four of five such samples would have shown to be no chance and
  /// to be larger than `least`.
  public func detectable(
    _ one: Int, _ other: Int, significance: Double, atLeast least: Double
  ) -> Double {
    spread(one, other).detectable(significance: significance, atLeast: least)
  }

  /// The interval of a candidate's mean: over rows, and over seeds where there are several; `nil` where nothing
  /// moves a mean that is no area.
  ///
  /// By simulation an interval of 95 % holds 93 to 98 % of the time; areas so near 0 or 1 that few rows are
  /// outscored, where the spread of the rows at hand would hold 89 %, have one that holds 98 to 100 %.
  public func interval(of candidate: Int, level: ConfidenceLevel = .standard) -> Interval? {
    let (mean, spread) = (means[candidate], spread(candidate))
    guard spread.isMoved, mean > 0, mean < 1 else {
      guard !areas.isEmpty else { return nil }
      let ends = areas[candidate].ends(within: level.deviations)
      return Interval(lower: ends.lower, upper: ends.upper, level: level.value, method: "Newcombe")
    }
    // On the scale of logits an interval stays inside 0…1 and holds what it says near the ends.
    let reach = spread.reach(confidence: level.value) / (mean * (1 - mean))
    let center = log(mean / (1 - mean))
    let own = (lower: 1 / (1 + exp(reach - center)), upper: 1 / (1 + exp(-center - reach)))
    guard !areas.isEmpty, let cautious = areas[candidate].cautiousEnds(within: level.deviations)
    else {
      return Interval(lower: own.lower, upper: own.upper, level: level.value, method: method)
    }
    return Interval(
      lower: min(own.lower, cautious.lower), upper: max(own.upper, cautious.upper),
      level: level.value, method: "\(method), Hanley–McNeil")
  }

  /// What the spreads hold: `rows`, `groups and 3 seeds`.
  private var method: String {
    (areGroups ? "groups" : "rows") + (seeds > 1 ? " and \(seeds) seeds" : "")
  }
}

extension Matrix where Element == Double {
  /// The variance of one quantity, or of its difference to another, by their covariances.
  fileprivate func variance(_ one: Int, _ other: Int?) -> Double {
    guard let other else { return self[one, one] }
    return Swift.max(0, self[one, one] + self[other, other] - 2 * self[one, other])
  }
}
