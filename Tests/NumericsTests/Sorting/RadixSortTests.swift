import Numerics
import Testing

struct RadixSortTests {
  @Test(arguments: [0, 1, 5, 1023, 1024, 5000])
  func `numbers come in ascending order, long lists and short`(count: Int) {
    var generator = Seed(1).generator()
    let numbers = (0..<count).map { _ in Double(bitPattern: generator.next()) }
      .map { $0.isNaN ? 0 : $0 }
    #expect(numbers.numericallySorted() == numbers.sorted())
  }

  @Test(arguments: [10, 2000])
  func `zeros are alike, infinities stand at the ends and NaN last`(count: Int) {
    var numbers = (0..<count).map { Double($0 - 4) }
    numbers += [.infinity, -0.0, -.infinity, .nan, -.nan]
    let sorted = numbers.numericallySorted()
    #expect(sorted.first == -.infinity)
    #expect(sorted[sorted.count - 3] == .infinity)
    #expect(sorted.suffix(2).allSatisfy { $0.isNaN })
    #expect(sorted.allSatisfy { $0 != 0 || $0.sign == .plus })
  }

  @Test(arguments: [0, 1, 1023, 1024, 5000])
  func `places come in the order of their numbers, equals as they stand`(count: Int) {
    var generator = Seed(2).generator()
    let numbers = (0..<count).map { _ in [-0.0, 0, 1, -1, .infinity, 0.5][generator.below(6)] }
    let order = Ranks.order(of: numbers)
    #expect(order == numbers.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) })
  }
}
