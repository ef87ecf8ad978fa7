extension AxisForest {
  /// A staircase over one number of a row: what it is worth between edges, which ascend.
  public struct Stairs: Sendable {
    let place: Int
    let edges: [Float]
    let values: [Double]

    /// - Parameters:
    ///   - edges: None below the one before it; a step between equal ones is none.
    ///   - values: One more than there are edges; a number on an edge has the value before it.
    public init(at place: Int, edges: [Float], values: [Double]) {
      precondition(
        values.count == edges.count + 1, "\(edges.count) edges bound \(edges.count + 1) steps")
      self.place = place
      var (kept, heights): ([Float], [Double]) = ([], [])
      for (edge, value) in zip(edges, values) where kept.last.map({ $0 < edge }) ?? true {
        if value == heights.last { kept.removeLast() } else { heights.append(value) }
        kept.append(edge)
      }
      if values[edges.count] == heights.last {
        kept.removeLast()
      } else {
        heights.append(values[edges.count])
      }
      self.edges = kept
      self.values = heights
    }

    /// A staircase whose steps may end at `ends`, each as high as `height` is at its end.
    public init(at place: Int, ends: [Float], height: (Float) -> Double) {
      self.init(
        at: place, edges: ends, values: (ends + [.greatestFiniteMagnitude]).map(height))
    }
  }

  /// The sum of staircases, each a tree that halves its steps at every node.
  public init(_ stairs: [Stairs]) {
    var growing = Growing()
    for one in stairs { growing.grow(one) }
    self.init(
      ForestShape(
        starts: growing.starts, left: growing.left, right: growing.right, values: growing.values),
      places: growing.places, thresholds: growing.thresholds)
  }

  private struct Growing {
    var starts: [Int32] = [0]
    var left: [Int32] = []
    var right: [Int32] = []
    var places: [Int32] = []
    var thresholds: [Float] = []
    var values: [Double] = []

    mutating func grow(_ stairs: Stairs) {
      _ = grow(stairs, 0..<stairs.values.count)
      starts.append(Int32(left.count))
    }

    /// Grows what tells the steps of a range apart, and says where it stands in its tree.
    private mutating func grow(_ stairs: Stairs, _ range: Range<Int>) -> Int32 {
      let node = left.count
      let middle = range.lowerBound + range.count / 2
      let isLeaf = range.count == 1
      left.append(-1)
      right.append(-1)
      places.append(Int32(stairs.place))
      thresholds.append(isLeaf ? 0 : stairs.edges[middle - 1])
      values.append(isLeaf ? stairs.values[range.lowerBound] : 0)
      if !isLeaf {
        left[node] = grow(stairs, range.lowerBound..<middle)
        right[node] = grow(stairs, middle..<range.upperBound)
      }
      return Int32(node) - starts[starts.count - 1]
    }
  }
}
