import Numerics
import Scoring
import Testing
import Vocabulary

/// Intervals of shares where rows belong together.
struct GroupIntervalTests {
  /// Where whole groups of ten alarm, 100 rows are ten pieces of evidence: 3 of 10, whose variance p (1 − p) / 9
  /// and t of 9 and 99 degrees, 2.2622 and 1.9842, make 9 · 0.7694 = 6.92 rows of evidence.
  @Test func `groups that alarm as one count as one`() throws {
    let groups = (0..<10).map { (part: $0 < 3 ? 10 : 0, whole: 10) }
    let found = try #require(Interval(shareOfGroups: groups))
    let rows = 9 * (1.9842169515864 / 2.2621571627982).squared
    let lower = BetaDistribution(0.3 * rows, 0.7 * rows + 1).quantile(0.025)
    let upper = BetaDistribution(0.3 * rows + 1, 0.7 * rows).quantile(0.975)
    #expect(abs(found.lower - lower) < 1e-6 && abs(found.upper - upper) < 1e-6)
    let single = try #require(Interval(share: 30, of: 100))
    #expect(found.lower < single.lower && found.upper > single.upper)
  }

  @Test func `no group that alarms leaves as much open as so many rows would`() throws {
    let found = try #require(Interval(shareOfGroups: [(0, 50), (0, 50), (0, 50), (0, 50)]))
    let four = try #require(Interval(share: 0, of: 4))
    #expect(found.lower == 0 && abs(found.upper - four.upper) < 1e-12)
    #expect(Interval(shareOfGroups: [(1, 2)]) == nil)
  }

  /// The share of a group is drawn, 0.5 in the mean, and so are its ten rows.
  @Test func `the interval holds the share of groups to come`() {
    let held = (0..<300).count { run in
      var chance = Seed(UInt64(run) + 1).generator()
      let groups = (0..<40).map { _ in
        let share = chance.uniform()
        return (part: (0..<10).count { _ in chance.uniform() < share }, whole: 10)
      }
      return Interval(shareOfGroups: groups)?.contains(0.5) ?? false
    }
    // 95 % of 300, less three deviations.
    #expect(held >= 274)
  }

  /// In half of twelve groups all is judged rightly, in the others wrongly; with k of the first in a draw F1 is
  /// 2 k / (2 k + 2 (12 − k)) = k / 12, and k is binomial: P(k ≤ 2) = 0.019, of 1,000 draws 19 ± 4, P(k ≤ 3) = 0.073.
  @Test func `F1 over groups is as uncertain as whole groups that are drawn again`() throws {
    let right = Confusion(
      truePositives: 1, falsePositives: 0, falseNegatives: 0, trueNegatives: 1)
    let wrong = Confusion(
      truePositives: 0, falsePositives: 1, falseNegatives: 1, trueNegatives: 0)
    let groups = (0..<12).map { $0 < 6 ? right : wrong }
    let all = Confusion(truePositives: 6, falsePositives: 6, falseNegatives: 6, trueNegatives: 6)
    let measured = try #require(
      all.measurements(groups: groups).first { $0.name.text == "f1" })
    #expect(measured.quantity.number == 0.5)
    let interval = try #require(measured.interval)
    #expect([2.0 / 12, 3.0 / 12].contains(interval.lower))
    #expect([9.0 / 12, 10.0 / 12].contains(interval.upper))
    #expect(interval.level == 0.95 && interval.method == "bootstrap of 12 groups (1000)")
    let few = all.measurements(groups: Array(groups[4..<8])).first { $0.name.text == "f1" }
    #expect(few?.interval == nil)
  }
}

extension Double {
  fileprivate var squared: Double { self * self }
}
