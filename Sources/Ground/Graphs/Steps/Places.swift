/// Places in a table, of a row on their way through a graph.
public struct Places: Sendable {
  let node: Node

  public var width: Int { node.width }

  fileprivate init(_ operation: Operation, of operands: [Node], width: Int) {
    node = Node(operation, of: operands, width: width)
  }

  /// What a table has at the places; there must be an entry for each place that can be.
  public func entries(of table: [Double]) -> Numbers {
    precondition(!table.isEmpty, "a table has an entry")
    return Numbers(.entries(table), of: [node], width: width)
  }
}

extension Numbers {
  /// How many of `edges`, which ascend, each number lies above. Numbers and edges are those of `Float`.
  public func steps(above edges: [Float]) -> Places {
    precondition(zip(edges, edges.dropFirst()).allSatisfy(<), "edges ascend")
    return Places(.steps(edges), of: [node], width: width)
  }

  /// Which of the points are the nearest, the nearest first; of points equally far, those that come first.
  public func nearest(_ count: Int, of points: [Double], by proximity: Proximity) -> Places {
    let points = Points(points, columns: width)
    precondition((1...points.count).contains(count), "\(points.count) points are not \(count)")
    return Places(.nearest(points, count: count, proximity), of: [node], width: count)
  }

  /// The distances to the points at `places`.
  public func distances(
    to places: Places, of points: [Double], by proximity: Proximity
  ) -> Numbers {
    Numbers(
      .distances(Points(points, columns: width), proximity), of: [node, places.node],
      width: places.width)
  }
}

/// A word of a row on its way through a graph.
public struct Word: Sendable {
  let input: Int

  /// The word of the input at `input` among those of the graph.
  public init(input: Int) { self.input = input }

  /// The place of the word among `words`, and a place for words that are not there, and for none.
  public func place(in words: [String], unseen: Int, missing: Int) -> Places {
    Places(
      .place(input: input, words, unseen: unseen, missing: missing), of: [], width: 1)
  }
}
