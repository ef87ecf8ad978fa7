import Numerics

/// How likely blocks whose ranks fall by chance agree as much as those observed.
///
/// Agreement is the sum of the methods' squared sums of ranks, which orders as Friedman's statistic does.
/// Ranks are counted in halves, so that equal sums are equal numbers.
struct RankPermutation {
  /// How often ranks are drawn where not all ways to deal them can be counted.
  static let draws = 20_000
  /// How many steps counting may take.
  static let mostSteps = 500_000

  private let blocks: [[Int]]

  init(ranks: [[Double]]) {
    blocks = ranks.map { $0.map { Int($0 * 2) } }
  }

  private static func agreement(_ sums: [Int]) -> Int { sums.reduce(0) { $0 + $1 * $1 } }

  private func sums(_ blocks: [[Int]]) -> [Int] {
    blocks.dropFirst().reduce(blocks[0]) { sums, block in zip(sums, block).map(+) }
  }

  private var observed: Int { Self.agreement(sums(blocks)) }

  /// In how many ways the ranks of a block can be dealt to the methods.
  private static func deals(of block: [Int]) -> Double {
    let alike = Dictionary(grouping: block) { $0 }.values.map(\.count).sorted()
    func factorial(_ count: Int) -> Double { (0..<count).reduce(1) { $0 * Double($1 + 1) } }
    return alike.reduce(factorial(block.count)) { $0 / factorial($1) }
  }

  /// A p-value that none can be below: one block is as it is, and the others may fall in just one way.
  var leastP: Double {
    let deals = blocks.map(Self.deals)
    return (deals.max() ?? 1) / deals.reduce(1, *)
  }

  /// The p-value and the smallest that these ranks could have, from all ways to deal them; `nil` where
  /// that are too many.
  ///
  /// Methods are alike by chance, so only the sorted sums of ranks matter, of which there are few.
  func counted() -> (p: Double, smallest: Double)? {
    var ways: [[Int]: Double] = [blocks[0].sorted(): 1]
    var steps = 0.0
    for block in blocks.dropFirst() {
      let deals = Self.deals(of: block)
      steps += deals * Double(ways.count)
      guard steps <= Double(Self.mostSteps) else { return nil }
      let dealt = Self.arrangements(of: block)
      var next: [[Int]: Double] = [:]
      // In order, so that no sum of counts depends on that of a dictionary.
      for (sums, count) in ways.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
        for ranks in dealt { next[zip(sums, ranks).map(+).sorted(), default: 0] += count }
      }
      ways = next
    }
    let most = Self.agreement(sums(blocks.map { $0.sorted() }))
    let observed = observed
    var (extreme, best, all) = (0.0, 0.0, 0.0)
    for (sums, count) in ways.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let agreement = Self.agreement(sums)
      all += count
      if agreement >= observed { extreme += count }
      if agreement >= most { best += count }
    }
    return (extreme / all, best / all)
  }

  /// The p-value from ranks dealt at random, of which those observed are one case more.
  func drawn(_ seed: Seed) -> Double {
    var generator = seed.split("ranks").generator()
    let observed = observed
    var extreme = 1
    var dealt = blocks
    for _ in 0..<Self.draws {
      for block in dealt.indices.dropFirst() {
        for place in dealt[block].indices.dropFirst() {
          dealt[block].swapAt(place, generator.below(place + 1))
        }
      }
      if Self.agreement(sums(dealt)) >= observed { extreme += 1 }
    }
    return Double(extreme) / Double(Self.draws + 1)
  }

  /// All distinct ways to deal the ranks of a block.
  private static func arrangements(of block: [Int]) -> [[Int]] {
    guard block.count > 1 else { return [block] }
    return Set(block).sorted().flatMap { first in
      var rest = block
      rest.remove(at: rest.firstIndex(of: first) ?? 0)
      return arrangements(of: rest).map { [first] + $0 }
    }
  }
}
