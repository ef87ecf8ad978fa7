import Numerics
import Scoring
import Vocabulary

/// An area, and what it may be in truth.
struct RankedArea: Sendable, Equatable {
  let area: Double
  private let ranking: Ranking

  init(_ ranking: Ranking, _ area: Double) {
    self.ranking = ranking
    self.area = area
  }

  /// By Newcombe's method 5; scores that are all equal have an area of ½ and no other.
  func ends(within deviations: Double) -> (lower: Double, upper: Double) {
    ranking.steps == 1
      ? (area, area)
      : HanleyMcNeil(ranking, balanced: true).areas(near: area, within: deviations)
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
