import Numerics
import Testing

@testable import Scoring

/// How many anomalies another draw of rows would hold.
struct ClassCountsTests {
  /// How many anomalies of 40 in 200 rows are drawn: their mean, and their variance.
  private func drawn(shareOf: Int?) -> (mean: Double, variance: Double) {
    let counts = ClassCounts(anomalies: 40, ordinary: 160, shareOf: shareOf)
    var chance = Seed(3).generator()
    let all = (0..<20_000).map { _ in
      let drawn = counts.drawn(&chance)
      #expect(drawn.anomalies + drawn.ordinary == 200)
      return Double(drawn.anomalies)
    }
    let mean = all.reduce(0, +) / 20_000
    return (mean, all.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000)
  }

  @Test func `a share that is given is drawn as it is`() {
    #expect(drawn(shareOf: nil) == (40, 0))
  }

  /// 200 · 0.2 · 0.8 = 32.
  @Test func `rows that stand as they came tell their share as a binomial number does`() {
    let (mean, variance) = drawn(shareOf: 200)
    #expect(abs(mean - 40) < 0.2 && abs(variance - 32) < 1.6)
  }

  /// 32 · 200 / 2000 = 3.2, and a quarter at most from rounding, which is a sixth in the mean.
  @Test func `ten times as many rows tell it with a tenth of the variance`() {
    let (mean, variance) = drawn(shareOf: 2000)
    #expect(abs(mean - 40) < 0.06 && abs(variance - 3.2 - 1.0 / 6) < 0.3)
  }
}
