import Detectors
import Numerics
import Systems
import Testing

struct ForestSystemsTests {
  @Test func `the systems' forests keep the laws of every detector`() throws {
    try expectLaws(of: IsolationForest.expenseFlow(), on: Samples.blob(rows: 40))
    try expectLaws(of: Self.classic(), on: Samples.blob(rows: 40))
  }

  /// ExpenseFlow's forest as the paper has it.
  private static func classic() throws -> IsolationForest {
    try .expenseFlow(depth: nil, pathLength: .classic)
  }

  @Test func `the systems' forests have the systems' settings`() throws {
    let flow = try IsolationForest.expenseFlow()
    #expect(flow.trees == 100 && flow.sample == .rows(256) && flow.depth == 12)
    #expect(IsolationForest.certificates.trees == 150)
    #expect(IsolationForest.elide.trees == 100)
  }

  @Test func `ExpenseFlow's forest measures by 256 rows though it saw fewer`() throws {
    let model = try IsolationForest.expenseFlow().fit(Samples.blob(rows: 40), seed: Seed(1))
    #expect(model.sample == 256)
    // Its classic form ends at ⌈log₂ 256⌉ = 8, deeper than ⌈log₂ 20⌉ = 5.
    let line = Matrix<Float>(rows: 20, columns: 1) { row, _ in Float(row) }
    let classic = try Self.classic().fit(line, seed: Seed(1))
    #expect(classic.nodes(comparing: .below).map(\.deepest).max() == 8)
    #expect(try IsolationForest.elide.fit(Samples.blob(rows: 40), seed: Seed(1)).sample == 40)
  }
}
