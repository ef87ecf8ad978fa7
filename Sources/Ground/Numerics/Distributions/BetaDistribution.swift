import Foundation

/// The beta distribution.
public struct BetaDistribution: Distribution, Equatable {
  public let a: Double
  public let b: Double

  public init(_ a: Double, _ b: Double) {
    precondition(a > 0 && b > 0, "a beta distribution has two shapes above 0")
    self.a = a
    self.b = b
  }

  public var support: ClosedRange<Double> { 0...1 }

  public func density(_ value: Double) -> Double {
    guard value >= 0, value <= 1 else { return 0 }
    if value == 0 { return a < 1 ? .infinity : a == 1 ? b : 0 }
    if value == 1 { return b < 1 ? .infinity : b == 1 ? a : 0 }
    return Functions.betaFront(a, b, value, 1 - value) / value / (1 - value)
  }

  public func probability(atMost value: Double) -> Double {
    Functions.incompleteBeta(a, b, at: min(max(value, 0), 1)).lower
  }

  public func probability(above value: Double) -> Double {
    Functions.incompleteBeta(a, b, at: min(max(value, 0), 1)).upper
  }
}
