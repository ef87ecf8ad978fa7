import Detectors
import Formats
import Foundation
import Machine
import Vocabulary

/// A forest as ExpenseFlow stores it.
struct StoredForest: Sendable, Equatable {
  /// By how many rows paths are measured.
  let sample: Int
  /// c of that number, as it is stored.
  let averagePathLength: Double
  let trees: [Tree]

  /// A question about one number of a row, or an end.
  indirect enum Tree: Sendable, Equatable {
    /// A row whose number is below the split goes left.
    case node(feature: Int, split: Double, left: Tree, right: Tree)
    /// As many training rows came here.
    case leaf(size: Int)
  }

  init(_ reader: JSONReader, columns: Int) throws(FileError) {
    let config = try reader["config"]
    sample = try config["sampleSize"].int()
    guard sample > 1 else { throw try config["sampleSize"].error("wanted at least 2 rows") }
    _ = try reader["version"].double()
    averagePathLength = try reader["averagePathLength"].double()
    guard averagePathLength > 0 else {
      throw try reader["averagePathLength"].error("wanted a number above 0")
    }
    var trees: [Tree] = []
    for tree in try reader["trees"].list() { trees.append(try Tree(tree, columns: columns)) }
    self.trees = trees
    guard !trees.isEmpty, trees.count == (try config["nTrees"].int()) else {
      throw try reader["trees"].error("wanted as many trees as 'nTrees' says, found \(trees.count)")
    }
  }

  /// 2^(−mean path / c), at most 1.
  func score(of row: [Double]) -> Double {
    let paths = trees.reduce(0) { $0 + $1.path(of: row, depth: 0) }
    return min(1, max(0, exp2(-(paths / Double(trees.count)) / averagePathLength)))
  }

  /// Where a row ends in each tree, as the turns that it takes.
  func leaves(of row: [Double]) -> [[Bool]] { trees.map { $0.turns(of: row) } }

  /// The forest as any of Assay's, which takes every row of single precision the same way.
  func model(columns: Int) throws(WeightsError) -> IsolationForest.Model {
    try IsolationForest.Model(
      columns: columns, trees: trees.map(\.nodes), sample: sample, comparison: .below,
      pathLength: .expenseFlow, averagePathLength: averagePathLength)
  }
}

extension StoredForest.Tree {
  init(_ reader: JSONReader, columns: Int) throws(FileError) {
    switch try reader["type"].text() {
    case "leaf":
      let size = try reader["size"].int()
      guard (0...Int(Int32.max)).contains(size) else {
        throw try reader["size"].error("wanted a number of rows")
      }
      self = .leaf(size: size)
    case "node":
      let feature = try reader["featureIndex"].int()
      guard (0..<columns).contains(feature) else {
        throw try reader["featureIndex"].error("wanted one of \(columns) features from 0")
      }
      self = .node(
        feature: feature, split: try reader["splitValue"].double(),
        left: try Self(reader["left"], columns: columns),
        right: try Self(reader["right"], columns: columns))
    default: throw try reader["type"].error("wanted 'node' or 'leaf'")
    }
  }

  fileprivate func path(of row: [Double], depth: Int) -> Double {
    switch self {
    case .leaf(let size): Double(depth) + AveragePathLength.expenseFlow(size)
    case .node(let feature, let split, let left, let right):
      (row[feature] < split ? left : right).path(of: row, depth: depth + 1)
    }
  }

  fileprivate func turns(of row: [Double]) -> [Bool] {
    switch self {
    case .leaf: []
    case .node(let feature, let split, let left, let right):
      row[feature] < split ? [true] + left.turns(of: row) : [false] + right.turns(of: row)
    }
  }

  /// How many levels of nodes there are.
  var depth: Int {
    switch self {
    case .leaf: 0
    case .node(_, _, let left, let right): 1 + max(left.depth, right.depth)
    }
  }

  /// The tree as arrays, every node behind its parent.
  var nodes: TreeNodes {
    var nodes = TreeNodes(
      childrenLeft: [], childrenRight: [], feature: [], threshold: [], samples: [])
    _ = add(to: &nodes)
    return nodes
  }

  /// Adds the nodes of the tree, and answers the place of the first and how many rows came to it.
  private func add(to nodes: inout TreeNodes) -> (place: Int32, rows: Int32) {
    let place = nodes.feature.count
    switch self {
    case .leaf(let size):
      nodes.append(feature: -2, threshold: -2)
      nodes.samples[place] = Int32(size)
    case .node(let feature, let split, let left, let right):
      nodes.append(feature: Int32(feature), threshold: split)
      let (first, second) = (left.add(to: &nodes), right.add(to: &nodes))
      nodes.childrenLeft[place] = first.place
      nodes.childrenRight[place] = second.place
      nodes.samples[place] = first.rows.addingReportingOverflow(second.rows).partialValue
    }
    return (Int32(place), nodes.samples[place])
  }

  /// The tree that arrays hold, from one node down.
  init(_ nodes: TreeNodes, from place: Int = 0) {
    self =
      nodes.childrenLeft[place] < 0
      ? .leaf(size: Int(nodes.samples[place]))
      : .node(
        feature: Int(nodes.feature[place]), split: nodes.threshold[place],
        left: Self(nodes, from: Int(nodes.childrenLeft[place])),
        right: Self(nodes, from: Int(nodes.childrenRight[place])))
  }

  var json: JSON {
    switch self {
    case .leaf(let size): ["type": "leaf", "size": JSON(size)]
    case .node(let feature, let split, let left, let right):
      [
        "type": "node", "featureIndex": JSON(feature), "splitValue": .number(split),
        "left": left.json, "right": right.json,
      ]
    }
  }
}

extension TreeNodes {
  /// Adds a node without children or rows.
  fileprivate mutating func append(feature: Int32, threshold: Double) {
    childrenLeft.append(-1)
    childrenRight.append(-1)
    self.feature.append(feature)
    self.threshold.append(threshold)
    samples.append(0)
  }
}
