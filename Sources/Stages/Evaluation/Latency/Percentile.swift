import Numerics
import Scoring

/// A percentile by nearest rank.
public struct Percentile: Sendable, Hashable {
  /// In ten-thousandths, so that ranks are exact.
  private let share: Int

  private init(_ share: Int) { self.share = share }

  public static let p50 = Percentile(5000)
  public static let p90 = Percentile(9000)
  public static let p95 = Percentile(9500)
  public static let p99 = Percentile(9900)
  public static let p999 = Percentile(9990)

  public static let standard: [Percentile] = [p50, p90, p95, p99, p999]

  /// `p50`, `p99_9`.
  public var name: String {
    share % 100 == 0 ? "p\(share / 100)" : "p\(share / 100)_\(share % 100 / 10)"
  }

  /// The rank from 1 among `count` values: ⌈share · count⌉.
  func rank(of count: Int) -> Int { (share * count + 9999) / 10_000 }

  /// The ranks of the two values that enclose the percentile, whatever the distribution.
  ///
  /// How many of `count` values lie below the true percentile is binomial: its two quantiles, the upper
  /// one plus 1. `nil` if one of them is no rank.
  func ranks(of count: Int, level: ConfidenceLevel) -> ClosedRange<Int>? {
    guard count > 0 else { return nil }
    let below = BinomialDistribution(trials: count, chance: Double(share) / 10_000)
    let lower = Int(below.quantile((1 - level.value) / 2))
    let upper = Int(below.quantile((1 + level.value) / 2)) + 1
    return lower >= 1 && upper <= count ? lower...upper : nil
  }
}
