import Foundation

/// The Poisson distribution: of the count of events that come independently, `mean` of them on average.
public struct PoissonDistribution: Distribution, Equatable {
  public let mean: Double

  public init(mean: Double) {
    precondition(mean > 0, "the mean of a Poisson distribution is above 0, not \(mean)")
    self.mean = mean
  }

  public var support: ClosedRange<Double> { 0 ... .infinity }

  public func density(_ value: Double) -> Double {
    guard value >= 0, value == value.rounded(), value < .infinity else { return 0 }
    if value == 0 { return exp(-mean) }
    return Functions.gammaFront(value, mean) / value
  }

  public func probability(atMost value: Double) -> Double {
    value < 0 ? 0 : Functions.incompleteGamma(value.rounded(.down) + 1, mean).upper
  }

  public func probability(above value: Double) -> Double {
    value < 0 ? 1 : Functions.incompleteGamma(value.rounded(.down) + 1, mean).lower
  }

  /// The least count with at least probability `share` at or below it, give or take rounding.
  public func quantile(_ share: Double) -> Double {
    precondition(share >= 0 && share <= 1, "a probability lies in 0...1, not at \(share)")
    if share == 1 { return .infinity }
    return leastCount(upTo: .infinity) { probability(atMost: $0) >= share * (1 - countRounding) }
  }

  /// The least count with at most probability `share` above it, give or take rounding.
  public func upperQuantile(_ share: Double) -> Double {
    precondition(share >= 0 && share <= 1, "a probability lies in 0...1, not at \(share)")
    if share == 0 { return .infinity }
    return leastCount(upTo: .infinity) { probability(above: $0) <= share * (1 + countRounding) }
  }
}
