/// Trees whose nodes ask whether a number is at most a threshold.
///
/// Thresholds are those of `Float`, so that whoever holds a row in either precision goes the same way.
public struct AxisForest: Sendable {
  public let shape: ForestShape
  /// The place of the number that each node asks of; any for a leaf.
  public let places: [Int32]
  /// What the number is compared with; any for a leaf.
  public let thresholds: [Float]

  public init(_ shape: ForestShape, places: [Int32], thresholds: [Float]) {
    precondition(
      places.count == shape.nodes && thresholds.count == shape.nodes,
      "each node has a place and a threshold")
    self.shape = shape
    self.places = places
    self.thresholds = thresholds
  }

  /// How many numbers a row must have.
  var columns: Int {
    Int(places.indices.reduce(-1) { shape.left[$1] < 0 ? $0 : max($0, places[$1]) }) + 1
  }

  /// What the leaves say together in which a row ends.
  func sum(for row: [Double]) -> Double {
    shape.sum { node in row[Int(places[node])] <= Double(thresholds[node]) }
  }
}

/// Trees whose nodes ask on which side of a plane a row lies: whether Σ normal · (number − point) is at most 0.
public struct PlaneForest: Sendable {
  public let shape: ForestShape
  /// Through how many numbers a plane goes.
  public let dimensions: Int
  /// `dimensions` a node.
  public let places: [Int32]
  public let normals: [Float]
  public let points: [Float]

  public init(
    _ shape: ForestShape, dimensions: Int, places: [Int32], normals: [Float], points: [Float]
  ) {
    precondition(
      [places.count, normals.count, points.count].allSatisfy { $0 == shape.nodes * dimensions },
      "each node has \(dimensions) places")
    self.shape = shape
    self.dimensions = dimensions
    self.places = places
    self.normals = normals
    self.points = points
  }

  /// How many numbers a row must have.
  var columns: Int { Int(places.max() ?? -1) + 1 }

  /// What the leaves say together in which a row ends.
  func sum(for row: [Double]) -> Double {
    shape.sum { node in
      var side = 0.0
      for place in (node * dimensions)..<((node + 1) * dimensions) {
        side += Double(normals[place]) * (row[Int(places[place])] - Double(points[place]))
      }
      return side <= 0
    }
  }
}

/// The shapes of trees, all nodes in one piece; in a tree, children come after their parent.
public struct ForestShape: Sendable {
  /// Where each tree's nodes start, and at last where they all end.
  public let starts: [Int32]
  /// The children of each node, counted from its tree's start; −1 for a leaf.
  public let left: [Int32]
  public let right: [Int32]
  /// What each leaf says; any for other nodes.
  public let values: [Double]

  public init(starts: [Int32], left: [Int32], right: [Int32], values: [Double]) {
    precondition(
      starts.last == Int32(left.count) && left.count == right.count && left.count == values.count,
      "each node has two children, or none and a value")
    self.starts = starts
    self.left = left
    self.right = right
    self.values = values
  }

  public var trees: Int { starts.count - 1 }
  public var nodes: Int { left.count }

  /// The sum of the values of the leaves to which `goesLeft` leads, the trees added in their order.
  func sum(_ goesLeft: (Int) -> Bool) -> Double {
    var sum = 0.0
    for tree in 0..<trees {
      let start = Int(starts[tree])
      var node = start
      while left[node] >= 0 { node = start + Int(goesLeft(node) ? left[node] : right[node]) }
      sum += values[node]
    }
    return sum
  }
}
