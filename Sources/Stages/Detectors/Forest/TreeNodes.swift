public import Vocabulary

/// One tree as arrays over its nodes, in the form that scikit-learn's `tree_` has.
///
/// This is how trees are exported and taken over. Node 0 is the root and every node comes after its
/// parent. Thresholds are `Double`, so that those of other systems keep their bits.
public struct TreeNodes: Sendable, Equatable {
  /// The left child of each node, −1 for a leaf.
  public var childrenLeft: [Int32]
  public var childrenRight: [Int32]
  /// The column that each node asks of, −2 for a leaf.
  public var feature: [Int32]
  /// What the column's number is compared with, −2 for a leaf.
  public var threshold: [Double]
  /// How many training rows came to each node.
  public var samples: [Int32]

  public init(
    childrenLeft: [Int32], childrenRight: [Int32], feature: [Int32], threshold: [Double],
    samples: [Int32]
  ) {
    self.childrenLeft = childrenLeft
    self.childrenRight = childrenRight
    self.feature = feature
    self.threshold = threshold
    self.samples = samples
  }
}

extension IsolationForest.Model {
  /// A forest from trees that were grown elsewhere.
  ///
  /// Each threshold becomes the `Float` that sends every row of `Float`s the same way.
  ///
  /// - Parameters:
  ///   - sample: ψ, by which paths are measured: scikit-learn's `max_samples_`.
  ///   - comparison: which rows go left; `.atMost` for scikit-learn.
  ///   - averagePathLength: c(ψ) where it was stored as a number, which may have been rounded.
  public init(
    columns: Int, trees: [TreeNodes], sample: Int, comparison: SplitComparison = .atMost,
    pathLength: AveragePathLength = .classic, averagePathLength: Double? = nil,
    missing: MissingValues = .refused
  ) throws(WeightsError) {
    guard columns > 0, sample > 0 else {
      throw WeightsError("a forest has at least one column and one row a tree")
    }
    if let average = averagePathLength, !(average >= 0 && average.isFinite) {
      throw WeightsError("the average path length of a forest cannot be \(average)")
    }
    let shapes = TreeShapes(
      trees.map { tree in
        var grown = GrownTree<AxisSplit>()
        grown.left = tree.childrenLeft
        grown.right = tree.childrenRight
        grown.samples = tree.samples
        return grown
      })
    for (index, tree) in trees.enumerated() {
      let count = tree.childrenLeft.count
      guard
        [tree.childrenRight.count, tree.feature.count, tree.threshold.count, tree.samples.count]
          .allSatisfy({ $0 == count })
      else { throw WeightsError("the arrays of tree \(index) are not equally long") }
    }
    try shapes.checkTrees()
    let thresholds = trees.flatMap { tree in
      tree.threshold.map { comparison == .below ? $0.floatAbove : $0.floatBelow }
    }
    self.init(
      columns: columns,
      trees: try AxisTrees(
        shapes: shapes, columns: trees.flatMap(\.feature), thresholds: thresholds, width: columns),
      sample: sample, pathLength: pathLength, averagePathLength: averagePathLength,
      comparison: comparison, missing: missing)
  }

  /// The trees for a system that compares by `comparison`.
  ///
  /// Where this forest compares otherwise, each threshold moves to the next `Double`, so that rows of
  /// `Float`s and of `Double`s alike go the same way there.
  public func nodes(comparing comparison: SplitComparison) -> [TreeNodes] {
    (0..<trees.shapes.trees).map { tree in
      let range = trees.shapes.range(of: tree)
      return TreeNodes(
        childrenLeft: Array(trees.shapes.left[range]),
        childrenRight: Array(trees.shapes.right[range]), feature: Array(trees.columns[range]),
        threshold: range.map { node in
          let threshold = Double(trees.thresholds[node])
          guard trees.shapes.left[node] >= 0, comparison != self.comparison else {
            return threshold
          }
          return comparison == .below ? threshold.nextUp : threshold.nextDown
        },
        samples: Array(trees.shapes.samples[range]))
    }
  }
}

extension Double {
  /// The largest `Float` that is not above this number: `x <= self` is `x <= floatBelow` for each `Float` x.
  fileprivate var floatBelow: Float {
    let rounded = Float(self)
    return Double(rounded) > self ? rounded.nextDown : rounded
  }

  /// The smallest `Float` that is not below this number: `x < self` is `x < floatAbove` for each `Float` x.
  fileprivate var floatAbove: Float {
    let rounded = Float(self)
    return Double(rounded) < self ? rounded.nextUp : rounded
  }
}
