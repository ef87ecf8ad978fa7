import Foundation

/// The range of independent normal numbers, divided by an independent estimate of their deviation.
///
/// Computed by quadrature to about ten digits of either tail for `degrees` of 2 and more, six for 1;
/// for infinitely many degrees of freedom the smaller tail keeps its relative accuracy.
public struct StudentizedRangeDistribution: Distribution, Equatable {
  /// How many numbers the range is of.
  public let groups: Int
  /// The degrees of freedom of the estimate; infinite where the deviation is known.
  public let degrees: Double

  public init(groups: Int, degrees: Double = .infinity) {
    precondition(groups >= 2, "a range is of at least 2 numbers, not \(groups)")
    precondition(degrees >= 1, "degrees of freedom are at least 1, not \(degrees)")
    self.groups = groups
    self.degrees = degrees
  }

  public var support: ClosedRange<Double> { 0 ... .infinity }

  public func density(_ value: Double) -> Double {
    guard value > 0, value < .infinity else { return 0 }
    return overDeviation { $0 * rangeDensity(value * $0) }
  }

  public func probability(atMost value: Double) -> Double {
    guard value > 0 else { return 0 }
    guard value < .infinity else { return 1 }
    let above = probability(above: value)
    return above < 0.5 ? 1 - above : min(overDeviation { rangeBelow(value * $0) }, 1)
  }

  public func probability(above value: Double) -> Double {
    guard value > 0 else { return 1 }
    guard value < .infinity else { return 0 }
    return min(overDeviation { rangeAbove(value * $0) }, 1)
  }

  // The range of normal numbers of known deviation: the least of them is at z, one of `groups`.

  private func rangeBelow(_ range: Double) -> Double {
    overLeast(range) { between, _ in Functions.power(between, Double(groups - 1)) }
  }

  private func rangeAbove(_ range: Double) -> Double {
    overLeast(range) { between, above in
      let all = between + above
      guard between > 0 else { return Functions.power(all, Double(groups - 1)) }
      // allⁿ − betweenⁿ without cancellation.
      let n = Double(groups - 1)
      return Functions.power(all, n) * -expm1(n * log1p(-above / all))
    }
  }

  private func rangeDensity(_ range: Double) -> Double {
    let normal = NormalDistribution.standard
    return Double(groups) * Double(groups - 1)
      * Quadrature.integrate(-9...9, panels: 18) { z in
        let between = tails(z, range).between
        return normal.density(z) * normal.density(z + range)
          * Functions.power(between, Double(groups - 2))
      }
  }

  /// Integrates `groups` · φ(z) · `term` over the least number z; `term` is told the probability between
  /// z and z + range, and that above z + range.
  private func overLeast(_ range: Double, _ term: (Double, Double) -> Double) -> Double {
    let range = min(range, 80)  // beyond, the tail is less than the least number above 0
    // Where the range is wide, what counts happens around its half below zero.
    let low = -max(9, range / 2 + 9)
    return Double(groups)
      * Quadrature.integrate(low...9, panels: Int(9 - low) * 3 / 2) { z in
        let (between, above) = tails(z, range)
        return NormalDistribution.standard.density(z) * term(between, above)
      }
  }

  private func tails(_ z: Double, _ range: Double) -> (between: Double, above: Double) {
    let normal = NormalDistribution.standard
    let above = normal.probability(above: z + range)
    let between =
      z > 0
      ? normal.probability(above: z) - above
      : z + range < 0
        ? normal.probability(atMost: z + range) - normal.probability(atMost: z)
        : 1 - normal.probability(atMost: z) - above
    return (max(between, 0), above)
  }

  /// The mean of `value` over the estimated deviation, whose square times `degrees` is chi-square.
  private func overDeviation(_ value: (Double) -> Double) -> Double {
    guard degrees < 1e7 else { return value(1) }
    let squares = ChiSquareDistribution(degrees: degrees)
    let low = (squares.quantile(1e-18) / degrees).squareRoot()
    let high = (squares.upperQuantile(1e-18) / degrees).squareRoot()
    return Quadrature.integrate(low...high, panels: 16) { s in
      2 * degrees * s * squares.density(degrees * s * s) * value(s)
    }
  }
}
