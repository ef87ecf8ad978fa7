import Foundation

/// The binomial distribution: of the count of successes in independent trials.
public struct BinomialDistribution: Distribution, Equatable {
  public let trials: Int
  /// The probability of success in each trial.
  public let chance: Double

  public init(trials: Int, chance: Double) {
    precondition(trials >= 0, "there cannot be \(trials) trials")
    precondition(chance >= 0 && chance <= 1, "a probability lies in 0...1, not at \(chance)")
    self.trials = trials
    self.chance = chance
  }

  public var support: ClosedRange<Double> { 0...Double(trials) }

  public func density(_ value: Double) -> Double {
    let n = Double(trials)
    guard value >= 0, value <= n, value == value.rounded() else { return 0 }
    if value == 0 { return chance == 1 && n > 0 ? 0 : exp(n * log1p(-chance)) }
    if value == n { return Functions.power(chance, n) }
    guard chance > 0, chance < 1 else { return 0 }
    let front = Functions.betaFront(value, n - value, chance, 1 - chance)
    return front * n / (value * (n - value))
  }

  public func probability(atMost value: Double) -> Double { tails(value).lower }

  public func probability(above value: Double) -> Double { tails(value).upper }

  private func tails(_ value: Double) -> (lower: Double, upper: Double) {
    let (k, n) = (value.rounded(.down), Double(trials))
    guard k >= 0 else { return (0, 1) }
    guard k < n else { return (1, 0) }
    let tails = Functions.incompleteBeta(
      k + 1, n - k, at: chance, complement: 1 - chance)
    return (tails.upper, tails.lower)
  }

  /// The least count with at least probability `share` at or below it, give or take rounding.
  public func quantile(_ share: Double) -> Double {
    precondition(share >= 0 && share <= 1, "a probability lies in 0...1, not at \(share)")
    return leastCount(upTo: Double(trials)) {
      probability(atMost: $0) >= share * (1 - countRounding)
    }
  }

  /// The least count with at most probability `share` above it, give or take rounding.
  public func upperQuantile(_ share: Double) -> Double {
    precondition(share >= 0 && share <= 1, "a probability lies in 0...1, not at \(share)")
    return leastCount(upTo: Double(trials)) {
      probability(above: $0) <= share * (1 + countRounding)
    }
  }
}

/// The least whole number from 0 up to `limit` from which on `holds` is true.
func leastCount(upTo limit: Double, _ holds: (Double) -> Bool) -> Double {
  var (low, high) = (-1.0, 1.0)
  while high < limit, !holds(high) { (low, high) = (high, high * 2) }
  high = min(high, limit)
  while high - low > 1 {
    let middle = ((low + high) / 2).rounded(.down)
    if holds(middle) { high = middle } else { low = middle }
  }
  return high
}

/// What a computed tail of counts may miss of itself: a share this near to a tail is that tail.
let countRounding = 256 * Double.ulpOfOne
