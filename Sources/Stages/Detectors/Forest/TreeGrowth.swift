internal import Numerics

/// A tree's nodes in the order in which they are met going left first; node 0 is the root.
struct GrownTree<Split: Sendable>: Sendable {
  /// The left and right child of each node, −1 and −1 for a leaf.
  var left: [Int32] = []
  var right: [Int32] = []
  /// How many of the tree's training rows came to each node.
  var samples: [Int32] = []
  /// What each node asks, `nil` for a leaf.
  var splits: [Split?] = []

  /// - Parameter room: how many nodes there may be, without which arrays would move as they grow.
  init(room: Int = 0) {
    left.reserveCapacity(room)
    right.reserveCapacity(room)
    samples.reserveCapacity(room)
    splits.reserveCapacity(room)
  }
}

/// A way to part the rows that a tree sees at random.
protocol Splitter {
  associatedtype Split: Sendable

  var rows: PartedRows { get }

  /// Parts the rows at `range` into those that go left, which come first, and the others.
  ///
  /// - Returns: what was asked, and how many go left; `nil` if the branch ends here.
  mutating func split(_ range: Range<Int>) -> (split: Split, left: Int)?
}

/// How trees grow, whatever their nodes ask.
enum TreeGrowth {
  /// ⌈log₂ ψ⌉: the average depth of a tree of ψ rows, beyond which only ordinary rows are left.
  static func automaticDepth(of sample: Int) -> Int {
    max(1, Int.bitWidth - (max(sample, 2) - 1).leadingZeroBitCount)
  }

  /// The rows that a tree sees: all of them in their order if it sees as many as there are.
  ///
  /// A row that is drawn again counts once, as in scikit-learn: copies could not be parted anyway.
  static func sample(
    _ count: Int, of total: Int, again replacement: Bool, _ chance: inout Generator
  ) -> [Int] {
    guard !replacement else {
      var drawn = Set<Int>()
      return (0..<count).map { _ in chance.below(total) }.filter { drawn.insert($0).inserted }
    }
    return count < total ? chance.sample(count, of: total) : Array(0..<total)
  }

  /// Grows a tree whose branches end at `limit`, at a single row, or where `splitter` says so.
  static func grow<S: Splitter>(_ splitter: inout S, to limit: Int) -> GrownTree<S.Split> {
    let count = splitter.rows.count
    var tree = GrownTree<S.Split>(room: 2 * count)
    var waiting: [(range: Range<Int>, depth: Int, parent: Int)] = [(0..<count, 0, -1)]
    while let (range, depth, parent) = waiting.popLast() {
      let node = tree.samples.count
      tree.left.append(-1)
      tree.right.append(-1)
      tree.samples.append(Int32(range.count))
      if parent >= 0 {
        if tree.left[parent] < 0 {
          tree.left[parent] = Int32(node)
        } else {
          tree.right[parent] = Int32(node)
        }
      }
      guard depth < limit, range.count > 1, let (split, left) = splitter.split(range) else {
        tree.splits.append(nil)
        continue
      }
      tree.splits.append(split)
      let middle = range.lowerBound + left
      waiting.append((middle..<range.upperBound, depth + 1, node))
      waiting.append((range.lowerBound..<middle, depth + 1, node))
    }
    return tree
  }
}
