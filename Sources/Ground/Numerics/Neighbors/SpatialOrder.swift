/// Points cut into halves again and again, each time at the median of the widest column.
struct SpatialOrder: Sendable {
  /// A part of the order; its halves, if it has any, stand at `left` and `left` + 1.
  struct Node {
    let start: Int
    let end: Int
    var left = -1
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
        Self.divide(&keys, at: keys.count / 2)
        for (place, key) in keys.enumerated() { order[node.start + place] = key.index }
        let middle = node.start + keys.count / 2
        nodes[next].left = nodes.count
        nodes.append(Node(start: node.start, end: middle))
        nodes.append(Node(start: middle, end: node.end))
      }
      next += 1
    }
  }

  /// Notes the bounds of a part; answers its widest column, or `nil` if all its points are equal.
  private mutating func bound(_ points: Matrix<Float>, _ node: Node) -> Int? {
    var low = [Float](repeating: .infinity, count: columns)
    var high = [Float](repeating: -.infinity, count: columns)
    for place in node.start..<node.end {
      let row = unsafe points.base + Int(order[place]) * points.stride
      for column in 0..<columns {
        let value = unsafe row[column]
        if value < low[column] { low[column] = value }
        if value > high[column] { high[column] = value }
      }
    }
    lower += low
    upper += high
    var widest: Int?
    var width = 0.0
    for column in 0..<columns where Double(high[column]) - Double(low[column]) > width {
      width = Double(high[column]) - Double(low[column])
      widest = column
    }
    return widest
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
