internal import Numerics
internal import Vocabulary

/// Trees whose nodes ask of one column each.
struct AxisTrees: Sendable, Equatable {
  let shapes: TreeShapes
  /// The column that each node asks of, −2 for a leaf.
  let columns: [Int32]
  /// What that column's number is compared with, −2 for a leaf.
  let thresholds: [Float]

  /// What stands for the column and the threshold of a leaf, which has none; as in scikit-learn.
  static let none: Int32 = -2

  init(_ trees: [GrownTree<AxisSplit>]) {
    shapes = TreeShapes(trees)
    columns = trees.flatMap { tree in tree.splits.map { $0?.column ?? Self.none } }
    thresholds = trees.flatMap { tree in tree.splits.map { $0?.threshold ?? Float(Self.none) } }
  }

  /// The leaf in which a row ends, walking node by node.
  ///
  /// - Parameter missing: where a row goes whose number is NaN, which compares as false.
  func leaf(
    of row: Span<Float>, in tree: Int, _ comparison: SplitComparison, _ missing: MissingValues
  ) -> Int {
    let start = Int(shapes.starts[tree])
    var node = start
    while shapes.left[node] >= 0 {
      node = children(of: node, from: start, row[Int(columns[node])], comparison, missing).own
    }
    return node
  }

  /// The children of a node that is no leaf: the one to which a number goes, and the other.
  ///
  /// - Parameter start: where the nodes of the tree start.
  func children(
    of node: Int, from start: Int, _ number: Float, _ comparison: SplitComparison,
    _ missing: MissingValues
  ) -> (own: Int, other: Int) {
    let (left, right) = (start + Int(shapes.left[node]), start + Int(shapes.right[node]))
    let goesLeft =
      number.isNaN && missing == .followLarger
      ? shapes.samples[left] >= shapes.samples[right]
      : comparison == .below ? number < thresholds[node] : number <= thresholds[node]
    return goesLeft ? (left, right) : (right, left)
  }

  /// The same trees in the form that is fast to descend; `nil` if they are too deep for it.
  ///
  /// - Parameter values: a value for each node, of which the leaves' are used.
  func perfect(
    columns width: Int, _ comparison: SplitComparison, leaves values: [Double]
  ) -> PerfectTrees? {
    guard let perfect = shapes.perfect else { return nil }
    let nodes = perfect.nodes.map { node -> PerfectTrees.Node in
      guard node >= 0 else { return .passing }
      let threshold = thresholds[Int(node)]
      return PerfectTrees.Node(
        threshold: comparison == .below ? threshold : threshold.nextUp, column: columns[Int(node)])
    }
    return PerfectTrees(
      trees: shapes.trees, depth: perfect.depth, columns: width, nodes: nodes,
      leaves: perfect.leaves.map { values[Int($0)] })
  }
}

extension AxisTrees {
  func store(in weights: inout Weights) {
    shapes.store(in: &weights)
    weights.tensors["columns"] = Tensor(.int32(columns))
    weights.tensors["thresholds"] = Tensor(.float(thresholds))
  }

  init(weights: Weights, width: Int) throws(WeightsError) {
    try self.init(
      shapes: TreeShapes(weights: weights), columns: weights.int32s("columns"),
      thresholds: weights.floats("thresholds"), width: width)
  }

  /// Trees from arrays that come from elsewhere; refuses those that ask of no column of `width`.
  init(
    shapes: TreeShapes, columns: [Int32], thresholds: [Float], width: Int
  ) throws(WeightsError) {
    guard columns.count == shapes.nodes, thresholds.count == shapes.nodes else {
      throw WeightsError("'columns' and 'thresholds' of a forest do not fit its nodes")
    }
    for node in 0..<shapes.nodes where shapes.left[node] >= 0 {
      guard columns[node] >= 0, columns[node] < width else {
        throw WeightsError("node \(node) asks of column \(columns[node]), and there are \(width)")
      }
      guard thresholds[node].isFinite else {
        throw WeightsError("node \(node) has a threshold that is not finite")
      }
    }
    self.shapes = shapes
    self.columns = columns
    self.thresholds = thresholds
  }
}
