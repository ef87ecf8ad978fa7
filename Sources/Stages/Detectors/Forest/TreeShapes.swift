internal import Vocabulary

/// The shapes of a forest's trees, without what their nodes ask: all nodes in one piece.
///
/// Within a tree the root is node 0 and every node comes after its parent, so no walk can circle.
struct TreeShapes: Sendable, Equatable {
  /// Where each tree's nodes start, and at last where they all end.
  private(set) var starts: [Int32] = [0]
  /// The children of each node, counted from its tree's start; −1 for a leaf.
  private(set) var left: [Int32] = []
  private(set) var right: [Int32] = []
  /// How many training rows came to each node.
  private(set) var samples: [Int32] = []

  init<Split>(_ trees: [GrownTree<Split>]) {
    for tree in trees {
      left += tree.left
      right += tree.right
      samples += tree.samples
      starts.append(Int32(left.count))
    }
  }

  var trees: Int { starts.count - 1 }
  var nodes: Int { left.count }

  /// The nodes of one tree.
  func range(of tree: Int) -> Range<Int> { Int(starts[tree])..<Int(starts[tree + 1]) }

  /// How deep each node lies below its root.
  var depths: [Int32] {
    var depths = [Int32](repeating: 0, count: nodes)
    for tree in 0..<trees {
      let start = Int(starts[tree])
      for node in range(of: tree) where left[node] >= 0 {
        depths[start + Int(left[node])] = depths[node] + 1
        depths[start + Int(right[node])] = depths[node] + 1
      }
    }
    return depths
  }

  /// Where the nodes lie in trees whose leaves are all equally deep; `nil` if they are too deep for it.
  var perfect: PerfectShape? {
    let depths = depths
    let depth = Int(depths.max() ?? 0)
    guard depth <= 12, trees << depth <= 1 << 20 else { return nil }
    return PerfectShape(self, depths, depth: depth)
  }

  /// The path length that each leaf stands for: its depth and c(its rows); 0 for other nodes.
  func paths(_ pathLength: AveragePathLength) -> [Double] {
    var known: [Int32: Double] = [:]
    let depths = depths
    return (0..<nodes).map { node in
      guard left[node] < 0 else { return 0 }
      let below = known[samples[node]] ?? pathLength(Int(samples[node]))
      known[samples[node]] = below
      return Double(depths[node]) + below
    }
  }
}

extension TreeShapes {
  func store(in weights: inout Weights) {
    weights.tensors["starts"] = Tensor(.int32(starts))
    weights.tensors["left"] = Tensor(.int32(left))
    weights.tensors["right"] = Tensor(.int32(right))
    weights.tensors["samples"] = Tensor(.int32(samples))
  }

  init(weights: Weights) throws(WeightsError) {
    starts = try weights.int32s("starts")
    left = try weights.int32s("left")
    right = try weights.int32s("right")
    samples = try weights.int32s("samples")
    try checkTrees()
  }

  /// Refuses nodes that are no trees: each tree needs a root, and each other node one parent before it.
  func checkTrees() throws(WeightsError) {
    guard right.count == nodes, samples.count == nodes else {
      throw WeightsError("'left', 'right' and 'samples' of a forest are not equally long")
    }
    guard starts.count > 1, starts.first == 0, starts.last == Int32(exactly: nodes),
      zip(starts, starts.dropFirst()).allSatisfy({ $0 < $1 })
    else { throw WeightsError("'starts' of a forest does not divide its nodes into trees") }
    guard samples.allSatisfy({ $0 >= 0 }) else {
      throw WeightsError("'samples' of a forest has a number below 0")
    }
    for tree in 0..<trees { try checkTree(tree) }
  }

  private func checkTree(_ tree: Int) throws(WeightsError) {
    let range = range(of: tree)
    var parents = [UInt8](repeating: 0, count: range.count)
    for (place, node) in range.enumerated() {
      if left[node] < 0, right[node] < 0 { continue }
      for child in [Int(left[node]), Int(right[node])] {
        guard child > place, child < range.count, parents[child] == 0 else {
          throw WeightsError(
            "node \(place) of tree \(tree) has \(child) as a child, which cannot be")
        }
        parents[child] = 1
      }
    }
    guard parents.dropFirst().allSatisfy({ $0 == 1 }) else {
      throw WeightsError("tree \(tree) has a node without a parent")
    }
  }
}
