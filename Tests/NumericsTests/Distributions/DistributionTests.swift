import Foundation
import Numerics
import Testing

/// A line of `Fixtures/distributions.csv`.
struct TailCase: Sendable, CustomTestStringConvertible {
  let name: String
  let parameters: [Double]
  let value: Double
  let lower: Double
  let upper: Double

  var testDescription: String { "\(name) \(parameters) at \(value)" }

  var distribution: any Distribution {
    let p = parameters
    return switch name {
    case "normal": NormalDistribution.standard
    case "t": StudentTDistribution(degrees: p[0])
    case "f": FDistribution(numerator: p[0], denominator: p[1])
    case "chi2": ChiSquareDistribution(degrees: p[0])
    case "gamma": GammaDistribution(shape: p[0], scale: p[1])
    case "beta": BetaDistribution(p[0], p[1])
    case "binomial": BinomialDistribution(trials: Int(p[0]), chance: p[1])
    case "poisson": PoissonDistribution(mean: p[0])
    case "kolmogorov": KolmogorovDistribution()
    default: StudentizedRangeDistribution(groups: Int(p[0]), degrees: p[1])
    }
  }

  var isOfCounts: Bool { name == "binomial" || name == "poisson" }

  /// All cases, as mpmath and scipy computed them (versions in the file's first line).
  static let all: [TailCase] = {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Fixtures/distributions.csv")
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").dropFirst(2).map { line in
      let parts = line.split(separator: ",", omittingEmptySubsequences: false)
      let numbers = parts.dropFirst(2).map { Double($0) ?? .nan }
      return TailCase(
        name: String(parts[0]),
        parameters: parts[1].split(separator: " ").map { Double($0) ?? .nan },
        value: numbers[0], lower: numbers[1], upper: numbers[2])
    }
  }()
}

struct DistributionTests {
  /// What the smaller tail may miss, relative to itself.
  func tolerance(_ tail: TailCase) -> Double { tail.name == "range" ? 1e-9 : 1e-11 }

  @Test func `the fixture has its cases`() {
    #expect(TailCase.all.count > 250)
  }

