import Numerics
import Scoring
import Vocabulary

/// An area, or the mean of those of several folds, and what it may be in truth by the number of rows alone.
struct RankedArea: Sendable, Equatable {
  let area: Double
  private let anomalies: Int
  private let ordinary: Int
  /// Whether all scores are equal: then the area is ½ and no other.
  private let isConstant: Bool

  /// - Parameter rankings: Those of one seed, one for each fold.
  init(_ rankings: [Ranking], _ area: Double) {
    self.area = area
    anomalies = rankings.reduce(0) { $0 + $1.anomalies }
    ordinary = rankings.reduce(0) { $0 + $1.ordinary }
    isConstant = rankings.allSatisfy { $0.steps == 1 }
  }

  /// By Newcombe's method 5.
  func ends(within deviations: Double) -> (lower: Double, upper: Double) {
    ends(within: deviations, balanced: true)
  }

  /// Those of Hanley and McNeil, where so few rows are outscored that what moves the area tells too little of it;
  /// else `nil`.
  func cautiousEnds(within deviations: Double) -> (lower: Double, upper: Double)? {
    let outscored = Double(min(anomalies, ordinary)) * min(area, 1 - area)
    return outscored < Interval.outscoredForVariance
      ? ends(within: deviations, balanced: false) : nil
  }

  private func ends(
    within deviations: Double, balanced: Bool
  ) -> (lower: Double, upper: Double) {
    isConstant
      ? (area, area)
      : HanleyMcNeil(anomalies: anomalies, ordinary: ordinary, balanced: balanced)
        .areas(near: area, within: deviations)
  }
}

/// The difference of two areas that no sample of these rows would change, such as that of a perfect ranking
/// and a constant one: its interval is put together from those of the two areas, as if they were independent
/// (Zou and Donner 2008), and its p-value comes from that interval.
struct UnvariedDifference: Sendable, Equatable {
  let first: RankedArea
  let second: RankedArea

  init(_ first: RankedArea, _ second: RankedArea) {
    self.first = first
    self.second = second
  }

  private func ends(within deviations: Double) -> (lower: Double, upper: Double) {
    let (a, b) = (first.ends(within: deviations), second.ends(within: deviations))
    func reach(_ one: Double, _ other: Double) -> Double {
      (one * one + other * other).squareRoot()
    }
    let difference = first.area - second.area
    return (
      max(-1, difference - reach(first.area - a.lower, b.upper - second.area)),
      min(1, difference + reach(a.upper - first.area, second.area - b.lower))
    )
  }

  func interval(_ level: ConfidenceLevel) -> Interval {
    let ends = ends(within: level.deviations)
    return Interval(
      lower: ends.lower, upper: ends.upper, level: level.value, method: "Newcombe")
  }

  /// The level, taken from 1, at which the interval begins to hold 0.
  var p: Double {
    let deviations = border(from: 0, to: 40) { deviations in
      let ends = ends(within: deviations)
      return ends.lower <= 0 && ends.upper >= 0
    }
    return min(1, 2 * NormalDistribution.standard.probability(above: deviations))
  }
}
