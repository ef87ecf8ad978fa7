import Numerics
import Testing

struct PerfectTreesTests {
  @Test func `a row falls below or beside each threshold and adds up its leaves`() {
    // Tree 1: x0 < 0.5 ? (x1 < 2 ? 1 : 2) : (x1 < 3 ? 4 : 8). Tree 2: a leaf of 16, filled up.
    let trees = PerfectTrees(
      trees: 2, depth: 2, columns: 2,
      nodes: [
        .init(threshold: 0.5, column: 0), .init(threshold: 2, column: 1),
        .init(threshold: 3, column: 1), .passing, .passing, .passing,
      ],
      leaves: [1, 2, 4, 8, 16, 16, 16, 16])
    let rows: Matrix<Float> = Matrix([[0.2, 1], [0.2, 2], [0.5, 2], [9, 3]])
    #expect(trees.sums(of: rows) == [17, 18, 20, 24])
  }

  @Test func `trees without questions answer their only leaf`() {
    let trees = PerfectTrees(trees: 3, depth: 0, columns: 1, nodes: [], leaves: [1, 2, 4])
    #expect(trees.sums(of: Matrix(rows: 20, columns: 1)) == [Double](repeating: 7, count: 20))
    #expect(trees.sums(of: Matrix(rows: 0, columns: 1)) == [])
  }

  @Test(arguments: [1, 2, 8], [1, 15, 16, 17, 100])
  func `many rows, one row and a walk node by node give the same bits`(depth: Int, count: Int) {
    var chance = Seed(5).generator()
    let nodes = (0..<(count * ((1 << depth) - 1))).map { _ in
      PerfectTrees.Node(threshold: Float(chance.normal()), column: Int32(chance.below(3)))
    }
    let leaves = (0..<(count << depth)).map { _ in chance.uniform() }
    let trees = PerfectTrees(
      trees: count, depth: depth, columns: 3, nodes: nodes, leaves: leaves)
    let wide = Matrix<Float>(rows: 50, columns: 5) { _, _ in Float(chance.normal()) }
    let rows = wide.columns(1..<4)
    let walked = (0..<50).map { row in
      (0..<count).reduce(0.0) { sum, tree in
        var place = 0
        for _ in 0..<depth {
          let node = nodes[tree * ((1 << depth) - 1) + place]
          place = 2 * place + (rows[row, Int(node.column)] < node.threshold ? 1 : 2)
        }
        return sum + leaves[tree << depth + place - ((1 << depth) - 1)]
      }
    }
    #expect(trees.sums(of: rows) == walked)
    #expect((0..<50).flatMap { trees.sums(of: rows.rows($0..<($0 + 1))) } == walked)
  }
}
