import Foundation

/// The gamma distribution.
public struct GammaDistribution: Distribution, Equatable {
  public let shape: Double
  public let scale: Double

  public init(shape: Double, scale: Double = 1) {
    precondition(shape > 0 && scale > 0, "a gamma distribution has a shape and scale above 0")
    self.shape = shape
    self.scale = scale
  }

  public var support: ClosedRange<Double> { 0 ... .infinity }

  public func density(_ value: Double) -> Double {
    let x = value / scale
    guard x >= 0, x < .infinity else { return 0 }
    if x == 0 { return shape < 1 ? .infinity : shape == 1 ? 1 / scale : 0 }
    return Functions.gammaFront(shape, x) / x / scale
  }

  public func probability(atMost value: Double) -> Double {
    Functions.incompleteGamma(shape, max(value / scale, 0)).lower
  }

  public func probability(above value: Double) -> Double {
    Functions.incompleteGamma(shape, max(value / scale, 0)).upper
  }
}
