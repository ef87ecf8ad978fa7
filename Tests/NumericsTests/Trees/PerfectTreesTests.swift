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
}
