import Foundation

/// The F distribution of Fisher and Snedecor.
public struct FDistribution: Distribution, Equatable {
  public let numerator: Double
  public let denominator: Double

  public init(numerator: Double, denominator: Double) {
    precondition(numerator > 0 && denominator > 0, "degrees of freedom are above 0")
    self.numerator = numerator
    self.denominator = denominator
  }

  public var support: ClosedRange<Double> { 0 ... .infinity }

  public func density(_ value: Double) -> Double {
    guard value >= 0, value < .infinity else { return 0 }
    if value == 0 { return numerator < 2 ? .infinity : numerator == 2 ? 1 : 0 }
    let (x, y) = shares(value)
    return Functions.betaFront(numerator / 2, denominator / 2, x, y) / value
  }

  public func probability(atMost value: Double) -> Double { tails(value).lower }

  public func probability(above value: Double) -> Double { tails(value).upper }

  private func tails(_ value: Double) -> (lower: Double, upper: Double) {
    guard value > 0 else { return (0, 1) }
    let (x, y) = shares(value)
    return Functions.incompleteBeta(numerator / 2, denominator / 2, at: x, complement: y)
  }

  /// The beta variable that belongs to `value`, and one minus it.
  private func shares(_ value: Double) -> (Double, Double) {
    let ratio = value * (numerator / denominator)
    return ratio < .infinity ? (ratio / (1 + ratio), 1 / (1 + ratio)) : (1, 0)
  }
}
