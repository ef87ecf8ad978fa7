/// Trees as the attributes of one operator.
struct TreeAttributes {
  let shape: ForestShape
  let places: [Int]
  let thresholds: [Float]

  init(_ shape: ForestShape, places: [Int], thresholds: [Float]) {
    self.shape = shape
    self.places = places
    self.thresholds = thresholds
  }

  /// The values of the leaves.
  var values: [Double] {
    shape.values.indices.filter { shape.left[$0] < 0 }.map { shape.values[$0] }
  }

  /// The smallest power of two of which a `Float` holds every sum of multiples that leaves can have.
  var unit: Double {
    let bound = (0..<shape.trees).reduce(0.0) { sum, tree in
      sum
        + shape.range(of: tree).reduce(0.0) {
          max($0, shape.left[$1] < 0 ? abs(shape.values[$1]) : 0)
        }
    }
    guard bound > 0 else { return 1 }
    return Double(sign: .plus, exponent: max(bound.exponent - 22, -1000), significand: 1)
  }

  /// - Parameter weights: What a leaf of a tree with a value adds to which target.
  func attributes(
    targets: Int, _ weights: (_ tree: Int, _ value: Double) -> [(target: Int, weight: Float)]
  ) -> [(String, ONNXGraph.Attribute)] {
    var (trees, ids): ([Int], [Int]) = ([], [])
    var (leafTrees, leafIDs, leafTargets, leafWeights): ([Int], [Int], [Int], [Float]) = (
      [], [], [], []
    )
    for tree in 0..<shape.trees {
      for (id, node) in shape.range(of: tree).enumerated() {
        trees.append(tree)
        ids.append(id)
        guard shape.left[node] < 0 else { continue }
        for (target, weight) in weights(tree, shape.values[node]) {
          leafTrees.append(tree)
          leafIDs.append(id)
          leafTargets.append(target)
          leafWeights.append(weight)
        }
      }
    }
    let isLeaf = shape.left.map { $0 < 0 }
    func branches<Value>(_ values: [Value], else none: Value) -> [Value] {
      zip(values, isLeaf).map { $1 ? none : $0 }
    }
    return [
      ("n_targets", .whole(targets)), ("aggregate_function", .text("SUM")),
      ("post_transform", .text("NONE")),
      ("nodes_treeids", .wholes(trees)), ("nodes_nodeids", .wholes(ids)),
      ("nodes_featureids", .wholes(branches(places, else: 0))),
      ("nodes_modes", .texts(isLeaf.map { $0 ? "LEAF" : "BRANCH_LEQ" })),
      ("nodes_values", .floats(branches(thresholds, else: 0))),
      ("nodes_truenodeids", .wholes(branches(shape.left.map(Int.init), else: 0))),
      ("nodes_falsenodeids", .wholes(branches(shape.right.map(Int.init), else: 0))),
      ("target_treeids", .wholes(leafTrees)), ("target_nodeids", .wholes(leafIDs)),
      ("target_ids", .wholes(leafTargets)), ("target_weights", .floats(leafWeights)),
    ]
  }
}
