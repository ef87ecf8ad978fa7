import Testing

@testable import Numerics

extension KernelLevelTests {
  /// Blocks of trees hold four levels; registers hold 16, 32, 64 and 128 columns.
  @Test(arguments: [0, 1, 4, 5, 8, 9, 12], [1, 16, 17, 40, 128, 129])
  func `a row falls through every tree as it does node by node`(depth: Int, columns: Int) {
    let forest = Forest(trees: depth > 8 ? 3 : 19, depth: depth, columns: columns)
    let trees = PerfectTrees(
      trees: forest.trees, depth: depth, columns: columns, nodes: forest.nodes,
      leaves: forest.leaves)
    let rows = forest.rows(37)
    let walked = (0..<rows.rows).map { row in
      forest.walked { tree, place in
        let node = forest.nodes[tree * forest.size + place]
        return rows[row, Int(node.column)] < node.threshold
      }
    }
    atEachLevel { level in
      #expect(trees.sums(of: rows) == walked, "\(level)")
      #expect(
        (0..<rows.rows).flatMap { trees.sums(of: rows.rows($0..<($0 + 1))) } == walked, "\(level)")
    }
  }

  @Test(arguments: [1, 5, 8], [(1, 7), (2, 16), (7, 30), (2, 60), (3, 100), (2, 150)])
  func `a row falls on the side of every plane on which it lies`(
    depth: Int, width: (dimensions: Int, columns: Int)
  ) {
    let (dimensions, columns) = width
    let forest = Forest(trees: 17, depth: depth, columns: columns)
    var chance = Seed(31).generator()
    let asked = forest.nodes.map { _ in
      (0..<dimensions).map { _ in Int32(chance.below(columns)) }
    }
    let normals = asked.map { $0.map { _ in Float(chance.normal()) } }
    let points = asked.map { $0.map { _ in Float(chance.normal()) } }
    let trees = PerfectPlaneTrees(
      trees: forest.trees, depth: depth, columns: columns, dimensions: dimensions,
      leaves: forest.leaves
    ) { tree, place in
      let node = tree * forest.size + place
      return node % 13 == 0
        ? nil
        : .init(columns: asked[node][...], normals: normals[node][...], points: points[node][...])
    }
    let rows = forest.rows(37)
    let walked = (0..<rows.rows).map { row in
      forest.walked { tree, place in
        let node = tree * forest.size + place
        // Where no node is, a plane without slope lets all numbers pass, and NaN is none.
        guard node % 13 != 0 else { return !rows[row, 0].isNaN }
        var side = 0.0
        for dimension in 0..<dimensions {
          side +=
            Double(normals[node][dimension])
            * (Double(rows[row, Int(asked[node][dimension])]) - Double(points[node][dimension]))
        }
        return side <= 0
      }
    }
    atEachLevel { level in
      #expect(trees.sums(of: rows) == walked, "\(level)")
      #expect(
        (0..<rows.rows).flatMap { trees.sums(of: rows.rows($0..<($0 + 1))) } == walked, "\(level)")
    }
  }
}

/// Trees and rows drawn at random.
private struct Forest {
  let trees: Int
  let depth: Int
  let columns: Int
  let nodes: [PerfectTrees.Node]
  let leaves: [Double]

  /// How many nodes a tree has.
  var size: Int { (1 << depth) - 1 }

  init(trees: Int, depth: Int, columns: Int) {
    var chance = Seed(5).generator()
    self.trees = trees
    self.depth = depth
    self.columns = columns
    nodes = (0..<(trees * ((1 << depth) - 1))).map { _ in
      PerfectTrees.Node(threshold: Float(chance.normal()), column: Int32(chance.below(columns)))
    }
    leaves = (0..<(trees << depth)).map { _ in chance.uniform() }
  }

  /// Rows inside a wider matrix; some numbers are NaN, which goes right, and some are thresholds.
  func rows(_ count: Int) -> Matrix<Float> {
    var chance = Seed(6).generator()
    let wide = Matrix<Float>(rows: count, columns: columns + 2) { _, _ in
      switch chance.below(20) {
      case 0: .nan
      case 1 where !nodes.isEmpty: nodes[chance.below(nodes.count)].threshold
      default: Float(chance.normal())
      }
    }
    return wide.columns(1..<(columns + 1))
  }

  /// The sum of the leaves of a row, of which it is known where it goes left.
  func walked(_ goesLeft: (_ tree: Int, _ place: Int) -> Bool) -> Double {
    (0..<trees).reduce(0.0) { sum, tree in
      var place = 0
      for _ in 0..<depth { place = 2 * place + (goesLeft(tree, place) ? 1 : 2) }
      return sum + leaves[tree << depth + place - size]
    }
  }
}
