import Foundation
import Numerics
import Synchronization

/// Fixed draws of uniform weights that add up to one: a weight for each group, and one for what was not
/// seen.
///
/// Exponential numbers over their sum are such weights. So one table of them serves any number of groups, by
/// its first columns: resamples of the same rows hold now more groups, now fewer, and drawing takes far longer
/// than one answer from what was drawn.
struct DirichletDraws: Sendable {
  /// The exponential numbers of each group, a number a draw, and last those of the unseen.
  private let numbers: [[Double]]
  /// What the numbers of each draw add up to.
  private let sums: [Double]

  /// Fewer draws where groups are many; what a bound allows for their number makes up for it.
  static func count(groups: Int) -> Int { max(500, min(10_000, 8_000_000 / (groups + 1))) }

  init(groups: Int) {
    let count = Self.count(groups: groups)
    numbers = Self.drawn.withLock { $0.columns(groups + 1, of: count) }
    sums = Self.sum(numbers, count: count) { _ in 1 }
  }

  var count: Int { sums.count }

  /// How many of the draws give the shares a weighted mean above `border`, the unseen counting whole.
  func chance(ofMeanAbove border: Double, of shares: [Double]) -> Double {
    let parts = shares.sorted() + [1]
    let means = Self.sum(numbers, count: count) { parts[$0] }
    return Double(zip(means, sums).count { $0 > border * $1 }) / Double(count)
  }

  /// About the same, from the mean and the variance of such a mean: quick, and near enough to start from.
  func aboutChance(ofMeanAbove border: Double, of shares: [Double]) -> Double {
    let parts = Double(shares.count + 1)
    let mean = (shares.reduce(0, +) + 1) / parts
    let square = (shares.reduce(0) { $0 + $1 * $1 } + 1) / parts
    let deviation = ((square - mean * mean) / (parts + 1)).squareRoot()
    return NormalDistribution.standard.probability(above: (border - mean) / deviation)
  }

  /// The columns, each times a factor, added up draw by draw.
  private static func sum(
    _ columns: [[Double]], count: Int, factor: (Int) -> Double
  ) -> [Double] {
    var sums = [Double](repeating: 0, count: count)
    for (place, column) in columns.enumerated() {
      let factor = factor(place)
      guard factor != 0 else { continue }
      for index in sums.indices { sums[index] += factor * column[index] }
    }
    return sums
  }

  private static let drawn = Mutex(Exponentials())
}

/// A table of exponential numbers that grows as it is asked for more: a column has a generator of its own, so that what
/// it holds does not depend on what was asked before.
private struct Exponentials {
  private var columns: [[Double]] = []
  private var generators: [Generator] = []

  /// The first columns, each with at least so many numbers.
  mutating func columns(_ count: Int, of length: Int) -> [[Double]] {
    for column in 0..<count {
      if column == columns.count {
        columns.append([])
        generators.append(GroupBound.seed.split("part", column).generator())
      }
      while columns[column].count < length {
        columns[column].append(-log1p(-generators[column].uniform()))
      }
    }
    return Array(columns.prefix(count))
  }
}
