import Kernels

/// Binary trees whose leaves all lie equally deep and whose nodes ask on which side of a plane a row lies.
///
/// A row goes left if Σ normal · (number − point) over the node's columns is at most 0. A branch that ends
/// early is filled with nodes of no slope and with copies of its leaf. As in `PerfectTrees`, one row and
/// many, and every level of the kernels, give the same bits.
public struct PerfectPlaneTrees: Sendable {
  public let trees: Int
  public let depth: Int
  public let columns: Int
  public let dimensions: Int
  private let normals: [Float]
  private let points: [Float]
  private let asked: [Int32]
  private let leaves: [Double]

  /// One question; each array has a number for each dimension.
  public struct Node: Sendable, Equatable {
    public let columns: ArraySlice<Int32>
    public let normals: ArraySlice<Float>
    public let points: ArraySlice<Float>

    public init(
      columns: ArraySlice<Int32>, normals: ArraySlice<Float>, points: ArraySlice<Float>
    ) {
      self.columns = columns
      self.normals = normals
      self.points = points
    }
  }

  /// Makes trees from their nodes, level by level, and leaf values, one tree after the other.
  ///
  /// - Parameter node: The node of a tree; `nil` where there is none.
  /// - Precondition: each tree has 2^depth leaves, and asks for columns that exist.
  public init(
    trees: Int, depth: Int, columns: Int, dimensions: Int, leaves: [Double],
    node: (_ tree: Int, _ node: Int) -> Node?
  ) {
    precondition(depth >= 0 && depth <= 20, "perfect trees are not \(depth) deep")
    precondition(leaves.count == trees << depth, "leaves do not fill the trees")
    self.trees = trees
    self.depth = depth
    self.columns = columns
    self.dimensions = dimensions
    self.leaves = leaves
    let blocks = TreeBlocks(depth: depth)
    let places = blocks.places
    let room = blocks.count * TreeBlocks.width * dimensions
    var normals = [Float](repeating: 0, count: trees * room)
    var points = normals
    var asked = [Int32](repeating: 0, count: trees * room)
    for tree in 0..<trees {
      for (index, place) in places.enumerated() {
        guard let node = node(tree, index) else { continue }
        precondition(
          node.columns.allSatisfy { $0 >= 0 && $0 < columns }, "a node asks for no column")
        let (block, inside) = place.quotientAndRemainder(dividingBy: TreeBlocks.width)
        let start = tree * room + block * TreeBlocks.width * dimensions + inside
        for dimension in 0..<dimensions {
          let at = start + dimension * TreeBlocks.width
          normals[at] = node.normals[node.normals.startIndex + dimension]
          points[at] = node.points[node.points.startIndex + dimension]
          asked[at] = node.columns[node.columns.startIndex + dimension]
        }
      }
    }
    (self.normals, self.points, self.asked) = (normals, points, asked)
  }

  /// The sum, for each row, of the values of the leaves that it falls into.
  public func sums(of rows: Matrix<Float>) -> [Double] {
    precondition(rows.columns == columns, "trees ask of \(columns) columns, not \(rows.columns)")
    var sums = [Double](repeating: 0, count: rows.rows)
    unsafe normals.withUnsafeBufferPointer { normals in
      unsafe points.withUnsafeBufferPointer { points in
        unsafe asked.withUnsafeBufferPointer { asked in
          unsafe leaves.withUnsafeBufferPointer { leaves in
            var forest = unsafe assay_planes(
              normals: normals.baseAddress, points: points.baseAddress, columns: asked.baseAddress,
              leaves: leaves.baseAddress, trees: Int32(trees), depth: Int32(depth),
              dimensions: Int32(dimensions))
            unsafe assay_plane_sums(
              &forest, rows.buffer.base + rows.offset, Int64(rows.stride), Int64(columns),
              Int64(rows.rows), &sums)
          }
        }
      }
    }
    withExtendedLifetime(rows) {}
    return sums
  }
}