  @Test func `both tails are those that many digits give, however small`() {
    for tail in TailCase.all {
      let (found, limit) = (tail.distribution, tolerance(tail))
      let (lower, upper) = (
        found.probability(atMost: tail.value), found.probability(above: tail.value)
      )
      let (low, high) = (tail.lower, tail.upper)
      // The greater tail may lose what the smaller gains; denormal tails have fewer digits.
      let isLowerSmall = low < 0.9 && low > 1e-305
      let isUpperSmall = high < 0.9 && high > 1e-305
      #expect(
        relativeError(lower, low) < limit || !isLowerSmall,
        "\(tail.testDescription): \(lower) for \(low)")
      #expect(
        relativeError(upper, high) < limit || !isUpperSmall,
        "\(tail.testDescription): \(upper) for \(high)")
      #expect(abs(lower + upper - 1) < 1e-10)
    }
  }

  @Test func `a quantile takes its probability back, from either tail`() {
    for tail in TailCase.all where !tail.isOfCounts {
      let found = tail.distribution
      if tail.lower > 1e-300, tail.lower < 0.9 {
        let point = found.quantile(tail.lower)
        let back = found.probability(atMost: point)
        #expect(
          relativeError(back, tail.lower) < 1e-9 || wouldJump(found, point, tail.lower),
          "\(tail.testDescription): \(point)")
      }
      if tail.upper > 1e-300, tail.upper < 0.9 {
        let point = found.upperQuantile(tail.upper)
        let back = found.probability(above: point)
        #expect(
          relativeError(back, tail.upper) < 1e-9 || wouldJump(found, point, 1 - tail.upper),
          "\(tail.testDescription): \(point)")
      }
    }
  }

  /// Whether the neighboring numbers of `point` already lie on either side of `share`.
  func wouldJump(_ found: any Distribution, _ point: Double, _ share: Double) -> Bool {
    found.probability(atMost: point.nextDown) <= share
      && share <= found.probability(atMost: point.nextUp)
  }

  @Test func `the density is the slope of the probability`() {
    for tail in TailCase.all where !tail.isOfCounts && tail.value != 0 {
      let found = tail.distribution
      let step = abs(tail.value) * 1e-4
      let (left, right) = (tail.value - step, tail.value + step)
      let rise =
        tail.lower < 0.5
        ? found.probability(atMost: right) - found.probability(atMost: left)
        : found.probability(above: left) - found.probability(above: right)
      let density = found.density(tail.value)
      // Central differences err by the third derivative; tails that fall steeply are left out.
      guard density > 1e-200, rise > 1e-4 * min(tail.lower, tail.upper) else { continue }
      let steepness = abs(log(found.density(right) / found.density(left)))
      guard steepness < 0.02, tail.value + step < found.support.upperBound else { continue }
      #expect(relativeError(density, rise / (2 * step)) < 1e-3, "\(tail.testDescription)")
    }
  }

  @Test func `probabilities of counts add up to the tails`() {
    for found in [
      BinomialDistribution(trials: 30, chance: 0.2) as any Distribution,
      PoissonDistribution(mean: 4),
    ] {
      var sum = 0.0
      for count in 0...30 {
        sum += found.density(Double(count))
        #expect(abs(sum - found.probability(atMost: Double(count))) < 1e-14)
      }
    }
  }

  @Test func `the quantile of a count is the least that holds enough`() {
    let coin = BinomialDistribution(trials: 10, chance: 0.5)
    // P(X ≤ 4) = 386/1024, P(X ≤ 5) = 638/1024.
    #expect(coin.quantile(386.0 / 1024) == 4)
    #expect(coin.quantile(0.5) == 5)
    #expect(coin.upperQuantile(0.5) == 5)
    #expect(coin.quantile(0) == 0)
    #expect(coin.quantile(1) == 10)
    #expect(PoissonDistribution(mean: 3).quantile(0.05) == 1)  // e⁻³ = 0.0498, P(X ≤ 1) = 0.199
  }

  @Test func `certain and impossible trials have no spread`() {
    for (chance, count) in [(0.0, 0.0), (1, 5)] {
      let found = BinomialDistribution(trials: 5, chance: chance)
      #expect(found.density(count) == 1)
      #expect(found.probability(atMost: count) == 1)
      #expect(found.probability(above: count - 1) == 1)
      #expect(found.quantile(0.3) == count)
    }
    #expect(BinomialDistribution(trials: 0, chance: 0.4).probability(atMost: 0) == 1)
  }

  @Test(arguments: [
    (0.975, 1.959963984540054), (0.995, 2.5758293035489004), (0.5, 0), (0.025, -1.959963984540054),
    (1e-10, -6.361340902404056), (1e-100, -21.273453560965325),
  ])
  func `normal quantiles are the known ones`(share: Double, wanted: Double) {
    #expect(
      abs(NormalDistribution.standard.quantile(share) - wanted) <= 4e-16 * max(abs(wanted), 1))
  }

  @Test func `quantiles at the ends are the ends of the support`() {
    #expect(NormalDistribution.standard.quantile(0) == -.infinity)
    #expect(NormalDistribution.standard.upperQuantile(0) == .infinity)
    #expect(BetaDistribution(2, 3).quantile(1) == 1)
    #expect(ChiSquareDistribution(degrees: 3).upperQuantile(1) == 0)
  }

  @Test func `beta quantiles give the calibration ranks of split conformal tests`() {
    // The largest k with BetaCDF(α; k, n + 1 − k) ≥ 0.95, from Vovk 2012 as published tables give them.
    for (n, alpha, k) in [(500, 0.01, 2), (500, 0.05, 17), (1000, 0.02, 13), (10000, 0.05, 464)] {
      func confidence(_ k: Int) -> Double {
        BetaDistribution(Double(k), Double(n + 1 - k)).probability(atMost: alpha)
      }
      #expect(confidence(k) >= 0.95)
      #expect(confidence(k + 1) < 0.95)
    }
  }
}

struct StudentizedRangeTests {
  /// Nemenyi's constants: the quantile of the range over √2, known deviation (Demšar 2006, more digits).
  @Test(arguments: [
    (0.05, [1.9600, 2.3437, 2.5690, 2.7278, 2.8497, 2.9483, 3.0309, 3.1017, 3.1637]),
    (0.10, [1.6449, 2.0523, 2.2913, 2.4595, 2.5885, 2.6927, 2.7799, 2.8546, 2.9199]),
  ])
  func `Nemenyi's constants come out to four decimals`(level: Double, constants: [Double]) {
    for (place, constant) in constants.enumerated() {
      let range = StudentizedRangeDistribution(groups: place + 2)
      #expect(abs(range.upperQuantile(level) / 2.0.squareRoot() - constant) < 0.5001e-4)
    }
  }

  @Test(arguments: [(23, 3.6156), (32, 3.7802)])
  func `Nemenyi's constants of many methods come out too`(groups: Int, constant: Double) {
    let range = StudentizedRangeDistribution(groups: groups)
    #expect(abs(range.upperQuantile(0.05) / 2.0.squareRoot() - constant) < 0.5001e-4)
  }

  @Test func `the range of two is a t-distributed difference`() {
    // |a − b| / s = √2 |t|
    for degrees in [3, 12, .infinity] {
      let t = StudentTDistribution(degrees: degrees)
      let range = StudentizedRangeDistribution(groups: 2, degrees: degrees)
      for value in [0.1, 1, 4, 9] {
        let wanted = 2 * t.probability(above: value / 2.0.squareRoot())
        #expect(relativeError(range.probability(above: value), wanted) < 1e-9)
      }
    }
  }
}
