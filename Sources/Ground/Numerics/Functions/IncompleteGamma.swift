import Foundation

extension Functions {
  /// The regularized incomplete gamma functions at `x`: P = γ(`a`, x) / Γ(a) and Q = 1 − P, the smaller
  /// of the two accurate to about 1e-13 of itself.
  ///
  /// - Precondition: `a` > 0 and `x` ≥ 0.
  public static func incompleteGamma(_ a: Double, _ x: Double) -> (lower: Double, upper: Double) {
    precondition(a > 0 && x >= 0, "the incomplete gamma function needs a > 0 and x ≥ 0")
    guard x > 0 else { return (0, 1) }
    guard x < .infinity else { return (1, 0) }
    guard a < largeShape else { return gammaOfLargeShape(a, x) }
    let front = gammaFront(a, x)
    if x < a + 1 {
      let lower = min(front / a * gammaSeries(a, x), 1)
      return (lower, 1 - lower)
    }
    let upper = min(front * gammaFraction(a, x), 1)
    return (1 - upper, upper)
  }

  /// xᵃ e⁻ˣ / Γ(a).
  static func gammaFront(_ a: Double, _ x: Double) -> Double {
    exp(-stirlingError(a) - deviance(a, x)) * (a / (2 * .pi)).squareRoot()
  }

  /// Σ xⁿ / ((a + 1) … (a + n)).
  private static func gammaSeries(_ a: Double, _ x: Double) -> Double {
    var (term, sum, step) = (1.0, 1.0, a)
    while term > sum * 0x1p-54 {
      step += 1
      term *= x / step
      sum += term
    }
    return sum
  }

  /// The continued fraction of Q without its front (Lentz's method).
  private static func gammaFraction(_ a: Double, _ x: Double) -> Double {
    var b = x + 1 - a
    var c = 1 / tiny
    var d = 1 / b
    var product = d
    for step in 1..<10_000_000 {
      let i = Double(step)
      let an = -i * (i - a)
      b += 2
      d = 1 / away(an * d + b)
      c = away(b + an / c)
      product *= d * c
      if abs(d * c - 1) < 0x1p-52 { return product }
    }
    preconditionFailure(
      "the fraction of the incomplete gamma function of \(a) at \(x) does not converge")
  }

  static let tiny = 1e-300

  /// `value`, or a number next to zero in its place.
  static func away(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
}
