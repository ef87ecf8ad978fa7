import Foundation
import Numerics

/// The lowest threshold above which at most a share of the ordinary rows of a *new group* lies.
///
/// Rows of one group, such as a user, are no independent evidence: a promise made of them as if they
/// were is broken several times as often as it says. What is independent are the groups, so they are what
/// the promise counts, and more rows of the same groups do not help.
///
/// - With fewer than ⌈ln δ / ln(1 − α)⌉ groups no method without assumptions can promise anything.
/// - With less than 1.3 times as many, one row of each group stands for it, and the promise is exact. So it
///   is where it is to hold on average only.
/// - Beyond that, the mean over groups of the shares that lie above is bounded as Gaffke (2005) did for
///   means on 0…1. That this bound holds is conjectured, not proved; where whole groups alarm or none it
///   is that of Clopper and Pearson.
struct GroupBound: Sendable {
  /// How much of the rows of a new group may alarm: α.
  let share: Double
  /// How sure that is to be; `nil` if it is to hold on average.
  let confidence: Double?

  struct Found: Sendable, Equatable {
    let threshold: Double
    let isProved: Bool
  }

  /// With fewer groups nothing can be promised.
  var groupsNeeded: Int { ConformalRank.rowsNeeded(share: share, confidence: confidence) }

  /// Whether what is promised of so many groups is proved rather than conjectured.
  func isProved(for groups: Int) -> Bool {
    confidence == nil || Double(groups) < 1.3 * Double(groupsNeeded)
  }

  /// How many weights are drawn to bound the shares of so many groups.
  func weights(drawnFor groups: Int) -> Int {
    guard groups >= groupsNeeded, !isProved(for: groups) else { return 0 }
    return DirichletDraws.count(groups: groups) * (groups + 1)
  }

  private static let seed = Seed(0x6A_FF_4E)

  /// - Parameter groups: The scores of the ordinary rows of each group; none is empty.
  /// - Returns: `nil` with fewer groups than are needed.
  func threshold(of groups: [[Double]]) -> Found? {
    precondition(groups.allSatisfy { !$0.isEmpty }, "each group has an ordinary row")
    guard groups.count >= groupsNeeded else { return nil }
    guard let confidence, !isProved(for: groups.count) else { return ofOneRowEach(groups) }
    let sorted = groups.map { $0.sorted() }
    let scores = groups.joined().sorted()
    let draws = DirichletDraws(groups: groups.count, seed: Self.seed)
    let risk = 1 - confidence
    let allowed = risk - 2 * (risk * (1 - risk) / Double(draws.count)).squareRoot()
    // Above the highest score lies nothing, which is always promised; the lowest that still is, by bisection.
    var (refused, kept) = (-1, scores.count - 1)
    while kept - refused > 1 {
      let middle = (refused + kept) / 2
      let above = sorted.map { own in
        Double(own.count - own.partitioned { $0 <= scores[middle] }) / Double(own.count)
      }
      if draws.chance(ofMeanAbove: share, of: above) <= allowed {
        kept = middle
      } else {
        refused = middle
      }
    }
    return Found(threshold: scores[kept], isProved: false)
  }

  /// One row stands for each group: one that its scores name by a hash, so that neither the order of
  /// groups nor that of rows matters.
  private func ofOneRowEach(_ groups: [[Double]]) -> Found? {
    let chosen = groups.map { group in
      let sorted = group.sorted()
      let seed = sorted.reduce(Self.seed) {
        $0.split("score", Int(truncatingIfNeeded: $1.bitPattern))
      }
      var generator = seed.generator()
      return sorted[generator.below(sorted.count)]
    }.sorted()
    let rank = ConformalRank.rank(share: share, confidence: confidence, rows: chosen.count)
    return rank > 0 ? Found(threshold: chosen[chosen.count - rank], isProved: true) : nil
  }
}

/// Fixed draws of uniform weights that add up to one: a weight for each group, and one for what was not
/// seen.
private struct DirichletDraws {
  /// One row a draw: the weights of the groups by ascending share, then that of the unseen.
  private let weights: Matrix<Double>

  /// Fewer draws where groups are many; what a bound allows for their number makes up for it.
  static func count(groups: Int) -> Int { max(500, min(10_000, 8_000_000 / (groups + 1))) }

  init(groups: Int, seed: Seed) {
    let count = Self.count(groups: groups)
    var generator = seed.generator()
    weights = Matrix(
      (0..<count).map { _ in
        let raw = (0...groups).map { _ in -log1p(-generator.uniform()) }
        let sum = raw.reduce(0, +)
        return raw.map { $0 / sum }
      })
  }

  var count: Int { weights.rows }

  /// How many of the draws give the shares a weighted mean above `border`, the unseen counting whole.
  func chance(ofMeanAbove border: Double, of shares: [Double]) -> Double {
    let means = weights.times(shares.sorted() + [1])
    return Double(means.count { $0 > border }) / Double(means.count)
  }
}
