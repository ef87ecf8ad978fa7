import Foundation

/// Special functions, each accurate to a few units in the last place or as its comment says.
public enum Functions {
  /// The natural logarithm of |Γ(`x`)|.
  public static func logGamma(_ x: Double) -> Double { lgamma(x).0 }

  /// The natural logarithm of the beta function B(`a`, `b`).
  public static func logBeta(_ a: Double, _ b: Double) -> Double {
    logGamma(a) + logGamma(b) - logGamma(a + b)
  }

  /// The derivative of ln Γ at `x` > 0.
  public static func digamma(_ x: Double) -> Double {
    var (x, shift) = (x, 0.0)
    while x < 12 {
      shift -= 1 / x
      x += 1
    }
    let y = 1 / (x * x)
    let series =
      y * (1 / 12.0 - y * (1 / 120.0 - y * (1 / 252.0 - y * (1 / 240.0 - y * (1 / 132.0)))))
    return shift + log(x) - 0.5 / x - series
  }

  /// The logarithm of the sum of the exponentials of `values`, which does not overflow; −∞ of none.
  public static func logSumExp(_ values: [Double]) -> Double {
    guard let largest = values.max(), largest.isFinite else { return values.max() ?? -.infinity }
    return largest + log(values.reduce(0) { $0 + exp($1 - largest) })
  }

  static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

  static let logRootTwoPi = 0.918938533204672741780329736406

  /// ln Γ(`n` + 1) less Stirling's formula for it.
  static func stirlingError(_ n: Double) -> Double {
    guard n > 10 else {
      return logGamma(n + 1) - (n + 0.5) * log(n) + n - logRootTwoPi
    }
    let y = 1 / (n * n)
    let series = 1 / 1260.0 - y * (1 / 1680.0 - y * (1 / 1188.0 - y * (691 / 360360.0 - y / 156)))
    return (1 / 12.0 - y * (1 / 360.0 - y * series)) / n
  }

  /// x ln(x / m) + m − x without cancellation where the two are near (Loader 2000).
  static func deviance(_ x: Double, _ m: Double) -> Double {
    guard abs(x - m) < 0.1 * (x + m) else { return x > 0 ? x * log(x / m) + m - x : m }
    let v = (x - m) / (x + m)
    var sum = (x - m) * v
    var term = 2 * x * v
    for order in 1..<1000 {
      term *= v * v
      let next = sum + term / Double(2 * order + 1)
      if next == sum { break }
      sum = next
    }
    return sum
  }
}
