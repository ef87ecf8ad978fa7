import Numerics
import Testing

struct SortedSampleTests {
  let sample = SortedSample([15, 50, 20, 40, 35])

  @Test(arguments: [
    // Positions 0.4 · 4 = 1.6 and 0.4 · 6 − 1 = 1.4 and 0.4 · 16/3 + 1/3 − 1 = 1.4667.
    (QuantileRule.nearestRank, 20.0), (.linear, 29), (.lower, 20), (.higher, 35), (.weibull, 26),
    (.medianUnbiased, 27),
  ])
  func `each rule reads the 40 % quantile in its way`(rule: QuantileRule, wanted: Double) {
    #expect(abs((sample.quantile(0.4, rule: rule) ?? 0) - wanted) < 1e-13)
  }

  @Test(arguments: QuantileRule.allCases)
  func `the ends of every rule are the least and the greatest`(rule: QuantileRule) {
    #expect(sample.quantile(0, rule: rule) == 15)
    #expect(sample.quantile(1, rule: rule) == 50)
    #expect(SortedSample([3]).quantile(0.7, rule: rule) == 3)
    #expect(SortedSample([]).quantile(0.5, rule: rule) == nil)
  }

  @Test func `the nearest rank is not moved by rounding`() {
    // 0.07 · 100 is 7.000000000000001 in binary, and 0.95 · 1000 and 0.99 · 1000 fall either way.
    let hundred = SortedSample((1...100).map(Double.init))
    for percent in 1...100 {
      #expect(hundred.quantile(Double(percent) / 100, rule: .nearestRank) == Double(percent))
    }
    #expect(hundred.quantile(0.0701, rule: .nearestRank) == 8)
  }

  @Test func `infinities stand at the ends and do not become NaN`() {
    let sample = SortedSample([.infinity, 1, .infinity, 2])
    #expect(sample.quantile(1) == .infinity)
    #expect(sample.quantile(0.9) == .infinity)
    #expect(sample.median == .infinity)
  }

  @Test func `a median of an even count lies between the middle two`() {
    #expect(SortedSample([4, 1, 3, 2]).median == 2.5)
    #expect(sample.median == 35)
    #expect(SortedSample([]).median == nil)
    #expect(SortedSample([1e308, 1.5e308]).median == 1.25e308)
  }

  @Test func `the median absolute deviation ignores one wild value`() {
    // Distances to the median 3 are 2, 1, 0, 1, 997.
    #expect(SortedSample([1, 2, 3, 4, 1000]).medianAbsoluteDeviation == 1)
  }

  @Test func `counting at most and below differ by the ties`() {
    let sample = SortedSample([1, 2, 2, 5])
    #expect(sample.count(below: 2) == 1)
    #expect(sample.count(atMost: 2) == 3)
    #expect(sample.share(atMost: 4) == 0.75)
    #expect(sample.share(atMost: 0) == 0)
    #expect(SortedSample([]).share(atMost: 0) == 0)
  }
}

struct RanksTests {
  @Test func `ties share the mean of their ranks`() {
    #expect(Ranks.average(of: [10, 20, 10, 30, 10]) == [2, 4, 2, 5, 2])
    #expect(Ranks.tieSizes(of: [10, 20, 10, 30, 10]) == [3, 1, 1])
    #expect(Ranks.average(of: []).isEmpty)
  }

  @Test func `equals keep their order`() {
    #expect(Ranks.order(of: [3, 1, 3, 1]) == [1, 3, 0, 2])
  }

  @Test func `ranks are those of counting`() {
    var generator = Seed(1).generator()
    let values = (0..<200).map { _ in Double(generator.below(40)) }
    let wanted = values.map { value in
      Double(values.count { $0 < value }) + Double(values.count { $0 == value } + 1) / 2
    }
    #expect(Ranks.average(of: values) == wanted)
  }
}
