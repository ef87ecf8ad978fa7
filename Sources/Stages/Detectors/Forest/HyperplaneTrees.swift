internal import Numerics
internal import Vocabulary

/// Trees whose nodes ask on which side of a plane a row lies.
struct HyperplaneTrees: Sendable {
  let shapes: TreeShapes
  /// How many columns each node has room for; a node that looks at fewer has slopes of 0 there.
  let dimensions: Int
  /// `dimensions` a node, 0 in leaves.
  let columns: [Int32]
  let normals: [Float]
  let points: [Float]

  init(_ trees: [GrownTree<HyperplaneSplit>], dimensions: Int) {
    shapes = TreeShapes(trees)
    self.dimensions = dimensions
    let splits = trees.flatMap(\.splits)
    func filled<Number: Numeric>(_ part: (HyperplaneSplit) -> [Number]) -> [Number] {
      splits.flatMap { split in
        let numbers = split.map(part) ?? []
        return numbers + [Number](repeating: 0, count: dimensions - numbers.count)
      }
    }
    columns = filled(\.columns)
    normals = filled(\.normal)
    points = filled(\.point)
  }

  /// The same trees in the form that is fast to descend; `nil` if they are too deep for it.
  ///
  /// - Parameter values: a value for each node, of which the leaves' are used.
  func perfect(columns width: Int, leaves values: [Double]) -> PerfectPlaneTrees? {
    guard let perfect = shapes.perfect else { return nil }
    return PerfectPlaneTrees(
      trees: shapes.trees, depth: perfect.depth, columns: width, dimensions: dimensions,
      leaves: perfect.leaves.map { values[Int($0)] }
    ) { tree, place in
      let node = Int(perfect.nodes[tree * perfect.size + place])
      guard node >= 0 else { return nil }
      let own = (node * dimensions)..<((node + 1) * dimensions)
      return .init(columns: columns[own], normals: normals[own], points: points[own])
    }
  }

  /// The leaf in which a row ends, walking node by node.
  func leaf(of row: Span<Float>, in tree: Int) -> Int {
    let start = Int(shapes.starts[tree])
    var node = start
    while shapes.left[node] >= 0 {
      var side = 0.0
      for place in (node * dimensions)..<((node + 1) * dimensions) {
        side += Double(normals[place]) * (Double(row[Int(columns[place])]) - Double(points[place]))
      }
      node = start + Int(side <= 0 ? shapes.left[node] : shapes.right[node])
    }
    return node
  }
}

extension HyperplaneTrees {
  func store(in weights: inout Weights) {
    shapes.store(in: &weights)
    let shape = [shapes.nodes, dimensions]
    weights.tensors["columns"] = Tensor(.int32(columns), shape: shape)
    weights.tensors["normals"] = Tensor(.float(normals), shape: shape)
    weights.tensors["points"] = Tensor(.float(points), shape: shape)
  }

  init(weights: Weights, width: Int) throws(WeightsError) {
    shapes = try TreeShapes(weights: weights)
    columns = try weights.int32s("columns")
    guard columns.count % shapes.nodes == 0, columns.count > 0 else {
      throw WeightsError("'columns' of a forest do not fit its nodes")
    }
    guard columns.allSatisfy({ $0 >= 0 && $0 < width }) else {
      throw WeightsError("'columns' of a forest has one that is not there")
    }
    dimensions = columns.count / shapes.nodes
    normals = try weights.finiteFloats("normals", count: columns.count)
    points = try weights.finiteFloats("points", count: columns.count)
  }
}
