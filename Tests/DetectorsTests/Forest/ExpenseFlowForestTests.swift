import Detectors
import Foundation
import Numerics
import Testing
import Vocabulary

/// The worked example of ExpenseFlow's stored model.
struct ExpenseFlowForestTests {
  @Test func `the stored model's worked example comes out`() throws {
    func tree(_ column: Int32, _ threshold: Double, _ left: Int32, _ right: Int32) -> TreeNodes {
      TreeNodes(
        childrenLeft: [1, -1, -1], childrenRight: [2, -1, -1], feature: [column, -2, -2],
        threshold: [threshold, -2, -2], samples: [left + right, left, right])
    }
    let model = try IsolationForest.Model(
      columns: 3, trees: [tree(0, 0.5, 3, 1), tree(1, 2, 2, 2)], sample: 4, comparison: .below,
      pathLength: .expenseFlow, averagePathLength: 1.8516559072)
    let scores = try model.scores(of: Matrix([[0.2, 1, 5], [0.9, 3, 9], [-4, 10, 5]]))
    let published = [0.533001519580563, 0.668149099294628, 0.533001519580563]
    #expect(largestDifference(scores.values, published) < 1e-14)  // their last digit
  }

  @Test func `fewer rows than the sample still divide by c of the sample`() throws {
    let forest = try IsolationForest(
      trees: 1, depth: 12, pathLength: .expenseFlow, yardstick: .named, comparison: .below,
      choice: .any)
    // Equal rows: one leaf, its path c(10), measured by c(256).
    let same = Matrix<Float>(rows: 10, columns: 1)
    let score = try forest.fit(same, seed: Seed(1)).scores(of: Matrix([[0]]))[0]
    let c = AveragePathLength.expenseFlow
    #expect(abs(score - exp2(-c(10) / c(256))) < 1e-15)
  }
}
