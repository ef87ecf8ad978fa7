import Kernels

/// Binary decision trees whose leaves all lie equally deep, so that a row finds its way without a jump.
///
/// A node asks whether one number of the row lies below a threshold: below goes left, all else right
/// (so does NaN). A branch that ends early is filled with nodes whose threshold is infinite and with
/// copies of its leaf. A sum always adds the trees in their order, so that one row and many, and every
/// level of the kernels, give the same bits.
public struct PerfectTrees: Sendable {
  public let trees: Int
  public let depth: Int
  public let columns: Int
  private let thresholds: [Float]
  private let asked: [Int32]
  private let leaves: [Double]

  /// One question: is the number in `column` below `threshold`?
  public struct Node: Sendable, Equatable, BitwiseCopyable {
    public let threshold: Float
    public let column: Int32

    public init(threshold: Float, column: Int32) {
      self.threshold = threshold
      self.column = column
    }

    /// A question that every finite number answers with left.
    public static let passing = Node(threshold: .infinity, column: 0)
  }

  /// Makes trees from their nodes and leaf values, one tree after the other, the nodes of each level by
  /// level: the children of node *i* are 2*i* + 1 and 2*i* + 2.
  ///
  /// - Precondition: each tree has 2^depth − 1 nodes and 2^depth leaves, and asks for columns that exist.
  public init(trees: Int, depth: Int, columns: Int, nodes: [Node], leaves: [Double]) {
    precondition(depth >= 0 && depth <= 20, "perfect trees are not \(depth) deep")
    precondition(nodes.count == trees * ((1 << depth) - 1), "nodes do not fill the trees")
    precondition(leaves.count == trees << depth, "leaves do not fill the trees")
    precondition(
      nodes.allSatisfy { $0.column >= 0 && $0.column < columns }, "a node asks for no column")
    self.trees = trees
    self.depth = depth
    self.columns = columns
    self.leaves = leaves
    let blocks = TreeBlocks(depth: depth)
    let places = blocks.places
    let room = blocks.count * TreeBlocks.width
    var thresholds = [Float](repeating: Node.passing.threshold, count: trees * room)
    var asked = [Int32](repeating: Node.passing.column, count: trees * room)
    for tree in 0..<trees {
      for (node, place) in places.enumerated() {
        thresholds[tree * room + place] = nodes[tree * places.count + node].threshold
        asked[tree * room + place] = nodes[tree * places.count + node].column
      }
    }
    (self.thresholds, self.asked) = (thresholds, asked)
  }

  /// The sum, for each row, of the values of the leaves that it falls into.
  ///
  /// - Complexity: O(rows · trees · depth); blocks of some hundred rows keep rows and tree near.
  public func sums(of rows: Matrix<Float>) -> [Double] {
    precondition(rows.columns == columns, "trees ask of \(columns) columns, not \(rows.columns)")
    var sums = [Double](repeating: 0, count: rows.rows)
    unsafe thresholds.withUnsafeBufferPointer { thresholds in
      unsafe asked.withUnsafeBufferPointer { asked in
        unsafe leaves.withUnsafeBufferPointer { leaves in
          var forest = unsafe assay_trees(
            thresholds: thresholds.baseAddress, columns: asked.baseAddress,
            leaves: leaves.baseAddress, trees: Int32(trees), depth: Int32(depth))
          unsafe assay_tree_sums(
            &forest, rows.buffer.base + rows.offset, Int64(rows.stride), Int64(columns),
            Int64(rows.rows), &sums)
        }
      }
    }
    withExtendedLifetime(rows) {}
    return sums
  }
}
