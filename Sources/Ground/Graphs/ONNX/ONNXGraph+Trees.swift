extension ONNXGraph {
  mutating func sums(of forest: AxisForest, over rows: Tensor) -> Tensor {
    let trees = TreeAttributes(
      forest.shape, places: forest.places.map(Int.init), thresholds: forest.thresholds)
    return sums(of: trees, over: converted(rows, to: .float))
  }

  /// The sides of all planes of some trees at once, and then trees that ask of these.
  mutating func sums(of forest: PlaneForest, over rows: Tensor) -> Tensor {
    var total: Tensor?
    for trees in forest.shape.groups(of: 2048) {
      let part = forest.shape.part(trees)
      let nodes =
        Int(forest.shape.starts[trees.lowerBound])..<Int(forest.shape.starts[trees.upperBound])
      let own = TreeAttributes(
        part, places: Array(0..<part.nodes), thresholds: Array(repeating: 0, count: part.nodes))
      let sides = sides(of: forest, nodes, over: rows)
      let sum = sums(of: own, over: converted(sides, to: .float))
      total = total.map { call("Add", $0, sum) } ?? sum
    }
    return total!
  }

  /// Σ normal · (number − point) of each node, added up in the order of its numbers.
  private mutating func sides(of forest: PlaneForest, _ nodes: Range<Int>, over rows: Tensor)
    -> Tensor
  {
    var sum: Tensor?
    for dimension in 0..<forest.dimensions {
      let own = nodes.map { $0 * forest.dimensions + dimension }
      let numbers = call(
        "Gather", rows, wholes(own.map { Int(forest.places[$0]) }),
        attributes: [("axis", .whole(1))])
      let points = self.numbers(own.map { Double(forest.points[$0]) }, shape: [1, nodes.count])
      let normals = self.numbers(own.map { Double(forest.normals[$0]) }, shape: [1, nodes.count])
      let term = call("Mul", normals, call("Sub", numbers, points))
      sum = sum.map { call("Add", $0, term) } ?? term
    }
    return sum!
  }

  /// How many of the edges each of `width` numbers lies above, by a tree for each.
  mutating func steps(_ rows: Tensor, width: Int, above edges: [Float]) -> Tensor {
    let values = (0...edges.count).map(Double.init)
    let stairs = AxisForest(
      (0..<width).map { AxisForest.Stairs(at: $0, edges: edges, values: values) })
    let trees = TreeAttributes(
      stairs.shape, places: stairs.places.map(Int.init), thresholds: stairs.thresholds)
    let counts = call(
      "TreeEnsembleRegressor", [converted(rows, to: .float)],
      trees.attributes(targets: width) { tree, value in [(tree, Float(value))] }, answers: 1,
      domain: Self.learning)[0]
    return converted(counts, to: .int64)
  }

  /// Sums of leaves, which runtimes add up as `Float`s: the leading digits of all leaves by themselves, so few that no
  /// sum of them rounds, and the rest by themselves.
  private mutating func sums(of trees: TreeAttributes, over rows: Tensor) -> Tensor {
    let unit = trees.unit
    let isWhole = trees.values.allSatisfy { ($0 / unit).rounded() * unit == $0 }
    let sums = call(
      "TreeEnsembleRegressor", [rows],
      trees.attributes(targets: isWhole ? 1 : 2) { _, value in
        let head = (value / unit).rounded() * unit
        return isWhole ? [(0, Float(head))] : [(0, Float(head)), (1, Float(value - head))]
      }, answers: 1, domain: Self.learning)[0]
    return folded("ReduceSum", converted(sums, to: .double))
  }
}

/// Trees as the attributes of one operator.
private struct TreeAttributes {
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

extension ForestShape {
  /// The nodes of one tree.
  func range(of tree: Int) -> Range<Int> { Int(starts[tree])..<Int(starts[tree + 1]) }

  /// Neighboring trees that have together about so many nodes.
  fileprivate func groups(of nodes: Int) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    var first = 0
    for tree in 0..<trees where tree + 1 == trees || Int(starts[tree + 2] - starts[first]) > nodes {
      groups.append(first..<(tree + 1))
      first = tree + 1
    }
    return groups
  }

  /// Some neighboring trees by themselves.
  fileprivate func part(_ trees: Range<Int>) -> ForestShape {
    let nodes = Int(starts[trees.lowerBound])..<Int(starts[trees.upperBound])
    return ForestShape(
      starts: starts[trees.lowerBound...trees.upperBound].map { $0 - starts[trees.lowerBound] },
      left: Array(left[nodes]), right: Array(right[nodes]), values: Array(values[nodes]))
  }
}
