import Foundation
import Numerics

/// What the definition of a kind promises: the ROC AUC of whoever knows how the rows were made.
///
/// It is worked out from the definition, never from what a detector was seen to reach. A detector passes
/// if no seed takes it further below the promise than chance does: four deviations of an AUC with that
/// many rows.
struct Promise: Sendable {
  let area: Double
  /// Whether an anomaly either stands out altogether or is an ordinary row, which costs half of its rank.
  let isAllOrNothing: Bool

  init(_ area: Double, isAllOrNothing: Bool = false) {
    self.area = area
    self.isAllOrNothing = isAllOrNothing
  }

  /// The least area that passes with so many rows.
  ///
  /// Of anomalies that stand out or do not, those that do not are a Poisson count, and four deviations mean
  /// a count as rare.
  func bar(anomalies: Int, ordinary: Int) -> Double {
    guard isAllOrNothing else {
      return area - 4 * Self.deviation(of: area, anomalies: anomalies, ordinary: ordinary)
    }
    let rare = NormalDistribution.standard.probability(above: 4)
    let hidden = PoissonDistribution(mean: 2 * (1 - area) * Double(anomalies)).upperQuantile(rare)
    return 1 - hidden / (2 * Double(anomalies))
  }

  /// The standard deviation of an area (Hanley and McNeil 1982).
  static func deviation(of area: Double, anomalies: Int, ordinary: Int) -> Double {
    let (positive, negative) = (Double(anomalies), Double(ordinary))
    let one = area / (2 - area) - area * area
    let other = 2 * area * area / (1 + area) - area * area
    let spread = area * (1 - area) + (positive - 1) * one + (negative - 1) * other
    return (spread / (positive * negative)).squareRoot()
  }
}

extension Promise {
  /// Rows `alpha` times as wide in each of some Gaussian directions: their squared lengths, over each
  /// other, are an F variable.
  static func wider(_ alpha: Double, directions: Int) -> Promise {
    let degrees = Double(directions)
    let ratio = FDistribution(numerator: degrees, denominator: degrees)
    return Promise(ratio.probability(atMost: alpha))
  }

  /// The same for a Student t of `freedom` degrees, whose squared length over the directions is itself an
  /// F variable: the mean of its distribution over its own quantiles.
  static func wider(_ alpha: Double, directions: Int, freedom: Int) -> Promise {
    let length = FDistribution(numerator: Double(directions), denominator: Double(freedom))
    let steps = 2000
    let sum = (0..<steps).reduce(0.0) { sum, step in
      let quantile = length.quantile((Double(step) + 0.5) / Double(steps))
      return sum + length.probability(atMost: alpha * quantile)
    }
    return Promise(sum / Double(steps))
  }

  /// Gaussian channels of which some are moved, each by a `shift` in deviations to a deviation `width` times
  /// as large: squared lengths are compared, by who knows the ordinary rows and not what moved.
  static func moved(_ moves: [(shift: Double, width: Double)], of channels: Int) -> Promise {
    drawn { chance in
      let still = (moves.count..<channels).map { _ in chance.normal() }
      let other = moves.map { $0.shift + $0.width * chance.normal() }
      return (ordinary: (0..<channels).map { _ in chance.normal() }, planted: still + other)
    }
  }

  /// Columns that go together but for 0.4 of noise, drawn apart: their sum of squares in the directions of
  /// the noise, where they had a seventh of the variance, and in those of the common factors.
  ///
  /// - Parameter freedom: That of a Student t, whose rows have one scale, and columns drawn apart one each.
  static func apart(columns: Int, factors: Int, freedom: Int? = nil) -> Promise {
    let (noise, all) = (0.16, 1.16)
    let common = noise + Double(columns) / Double(factors)
    func scale(_ chance: inout Generator) -> Double {
      guard let freedom else { return 1 }
      let squares = (0..<freedom).map { _ in chance.normal() }.reduce(0) { $0 + $1 * $1 }
      return (Double(freedom) / squares).squareRoot()
    }
    return drawn { chance in
      let one = scale(&chance)
      return (
        ordinary: (0..<columns).map { _ in one * chance.normal() },
        planted: (0..<columns).map { direction in
          let variance = direction < factors ? common : noise
          return scale(&chance) * (all / variance).squareRoot() * chance.normal()
        }
      )
    }
  }

  /// The area of squared lengths, from ten thousand draws: off by 0.003 at most.
  private static func drawn(
    _ draw: (inout Generator) -> (ordinary: [Double], planted: [Double])
  ) -> Promise {
    var chance = Seed(1).split("promise").generator()
    func length(_ row: [Double]) -> Double { row.reduce(0) { $0 + $1 * $1 } }
    let draws = (0..<10_000).map { _ in draw(&chance) }
    let ordinary = draws.map { length($0.ordinary) }.sorted()
    let below = draws.reduce(0) { sum, draw in
      let planted = length(draw.planted)
      return sum + ordinary.partitioningIndex { $0 >= planted }
    }
    return Promise(Double(below) / Double(ordinary.count * draws.count))
  }

  /// Cubes of side √5 around unit cubes: what lies in the unit cube is ordinary by half.
  static func outsideCube(_ columns: Int) -> Promise {
    Promise(1 - pow(5, -Double(columns) / 2) / 2, isAllOrNothing: true)
  }
}

extension [Double] {
  /// The first place from which on `isBehind` holds, in a list where it holds from some place on.
  fileprivate func partitioningIndex(where isBehind: (Double) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
