import Foundation

/// The normal distribution.
public struct NormalDistribution: Distribution, Equatable {
  public let mean: Double
  public let deviation: Double

  public static let standard = NormalDistribution(mean: 0, deviation: 1)

  public init(mean: Double, deviation: Double) {
    precondition(deviation > 0, "a standard deviation is above 0, not \(deviation)")
    self.mean = mean
    self.deviation = deviation
  }

  public var support: ClosedRange<Double> { -.infinity ... .infinity }

  public func density(_ value: Double) -> Double {
    exp(logDensity(value))
  }

  public func logDensity(_ value: Double) -> Double {
    let z = (value - mean) / deviation
    return -z * z / 2 - log(deviation) - Functions.logRootTwoPi
  }

  public func probability(atMost value: Double) -> Double {
    erfc(-(value - mean) / deviation * 0.5.squareRoot()) / 2
  }

  public func probability(above value: Double) -> Double {
    erfc((value - mean) / deviation * 0.5.squareRoot()) / 2
  }

  public func quantile(_ share: Double) -> Double {
    precondition(share >= 0 && share <= 1, "a probability lies in 0...1, not at \(share)")
    if share > 0.5 { return mean + deviation * Self.tailPoint(1 - share) }
    return mean - deviation * Self.tailPoint(share)
  }

  public func upperQuantile(_ share: Double) -> Double {
    precondition(share >= 0 && share <= 1, "a probability lies in 0...1, not at \(share)")
    if share > 0.5 { return mean - deviation * Self.tailPoint(1 - share) }
    return mean + deviation * Self.tailPoint(share)
  }

  /// The z ≥ 0 with probability `tail` ≤ 0.5 above it: Wichura's method AS 241 and one step of Halley's.
  private static func tailPoint(_ tail: Double) -> Double {
    guard tail > 0 else { return .infinity }
    let z = approximation(tail)
    // Relative to the tail, so that the step is right however small it is.
    let miss = erfc(z * 0.5.squareRoot()) / 2 - tail
    let density = exp(-z * z / 2 - Functions.logRootTwoPi)
    guard density > 0, tail > 1e-290 else { return z }
    let step = miss / density
    return z + step / (1 + z * step / 2)
  }

  private static func approximation(_ tail: Double) -> Double {
    let distance = 0.5 - tail
    if distance <= 0.425 {
      let r = 0.180625 - distance * distance
      return distance * ratio(r, centralAbove, centralBelow)
    }
    let r = (-log(tail)).squareRoot()
    return r <= 5 ? ratio(r - 1.6, middleAbove, middleBelow) : ratio(r - 5, farAbove, farBelow)
  }

  private static func ratio(_ x: Double, _ above: [Double], _ below: [Double]) -> Double {
    polynomial(x, above) / polynomial(x, below)
  }

  private static func polynomial(_ x: Double, _ coefficients: [Double]) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
  }

  // Coefficients of AS 241 (PPND16), the constant first.
  private static let centralAbove = [
    3.3871328727963666080, 1.3314166789178437745e2, 1.9715909503065514427e3,
    1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
    3.3430575583588128105e4, 2.5090809287301226727e3,
  ]
  private static let centralBelow = [
    1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
    2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4,
    5.2264952788528545610e3,
  ]
  private static let middleAbove = [
    1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550,
    3.64784832476320460504, 1.27045825245236838258, 2.41780725177450611770e-1,
    2.27238449892691845833e-2, 7.74545014278341407640e-4,
  ]
  private static let middleBelow = [
    1, 2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1,
    1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
    1.05075007164441684324e-9,
  ]
  private static let farAbove = [
    6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580,
    2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
    2.71155556874348757815e-5, 2.01033439929228813265e-7,
  ]
  private static let farBelow = [
    1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
    7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
    2.04426310338993978564e-15,
  ]
}
