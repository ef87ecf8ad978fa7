/// Trees filled up so that all leaves lie equally deep: below a leaf that ends early stand copies of it.
struct PerfectShape {
  let depth: Int
  /// For each tree, level by level, which of the forest's nodes asks there; −1 where none does.
  private(set) var nodes: [Int32]
  /// For each tree, from left to right, in which of the forest's nodes a row ends there.
  private(set) var leaves: [Int32]

  /// The nodes of one tree.
  var size: Int { (1 << depth) - 1 }

  init(_ shapes: TreeShapes, _ depths: [Int32], depth: Int) {
    self.depth = depth
    let size = (1 << depth) - 1
    nodes = [Int32](repeating: -1, count: shapes.trees * size)
    leaves = [Int32](repeating: 0, count: shapes.trees << depth)
    for tree in 0..<shapes.trees {
      var places = [Int](repeating: 0, count: shapes.range(of: tree).count)
      for (index, node) in shapes.range(of: tree).enumerated() {
        let place = places[index]
        if shapes.left[node] >= 0 {
          nodes[tree * size + place] = Int32(node)
          places[Int(shapes.left[node])] = 2 * place + 1
          places[Int(shapes.right[node])] = 2 * place + 2
        } else {
          let below = depth - Int(depths[node])
          let first = ((place + 1) << below) - 1 - size
          for leaf in first..<(first + 1 << below) { leaves[tree << depth + leaf] = Int32(node) }
        }
      }
    }
  }
}
