import Foundation
import Numerics
import Vocabulary

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

  static let seed = Seed(0x6A_FF_4E)

  /// - Parameter groups: The scores of the ordinary rows of each group; none is empty.
  /// - Returns: `nil` with fewer groups than are needed.
  func threshold(of groups: [[Double]]) -> Found? {
    precondition(groups.allSatisfy { !$0.isEmpty }, "each group has an ordinary row")
    guard groups.count >= groupsNeeded else { return nil }
    guard let confidence, !isProved(for: groups.count) else { return ofOneRowEach(groups) }
    let sorted = groups.map { $0.sorted() }
    let scores = groups.joined().sorted()
    let draws = DirichletDraws(groups: groups.count)
    let risk = 1 - confidence
    let allowed = risk - 2 * (risk * (1 - risk) / Double(draws.count)).squareRoot()
    let above = { (score: Double) in
      sorted.map { own in Double(own.count - own.partitioned { $0 <= score }) / Double(own.count) }
    }
    // Above the highest score lies nothing, which is always promised.
    let kept = (0..<scores.count).lowest(
      near: (0..<scores.count).partitioned {
        draws.aboutChance(ofMeanAbove: share, of: above(scores[$0])) > allowed
      }
    ) { draws.chance(ofMeanAbove: share, of: above(scores[$0])) <= allowed }
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

extension Range<Int> {
  /// The lowest element that holds, where all above it hold as well and the last one is known to.
  ///
  /// - Parameter guess: Where it is likely to be; the nearer, the fewer elements are tried.
  func lowest(near guess: Int, that holds: (Int) -> Bool) -> Int {
    var (refused, kept) = (lowerBound - 1, upperBound - 1)
    var (tried, step) = (Swift.min(guess, kept - 1), 1)
    while kept - refused > 1 {
      let held = holds(tried)
      if held { kept = tried } else { refused = tried }
      let isBracketed = refused >= lowerBound && kept < upperBound - 1
      tried = isBracketed ? (refused + kept) / 2 : held ? tried - step : tried + step
      tried = Swift.min(Swift.max(tried, refused + 1), kept - 1)
      step *= 2
    }
    return kept
  }
}
