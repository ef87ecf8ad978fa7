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
