/// Points cut into halves again and again, each time at the median of the widest column.
struct SpatialOrder: Sendable {
  /// A part of the order; its halves, if it has any, stand at `left` and `left` + 1.
  struct Node {
    let start: Int
    let end: Int
    var left = -1
    /// The column at whose median it was cut.
    var column = 0
    var isLeaf: Bool { left < 0 }
  }

  /// The indices of the points, those of a leaf beside each other.
  private(set) var order: [Int32]
  /// All parts, the whole first.
  private(set) var nodes: [Node] = []
  /// The least and the greatest number of each column in each part.
  private(set) var lower: [Float] = []
  private(set) var upper: [Float] = []
  let columns: Int

  /// Cuts until no part has more than `leafSize` points or all points of a part are equal.
  init(_ points: Matrix<Float>, leafSize: Int) {
    columns = points.columns
    order = (0..<Int32(points.rows)).map { $0 }
    nodes = [Node(start: 0, end: points.rows)]
    var next = 0
    var keys: [(key: Float, index: Int32)] = []
    while next < nodes.count {
      let node = nodes[next]
      let widest = bound(points, node)
      if node.end - node.start > leafSize, let widest {
        keys.removeAll(keepingCapacity: true)
        for place in node.start..<node.end {
          keys.append((points[Int(order[place]), widest], order[place]))
        }
        // Halves of whole leaves, so that all but the last are full.
        let half = (keys.count / leafSize + 1) / 2 * leafSize
        Self.divide(&keys, at: half)
        for (place, key) in keys.enumerated() { order[node.start + place] = key.index }
        let middle = node.start + half
        nodes[next].left = nodes.count
        nodes[next].column = widest
        nodes.append(Node(start: node.start, end: middle))
        nodes.append(Node(start: middle, end: node.end))
      }
      next += 1
    }
  }

  /// Where the leaf begins into which the cuts lead a row.
  func place(of row: UnsafePointer<Float>) -> Int {
    var node = nodes[0]
    while !node.isLeaf {
      let isLeft = unsafe row[node.column] <= upper[node.left * columns + node.column]
      node = nodes[isLeft ? node.left : node.left + 1]
    }
    return node.start
  }

  /// Notes the bounds of a part; answers its widest column, or `nil` if all its points are equal.
  private mutating func bound(_ points: Matrix<Float>, _ node: Node) -> Int? {
    let start = lower.count
    lower += repeatElement(.infinity, count: columns)
    upper += repeatElement(-.infinity, count: columns)
    unsafe lower.withUnsafeMutableBufferPointer { lower in
      unsafe upper.withUnsafeMutableBufferPointer { upper in
        let (low, high) = unsafe (lower.baseAddress! + start, upper.baseAddress! + start)
        for place in node.start..<node.end {
          unsafe Self.widen(low, high, by: points.base + Int(order[place]) * points.stride, columns)
        }
      }
    }
    var widest: Int?
    var width = 0.0
    for column in 0..<columns {
      let range = Double(upper[start + column]) - Double(lower[start + column])
      if range > width { (width, widest) = (range, column) }
    }
    return widest
  }

  /// Takes a row into the bounds.
  static func widen(
    _ low: UnsafeMutablePointer<Float>, _ high: UnsafeMutablePointer<Float>,
    by row: UnsafePointer<Float>, _ columns: Int
  ) {
    for column in 0..<columns {
      let value = unsafe row[column]
      unsafe low[column] = value < low[column] ? value : low[column]
      unsafe high[column] = value > high[column] ? value : high[column]
    }
  }

  /// Brings the `count` least keys to the front (Hoare's selection, ties by the lower index).
  private static func divide(_ keys: inout [(key: Float, index: Int32)], at count: Int) {
    var (low, high) = (0, keys.count - 1)
    while low < high {
      let pivot = keys[(low + high) / 2]
      var (left, right) = (low, high)
      while left <= right {
        while precedes(keys[left], pivot) { left += 1 }
        while precedes(pivot, keys[right]) { right -= 1 }
        if left <= right {
          keys.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if count <= right { high = right } else if count >= left { low = left } else { return }
    }
  }

  private static func precedes(
    _ a: (key: Float, index: Int32), _ b: (key: Float, index: Int32)
  ) -> Bool {
    a.key < b.key || (a.key == b.key && a.index < b.index)
  }
}
