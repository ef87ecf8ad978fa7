import Numerics
import Scoring
import Testing
import Vocabulary

struct ShareIntervalTests {
  /// From the definition: the chance of 7 or more of 20 at the lower end, and of 7 or fewer at the upper, is
  /// 2.5 %; with none of 10 the upper end is 1 − 0.025^(1/10).
  @Test func `a share has the interval of Clopper and Pearson`() throws {
    let some = try #require(Interval(share: 7, of: 20))
    #expect(abs(some.lower - 0.153909204784545) < 1e-12)
    #expect(abs(some.upper - 0.592188534532828) < 1e-12)
    #expect(some.level == 0.95 && some.method == "Clopper–Pearson")
    let none = try #require(Interval(share: 0, of: 10))
    #expect(none.lower == 0 && abs(none.upper - 0.308497107818761) < 1e-12)
    let all = try #require(Interval(share: 10, of: 10))
    #expect(all.upper == 1 && abs(all.lower - (1 - 0.308497107818761)) < 1e-12)
    #expect(Interval(share: 0, of: 0) == nil)
  }

  /// Summed over all outcomes, not simulated.
  @Test(arguments: [0.001, 0.01, 0.05, 0.2, 0.5], [20, 100, 500])
  func `the interval of a share holds the truth in 95 of 100 cases, however small the share`(
    share: Double, rows: Int
  ) {
    let counts = BinomialDistribution(trials: rows, chance: share)
    let held = (0...rows).reduce(0.0) { sum, part in
      Interval(share: part, of: rows)?.contains(share) == true
        ? sum + counts.density(Double(part)) : sum
    }
    #expect(held >= 0.95 - 1e-9)
  }

  @Test func `with fewer than five rows of a class only shares have intervals`() {
    let few = Confusion(truePositives: 2, falsePositives: 1, falseNegatives: 2, trueNegatives: 95)
    let enough = Confusion(
      truePositives: 3, falsePositives: 1, falseNegatives: 2, trueNegatives: 94)
    func named(_ counts: Confusion) -> [String] {
      counts.measurements(of: [.recall, .f1, .matthews]).filter { $0.interval != nil }.map(
        \.name.text)
    }
    #expect(named(few) == ["recall"])
    #expect(named(enough) == ["recall", "f1", "mcc"])
  }
}
