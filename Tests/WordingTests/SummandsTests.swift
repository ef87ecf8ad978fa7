import Testing
import Wording

/// Numbers that add up as they are printed.
struct SummandsTests {
  @Test(arguments: [
    // Remainders .5 .25 .25 of 3.5 + 2.25 + 4.25: one place is to be given.
    ([3.5, 2.25, 4.25], 10, [4, 2, 4]),
    ([1.4, 1.4, 1.2], 4, [2, 1, 1]),
    // Below 0 the floor lies farther down: −1.5 is −2 and a half.
    ([-1.5, 2.5], 1, [-1, 2]),
    ([0.4, 0.4], 1, [1, 0]),
    ([0, 0, 0], 0, [0, 0, 0]),
    ([7.9], 8, [7 + 1]),
    // A total that the parts cannot reach by rounding alone.
    ([1.5, 1.5], 5, [3, 2]), ([1.5, 1.25], 1, [1, 0]), ([], 3, []),
  ])
  func `remainders are given to the largest first`(parts: [Double], total: Int, whole: [Int]) {
    #expect(Summands.rounded(parts, to: total) == whole)
  }

  @Test func `no part is farther than one from what it was, and all add up`() {
    for step in 0..<500 {
      let parts = (0..<(1 + step % 6)).map { Double((step * 37 + $0 * 101) % 997 - 400) / 7 }
      let total = Int(parts.reduce(0, +).rounded())
      let whole = Summands.rounded(parts, to: total)
      #expect(whole.reduce(0, +) == total)
      #expect(zip(parts, whole).allSatisfy { abs($0 - Double($1)) <= 1 }, "\(parts)")
    }
  }

  @Test(arguments: [
    (0.0, 3), (12345.0, 0), (1000.0, 0), (999.0, 1), (100, 1), (99, 2), (10, 2), (9.5, 3), (1, 3),
    (0.1, 3),
    (0.05, 4), (0.001, 5), (-0.001, 5), (1e-20, 15), (.infinity, 3),
  ])
  func `digits behind the point leave three that count`(value: Double, digits: Int) {
    #expect(Figures.decimals(beside: value) == digits)
  }

  @Test(arguments: [
    (1250, 3, "1.250"), (-1250, 3, "-1.250"), (5, 3, "0.005"), (0, 2, "0.00"), (7, 0, "7"),
    (-7, 0, "-7"), (-5, 1, "-0.5"),
  ])
  func `places are written as a number`(units: Int, digits: Int, text: String) {
    #expect(Figures.fixed(units: units, digits) == text)
  }
}
