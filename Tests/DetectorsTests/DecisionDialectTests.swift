import Detectors
import Numerics
import Testing
import Vocabulary

struct DecisionDialectTests {
  @Test func `a contaminated forest decides as scikit-learn's`() throws {
    let fixture = try ForestFixture.read()
    let forest = try #require(fixture.forests.first)
    let model = try IsolationForest.Model(
      columns: 3, trees: forest.trees.map(\.nodes), sample: forest.sample)
    let dialect = try DecisionDialect(
      contamination: fixture.dialect.contamination,
      trainingScores: model.scores(of: Matrix(fixture.rows)))
    #expect(abs(dialect.offset - fixture.dialect.offset) < 1e-14)  // the last bits of a power
    let decisions = try dialect.decisions(of: model.scores(of: Matrix(fixture.new)))
    #expect(zip(decisions, fixture.dialect.decisions).allSatisfy { abs($0 - $1) < 1e-14 })
  }

  @Test func `decisions below zero are scores above the threshold, and turn back into scores`() {
    let dialect = DecisionDialect.automaticForest
    let scores = Scores([0.25, 0.5, 0.75])
    #expect(dialect.decisions(of: scores) == [0.25, 0, -0.25])
    #expect(dialect.scores(from: [0.25, 0, -0.25]) == scores)
    #expect(Verdicts(scores, above: dialect.threshold).values == [false, false, true])
  }

  @Test func `contamination beyond a half is refused`() {
    #expect(
      throws: SettingError("contamination", mustBe: "above 0 and at most 0.5", not: 0.6)
    ) { try DecisionDialect(contamination: 0.6, trainingScores: Scores([1])) }
  }
}
