import Kernels

/// Where the nodes of a perfect tree stand: in blocks of fifteen, each a tree of four levels.
///
/// A node's four questions to come lie beside it, so that one look at a block leads four levels down. The
/// first block of a tree asks as many as leave a multiple of four; where it asks fewer, the rest of its
/// places is empty.
struct TreeBlocks {
  /// The places of a block: fifteen nodes and one that stays empty.
  static let width = 16

  let depth: Int
  /// The blocks of one tree.
  let count: Int

  init(depth: Int) {
    self.depth = depth
    count = Int(assay_tree_blocks(Int32(depth)))
  }

  /// For each node of a tree, level by level, its place among those of all blocks of the tree.
  var places: [Int] {
    let first = depth - (depth - 1) / 4 * 4
    var places: [Int] = []
    /// The blocks before those that the level lies in, and how far below their roots it lies.
    var (before, wide, inside) = (0, 1, 0)
    for level in 0..<depth {
      if level == first || (level > first && inside == 4) {
        before += wide
        wide = 1 << level
        inside = 0
      }
      for node in 0..<(1 << level) {
        let block = before + node >> inside
        let place = (1 << inside) - 1 + node & ((1 << inside) - 1)
        places.append(block * Self.width + place)
      }
      inside += 1
    }
    return places
  }
}
