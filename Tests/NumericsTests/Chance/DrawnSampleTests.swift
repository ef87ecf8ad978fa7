import Numerics
import Testing

struct DrawnSampleTests {
  /// Fisher and Yates: the next place changes places with one drawn from those that are left.
  @Test(arguments: [(0, 5), (1, 1), (5, 5), (3, 1000), (256, 300), (256, 100_000), (64, 64)])
  func `a sample without repetition is the start of a shuffled whole`(count: Int, total: Int) {
    for seed in 1...5 {
      var chance = Seed(UInt64(seed)).generator()
      var again = Seed(UInt64(seed)).generator()
      var whole = Array(0..<total)
      for place in 0..<count { whole.swapAt(place, place + again.below(total - place)) }
      #expect(chance.sample(count, of: total) == Array(whole.prefix(count)))
    }
  }
}
