import Foundation

extension Functions {
  /// The regularized incomplete beta function I at `x`, and 1 − I, the smaller of the two accurate to
  /// about 1e-13 of itself.
  ///
  /// - Parameter complement: 1 − `x`, which the caller may know better than subtraction does.
  /// - Precondition: `a`, `b` > 0 and `x` in 0...1.
  public static func incompleteBeta(
    _ a: Double, _ b: Double, at x: Double, complement: Double? = nil
  ) -> (lower: Double, upper: Double) {
    let y = complement ?? 1 - x
    precondition(a > 0 && b > 0, "the incomplete beta function needs a > 0 and b > 0")
    precondition(x >= 0 && y >= 0, "the incomplete beta function is defined on 0...1, not at \(x)")
    guard x > 0 else { return (0, 1) }
    guard y > 0 else { return (1, 0) }
    if x <= (a + 1) / (a + b + 2) {
      let lower = min(betaFront(a, b, x, y) / a * betaFraction(a, b, x), 1)
      return (lower, 1 - lower)
    }
    let upper = min(betaFront(b, a, y, x) / b * betaFraction(b, a, y), 1)
    return (1 - upper, upper)
  }

  /// xᵃ yᵇ / B(a, b) for y = 1 − x.
  static func betaFront(_ a: Double, _ b: Double, _ x: Double, _ y: Double) -> Double {
    let n = a + b
    let exponent =
      stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * x)
      - deviance(b, n * y)
    return exp(exponent) * (a / n * b / (2 * .pi)).squareRoot()
  }

  /// The continued fraction of I (Didonato and Morris 1992, by Lentz's method).
  private static func betaFraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    var c = 1.0
    var d = 1 / away(1 - (a + b) * x / (a + 1))
    var product = d
    for step in 1..<10_000_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / away(1 + even * d)
      c = away(1 + even / c)
      product *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / away(1 + odd * d)
      c = away(1 + odd / c)
      product *= d * c
      if abs(d * c - 1) < 0x1p-52 { return product }
    }
    preconditionFailure(
      "the fraction of the incomplete beta function of \(a) and \(b) at \(x) does not converge")
  }
}
