import Foundation

/// Student's t distribution.
public struct StudentTDistribution: Distribution, Equatable {
  public let degrees: Double

  public init(degrees: Double) {
    precondition(degrees > 0, "degrees of freedom are above 0, not \(degrees)")
    self.degrees = degrees
  }

  public var support: ClosedRange<Double> { -.infinity ... .infinity }

  public func density(_ value: Double) -> Double {
    guard degrees < .infinity else { return NormalDistribution.standard.density(value) }
    guard value.isFinite else { return 0 }
    // Nearer to 0 the density is the same, to the last bit.
    let distance = max(abs(value), 1e-9 * degrees.squareRoot())
    let square = distance * distance
    guard square < .infinity else { return 0 }
    let front = Functions.betaFront(
      degrees / 2, 0.5, degrees / (degrees + square), square / (degrees + square))
    return front / distance
  }

  public func probability(atMost value: Double) -> Double { probability(above: -value) }

  public func probability(above value: Double) -> Double {
    guard degrees < .infinity else { return NormalDistribution.standard.probability(above: value) }
    guard value.isFinite else { return value > 0 ? 0 : 1 }
    let square = value * value
    guard square < .infinity else { return value > 0 ? 0 : 1 }
    let tails = Functions.incompleteBeta(
      degrees / 2, 0.5, at: degrees / (degrees + square), complement: square / (degrees + square))
    return value >= 0 ? tails.lower / 2 : tails.upper / 2 + 0.5
  }
}
