/// Binary decision trees whose leaves all lie equally deep, so that a row finds its way without a jump.
///
/// A node asks whether one number of the row lies below a threshold: below goes left, all else right
/// (so does NaN). The nodes of a tree lie level by level: the children of node *i* are 2*i* + 1 and
/// 2*i* + 2. A branch that ends early is filled with nodes whose threshold is infinite and with
/// copies of its leaf.
///
/// Sixteen descents run side by side, of sixteen rows in one tree or of one row in sixteen trees;
/// a sum always adds the trees in their order, so both give the same bits.
public struct PerfectTrees: Sendable {
  public let trees: Int
  public let depth: Int
  public let columns: Int
  private let nodes: [Node]
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

  /// The descents that run side by side.
  private static var lanes: Int { 16 }

  /// Makes trees from their nodes and leaf values, one tree after the other.
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
    self.nodes = nodes
    self.leaves = leaves
  }

  /// The sum, for each row, of the values of the leaves that it falls into.
  ///
  /// - Complexity: O(rows · trees · depth); blocks of some hundred rows keep rows and tree near.
  public func sums(of rows: Matrix<Float>) -> [Double] {
    precondition(rows.columns == columns, "trees ask of \(columns) columns, not \(rows.columns)")
    var sums = [Double](repeating: 0, count: rows.rows)
    guard rows.rows > 0 else { return sums }
    let grouped = rows.rows / Self.lanes * Self.lanes
    let start = unsafe UnsafePointer(rows.buffer.base + rows.offset)
    unsafe nodes.withUnsafeBufferPointer { nodes in
      unsafe leaves.withUnsafeBufferPointer { leaves in
        unsafe sums.withUnsafeMutableBufferPointer { sums in
          for tree in 0..<trees {
            let nodes = unsafe nodes.baseAddress.map { unsafe $0 + tree * ((1 << depth) - 1) }
            let leaves = unsafe leaves.baseAddress.unsafelyUnwrapped + tree << depth
            for row in Swift.stride(from: 0, to: grouped, by: Self.lanes) {
              unsafe descend(
                from: start + row * rows.stride, stride: rows.stride, nodes, leaves,
                addingTo: sums.baseAddress.unsafelyUnwrapped + row)
            }
          }
          for row in grouped..<rows.rows {
            unsafe sums[row] = unsafe descend(
              from: start + row * rows.stride, nodes.baseAddress,
              leaves.baseAddress.unsafelyUnwrapped)
          }
        }
      }
    }
    withExtendedLifetime(rows) {}
    return sums
  }

  /// Sends sixteen rows down one tree.
  @inline(__always)
  private func descend(
    from row: UnsafePointer<Float>, stride: Int, _ nodes: UnsafePointer<Node>?,
    _ leaves: UnsafePointer<Double>, addingTo sums: UnsafeMutablePointer<Double>
  ) {
    var places = InlineArray<16, Int32>(repeating: 0)
    if let nodes = unsafe nodes {
      for _ in 0..<depth {
        for lane in 0..<16 {
          let place = unsafe places[unchecked: lane]
          let node = unsafe nodes[Int(place)]
          let number = unsafe row[lane * stride + Int(node.column)]
          unsafe places[unchecked: lane] = 2 &* place &+ (number < node.threshold ? 1 : 2)
        }
      }
    }
    let first = (1 << depth) - 1
    for lane in 0..<16 {
      unsafe sums[lane] += leaves[Int(places[unchecked: lane]) - first]
    }
  }

  /// Sends one row down all trees, sixteen at a time.
  private func descend(
    from row: UnsafePointer<Float>, _ nodes: UnsafePointer<Node>?, _ leaves: UnsafePointer<Double>
  ) -> Double {
    let size = (1 << depth) - 1
    var sum = 0.0
    var tree = 0
    while tree < trees {
      let count = min(Self.lanes, trees - tree)
      var places = InlineArray<16, Int32>(repeating: 0)
      if let nodes = unsafe nodes {
        for _ in 0..<depth {
          for lane in 0..<count {
            let place = unsafe places[unchecked: lane]
            let node = unsafe nodes[(tree + lane) * size + Int(place)]
            let number = unsafe row[Int(node.column)]
            unsafe places[unchecked: lane] = 2 &* place &+ (number < node.threshold ? 1 : 2)
          }
        }
      }
      for lane in 0..<count {
        unsafe sum += leaves[(tree + lane) << depth + Int(places[unchecked: lane]) - size]
      }
      tree += count
    }
    return sum
  }
}
