/// The chi-square distribution: of the sum of squares of `degrees` standard normal numbers.
public struct ChiSquareDistribution: Distribution, Equatable {
  public let degrees: Double
  private var gamma: GammaDistribution { GammaDistribution(shape: degrees / 2, scale: 2) }

  public init(degrees: Double) {
    precondition(degrees > 0, "degrees of freedom are above 0, not \(degrees)")
    self.degrees = degrees
  }

  public var support: ClosedRange<Double> { 0 ... .infinity }
  public func density(_ value: Double) -> Double { gamma.density(value) }
  public func probability(atMost value: Double) -> Double { gamma.probability(atMost: value) }
  public func probability(above value: Double) -> Double { gamma.probability(above: value) }
}
