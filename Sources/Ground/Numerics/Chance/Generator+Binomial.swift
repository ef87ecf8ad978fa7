import Foundation

extension Generator {
  /// How many of `trials` succeed when each does with the given chance, independently of the others.
  ///
  /// Few expected successes are counted out one by one; many are found by transformed rejection with
  /// squeeze (Hörmann 1993, BTRS), in a time that does not depend on `trials`.
  public mutating func binomial(_ trials: Int, chance: Double) -> Int {
    precondition(trials >= 0 && chance >= 0 && chance <= 1, "\(trials) trials of chance \(chance)")
    guard trials > 0, chance > 0 else { return 0 }
    guard chance <= 0.5 else { return trials - binomial(trials, chance: 1 - chance) }
    return Double(trials) * chance < 10
      ? counted(trials, chance) : rejected(Double(trials), chance)
  }

  /// Adds up the probabilities of 0, 1, 2 … successes until they pass one uniform draw.
  private mutating func counted(_ trials: Int, _ chance: Double) -> Int {
    let odds = chance / (1 - chance)
    let none = exp(Double(trials) * log1p(-chance))
    while true {
      var (rest, share, successes) = (uniform(), none, 0)
      while rest > share, successes <= trials {
        rest -= share
        successes += 1
        share *= odds * Double(trials - successes + 1) / Double(successes)
      }
      if successes <= trials { return successes }  // rounding used up the whole distribution
    }
  }

  private mutating func rejected(_ trials: Double, _ chance: Double) -> Int {
    let deviation = (trials * chance * (1 - chance)).squareRoot()
    let b = 1.15 + 2.53 * deviation
    let a = -0.0873 + 0.0248 * b + 0.01 * chance
    let center = trials * chance + 0.5
    let alpha = (2.83 + 5.1 / b) * deviation
    let squeeze = 0.92 - 4.2 / b
    let odds = chance / (1 - chance)
    let mode = ((trials + 1) * chance).rounded(.down)
    while true {
      let place = uniform() - 0.5
      let height = uniform()
      let edge = 0.5 - abs(place)
      let count = ((2 * a / edge + b) * place + center).rounded(.down)
      if edge >= 0.07, height <= squeeze { return Int(count) }
      guard count >= 0, count <= trials else { continue }
      let bound =
        (mode + 0.5) * log((mode + 1) / (odds * (trials - mode + 1)))
        + (trials + 1) * log((trials - mode + 1) / (trials - count + 1))
        + (count + 0.5) * log(odds * (trials - count + 1) / (count + 1))
        + Self.stirlingRest(mode) + Self.stirlingRest(trials - mode)
        - Self.stirlingRest(count) - Self.stirlingRest(trials - count)
      if log(height * alpha / (a / (edge * edge) + b)) <= bound { return Int(count) }
    }
  }

  /// What Stirling's formula leaves of log (*k*!), as a series in 1/(*k* + 1).
  private static func stirlingRest(_ k: Double) -> Double {
    guard k > 9 else {
      return lgamma(k + 1) - (0.5 * log(2 * .pi) + (k + 0.5) * log(k + 1) - (k + 1))
    }
    let square = (k + 1) * (k + 1)
    return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / (k + 1)
  }
}
