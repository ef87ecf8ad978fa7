import Foundation

// Series and fraction take some √shape steps; this takes the same few for any shape.
extension Functions {
  /// From here on the expansion is as accurate as the series, and no more than ±0.04 of its variable matter.
  static let largeShape = 1e6

  /// P and Q by the expansion that is uniform in x / a (Temme 1979).
  ///
  /// With ½η² = x/a − 1 − ln(x/a), Q = ½ erfc(η √(a/2)) + e^(−aη²/2) / √(2πa) · (c₀(η) + c₁(η)/a), but for a
  /// relative error below 1e-14: c₂/a² is below 1e-14 where a ≥ 1e6. Where |η| is above 0.04, the smaller tail is
  /// below 1e-323, so that few terms of the powers of η are enough.
  static func gammaOfLargeShape(_ a: Double, _ x: Double) -> (lower: Double, upper: Double) {
    let exponent = deviance(a, x)
    let isBelow = x < a
    let eta = (2 * exponent / a).squareRoot() * (isBelow ? -1 : 1)
    let terms: Double = polynomial(zerothTerms, eta) + polynomial(firstTerms, eta) / a
    let rest: Double = exp(-exponent) / (2 * Double.pi * a).squareRoot() * terms
    let half: Double = erfc(exponent.squareRoot()) / 2
    let smaller = isBelow ? half - rest : half + rest
    return isBelow ? (smaller, 1 - smaller) : (1 - smaller, smaller)
  }

  /// c₀ = 1/(λ − 1) − 1/η for λ = x/a, by powers of η.
  private static let zerothTerms: [Double] = [
    -1 / 3, 1 / 12, -2 / 135, 1 / 864, 1 / 2835, -139 / 777_600, 1 / 25_515, -571 / 261_273_600,
  ]

  /// c₁ = 1/η³ − 1/(λ − 1)³ − 1/(λ − 1)² − 1/(12 (λ − 1)), by powers of η.
  private static let firstTerms: [Double] = [-1 / 540, -1 / 288, 1 / 378]

  private static func polynomial(_ terms: [Double], _ x: Double) -> Double {
    guard abs(x) < 1 else { return 0 }  // its factor is 0
    return terms.reversed().reduce(0.0) { $0 * x + $1 }
  }
}
