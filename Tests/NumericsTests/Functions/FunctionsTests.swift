import Foundation
import Numerics
import Testing

struct FunctionsTests {
  @Test func `digamma has its known values`() {
    #expect(abs(Functions.digamma(1) + 0.57721566490153286) < 4e-15)
    #expect(abs(Functions.digamma(0.5) + 1.9635100260214235) < 4e-15)
    #expect(relativeError(Functions.digamma(1e6), 13.815510057964191) < 1e-15)
  }

  @Test func `the sum of exponentials does not overflow`() {
    #expect(abs(Functions.logSumExp([1000, 1000]) - 1000 - log(2)) < 1e-12)
    #expect(Functions.logSumExp([]) == -.infinity)
    #expect(Functions.logSumExp([-.infinity, -.infinity]) == -.infinity)
    #expect(Functions.logSumExp([-2000, -.infinity]) == -2000)
  }

  @Test func `incomplete beta mirrors itself`() {
    for (a, b, x) in [(2.0, 3, 0.2), (0.5, 40, 0.03), (1e6, 2e6, 0.3333)] {
      let here = Functions.incompleteBeta(a, b, at: x, complement: 1 - x)
      let there = Functions.incompleteBeta(b, a, at: 1 - x, complement: x)
      #expect(relativeError(here.lower, there.upper) < 1e-13)
      #expect(relativeError(here.upper, there.lower) < 1e-13)
    }
  }

  @Test func `incomplete gamma of shape 1 is an exponential`() {
    for x in [1e-12, 0.3, 2, 50, 600] {
      let tails = Functions.incompleteGamma(1, x)
      #expect(relativeError(tails.upper, exp(-x)) < 1e-13)
      #expect(relativeError(tails.lower, -expm1(-x)) < 1e-13)
    }
  }

  /// By mpmath 1.3 with 60 digits: the density integrated from x over 50 standard deviations either way; far out
  /// in the tail, by the continued fraction.
  @Test(arguments: [
    (1e6, 995_000.0, 2.7495803592700707538e-7, 0.99999972504196407299),
    (1e6, 1e6, 0.50013298076087259124, 0.49986701923912740876),
    (1e6, 1_003_000, 0.99863825935378240852, 0.0013617406462175914794),
    (2e6, 2042426.4068711929, 1, 2.578544616845738962e-195),
    (1e8, 99_980_000, 0.022744732581593558139, 0.97725526741840644186),
    (1e8, 100_030_000, 0.99864891989839804238, 0.0013510801016019576218),
    (1e12, 1_000_004_000_000, 0.9999683280890107103, 0.000031671910989289697607),
    (1e18, 1.000000001e18, 0.84134474606854294863, 0.15865525393145705137),
  ])
  func `incomplete gamma of a large shape has its known values`(
    a: Double, x: Double, lower: Double, upper: Double
  ) {
    let tails = Functions.incompleteGamma(a, x)
    // The exponents reach 450, whose last bits are 1e-13 of the tail.
    #expect(relativeError(tails.lower, lower) < 2e-13)
    #expect(relativeError(tails.upper, upper) < 2e-13)
  }

  /// Series and expansion meet at the shape at which one gives way to the other. The shape before that is less by
  /// 1.2e-10, which moves the logarithm of a tail 25 deviations out by 25/1000 of that: 3e-12.
  @Test func `incomplete gamma has no step where its way of computing changes`() {
    for deviations in [-25.0, -6, -1, 0, 0.5, 4, 20] {
      let x = 1e6 + deviations * 1e3
      let (by, series) = (
        Functions.incompleteGamma(1e6, x), Functions.incompleteGamma(1e6.nextDown, x)
      )
      #expect(relativeError(by.lower, series.lower) < 4e-12)
      #expect(relativeError(by.upper, series.upper) < 4e-12)
    }
  }

  @Test func `a gamma distribution of any shape has quantiles`() {
    // A shape of 1e18: normal with mean 1e18 and deviation 1e9 but for 1e-9 deviations. Φ(3.0902323061678132) = 0.999.
    let narrow = GammaDistribution(shape: 1e18).upperQuantile(0.001)
    #expect(abs((narrow - 1e18) / 1e9 - 3.0902323061678132) < 1e-6)
    // The spacing of doubles is wider than the distribution: its mean is all that is left.
    #expect(GammaDistribution(shape: 1e40, scale: 1e-40).upperQuantile(0.001) == 1)
  }
}

struct SearchTests {
  @Test func `a root is found to its last bits`() {
    let root = Search.root(in: 0...2) { $0 * $0 - 2 }
    #expect(abs((root ?? 0) - 2.0.squareRoot()) <= 2 * .ulpOfOne)
    let flat = Search.root(in: -1...4) { ($0 - 1) * ($0 - 1) * ($0 - 1) }
    #expect(abs((flat ?? 9) - 1) < 1e-5)  // a threefold root keeps a third of the digits
    #expect(Search.root(in: 0...1) { $0 } == 0)
    #expect(Search.root(in: -1e6...1e6) { $0 < 7 ? -1 : 1 }.map { abs($0 - 7) < 1e-14 } == true)
  }

  @Test func `without a change of sign there is no root`() {
    #expect(Search.root(in: 1...2) { $0 * $0 } == nil)
    #expect(Search.root(in: 1...2) { _ in .nan } == nil)
  }

  @Test func `a minimum is found to half of the digits`() {
    let bowl = Search.minimum(in: -3...10) { ($0 - 1.25) * ($0 - 1.25) + 4 }
    #expect(abs(bowl.at - 1.25) < 1e-7)
    #expect(abs(bowl.value - 4) < 1e-14)
    let edge = Search.minimum(in: 2...3) { $0 }
    #expect(abs(edge.at - 2) < 1e-7)
    let log = Search.minimum(in: 0.1...10) { $0 - Foundation.log($0) }
    #expect(abs(log.at - 1) < 1e-7)
  }

  @Test func `quadrature of a polynomial is exact`() {
    // x¹⁵ over 0...2 is 2¹⁶/16.
    #expect(relativeError(Quadrature.integrate(0...2, panels: 1) { pow($0, 15) }, 4096) < 1e-14)
  }
}
