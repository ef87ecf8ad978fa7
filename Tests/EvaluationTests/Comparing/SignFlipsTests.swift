import Evaluation
import Numerics
import Testing
import Vocabulary

/// What the mean of a few values may be, by hand where they are few.
struct SignFlipsTests {
  /// Of the eight ways to sign 1, 2 and 4 only two have a mean as far from 0 as 7/3.
  @Test func `a p-value counts the signs that lie as far out`() {
    #expect(SignFlips([1, 2, 4]).p == 2.0 / 8)
    // 1 + 2 − 4 and its turn lie nearer; −1 + 2 + 4 has five ways at most as near: 7, 5 and their turns.
    #expect(SignFlips([-1, 2, 4]).p == 4.0 / 8)
    #expect(SignFlips([1, 2, 4]).mean == 7.0 / 3)
    #expect(SignFlips([1, 2, 4]).smallestP == 0.25)
    #expect(SignFlips([0, 0, 0]).p == 1)
  }

  /// 64 · 2.5 % = 1.6: one stretch on either side, so from the smallest value to the largest.
  @Test func `six values are the fewest with an interval, and theirs is their range`() throws {
    #expect(SignFlips.fewest() == 6)
    #expect(SignFlips([1, 2, 3, 4, 5]).interval() == nil)
    let six = try #require(SignFlips([3, 1, 2, 9, 5, 4]).interval())
    #expect(six.lower == 1 && six.upper == 9)
  }

  /// The third smallest mean of 127 subsets of −1, 0, 2, 3, 5, 8, 9: −1, then −1 with 0, then 0 (and −1, 0, 2 is ⅓).
  @Test func `of seven values an interval ends three subsets from the outermost`() throws {
    let seven = try #require(SignFlips([5, 9, -1, 2, 8, 0, 3]).interval())
    #expect(seven.lower == 0 && seven.upper == 8)
  }

  @Test func `an interval holds the mean as often as it says, whatever the spread of each value`() {
    var chance = Seed(5).generator()
    var held = 0
    for _ in 0..<2000 {
      let values = (0..<8).map { 0.3 + Double($0 + 1) * chance.normal() }
      if SignFlips(values).interval()?.contains(0.3) == true { held += 1 }
    }
    // 1 − 2 · 6 / 256 = 95.3 %, within three errors.
    #expect((0.939...0.968).contains(Double(held) / 2000), "\(held)")
  }

  @Test func `many values are drawn from, and say nearly what all subsets would`() throws {
    let many = SignFlips((0..<40).map { Double($0 % 5) - 1 })
    let interval = try #require(many.interval())
    // Mean 1, deviation √2 and an error of 0.224.
    #expect(abs(interval.lower - 0.56) < 0.05 && abs(interval.upper - 1.44) < 0.05)
    #expect(many.p < 0.001)
    #expect(SignFlips(Array(repeating: [1, -1], count: 10).flatMap { $0 }).p == 1)
  }
}
