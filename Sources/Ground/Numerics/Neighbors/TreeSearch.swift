import Kernels

/// Nearest neighbors by a tree of boxes: for points of few columns, by any metric but the Euclidean, which
/// `LeafSearch` serves, and the cosine.
struct TreeSearch: Sendable {
  /// The most columns for which leaves are scanned by columns, one lane each.
  static let mostColumns = 8
  private static let leafSize = 24

  private let metric: Metric
  private let tree: SpatialOrder
  /// The points in the tree's order, and the same turned.
  private let points: Matrix<Float>
  private let turned: Matrix<Float>

  init(_ points: Matrix<Float>, metric: Metric) {
    precondition(points.columns <= Self.mostColumns, "a tree is for few columns")
    self.metric = metric
    tree = SpatialOrder(points, leafSize: Self.leafSize)
    self.points = points.gathering(rows: tree.order.map { Int($0) })
    turned = self.points.transposed
  }

  /// Fills `lists`, a row a query; with `leavingOut` query r is point r, which is not its own neighbor.
  func search(_ queries: Matrix<Float>, leavingOut: Bool, into lists: NearestLists) {
    // Points asked about themselves are taken in the tree's order, so that near ones share a cache.
    let order = leavingOut ? tree.order : (0..<Int32(queries.rows)).map { $0 }
    _ = Workers.map(queries.rows, inBlocksOf: 64) { range in
      var visit = Visit(lists: lists)
      for place in range {
        let row = Int(order[place])
        visit.row = row
        visit.leftOut = leavingOut ? Int32(row) : -1
        visit.open.append((0, 0))
        let query = unsafe UnsafePointer(queries.base + row * queries.stride)
        unsafe walk(query, &visit)
      }
    }
  }

  /// One query on its way through the tree.
  private struct Visit {
    let lists: NearestLists
    var row = 0
    var leftOut: Int32 = -1
    /// Parts still to be looked at, each with a distance that none of its points is nearer than.
    var open: [(node: Int, bound: Double)] = []
    /// What the scan of a leaf found.
    var found = AlignedBuffer<Double>(uninitialized: TreeSearch.leafSize + 8)

    init(lists: NearestLists) { self.lists = lists }
  }

  /// A bound may pass the true one by the rounding of powers; so little is forgiven.
  private static let forgiveness = 1 - 1e-12

  private func walk(_ query: UnsafePointer<Float>, _ visit: inout Visit) {
    while let (index, bound) = visit.open.popLast() {
      guard bound * Self.forgiveness <= visit.lists.limit(of: visit.row) else { continue }
      let node = tree.nodes[index]
      if node.isLeaf {
        unsafe scan(node, query, &visit)
      } else {
        let left = unsafe (node.left, self.bound(of: node.left, query))
        let right = unsafe (node.left + 1, self.bound(of: node.left + 1, query))
        visit.open.append(left.1 < right.1 ? right : left)
        visit.open.append(left.1 < right.1 ? left : right)
      }
    }
  }

  /// The distance from a query to the box of a part: no point of it is nearer.
  private func bound(of node: Int, _ query: UnsafePointer<Float>) -> Double {
    var sum = 0.0
    let start = node * tree.columns
    for column in 0..<tree.columns {
      let value = unsafe query[column]
      let (low, high) = (tree.lower[start + column], tree.upper[start + column])
      let gap = value < low ? Double(low) - Double(value) : max(Double(value) - Double(high), 0)
      switch metric {
      case .manhattan: sum += gap
      case .minkowski(let p) where p.isFinite: sum += Functions.power(gap, p)
      default: sum = max(sum, gap)
      }
    }
    switch metric {
    case .minkowski(let p) where p.isFinite: return Functions.power(sum, 1 / p)
    default: return sum
    }
  }

  private func scan(
    _ node: SpatialOrder.Node, _ query: UnsafePointer<Float>, _ visit: inout Visit
  ) {
    // A leaf of equal points may be long; it is taken in pieces.
    for start in stride(from: node.start, to: node.end, by: Self.leafSize) {
      let count = min(node.end - start, Self.leafSize)
      let found = unsafe visit.found.base
      unsafe measure(start, count, query, into: found)
      for place in 0..<count {
        let distance = unsafe found[place]
        let index = tree.order[start + place]
        if distance <= visit.lists.limit(of: visit.row), index != visit.leftOut {
          visit.lists.offer(index, at: distance, to: visit.row)
        }
      }
    }
  }

  /// Distances from `query` to `count` points from `start` on.
  private func measure(
    _ start: Int, _ count: Int, _ query: UnsafePointer<Float>,
    into found: UnsafeMutablePointer<Double>
  ) {
    let (stride, columns) = (Int64(turned.stride), Int64(points.columns))
    let first = unsafe turned.base + start
    switch metric {
    case .manhattan:
      unsafe assay_absolute_distances(query, first, stride, columns, Int64(count), found)
    default:
      let distance = PairDistance(metric: metric, columns: points.columns)
      for place in 0..<count {
        unsafe found[place] = distance(query, points.base + (start + place) * points.stride)
      }
    }
  }
}
