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
