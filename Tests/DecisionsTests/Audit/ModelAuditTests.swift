import Decisions
import Detectors
import Numerics
import Synchronization
import Systems
import Testing
import Vocabulary

/// Audits of forests that were really fitted.
struct ModelAuditTests {
  private static func rows(_ count: Int, columns: Int, seed: UInt64) -> Matrix<Float> {
    var chance = Seed(seed).generator()
    return Matrix<Float>(rows: count, columns: columns) { _, _ in Float(chance.normal()) }
  }

  /// The composite where the autoencoder is granted its highest score, 1.
  private static func composite(_ forest: Double) -> Double { 0.6 * forest + 0.4 }

  @Test func `ExpenseFlow's BLOCK is not found in 59 dimensions`() throws {
    let rows = Self.rows(1000, columns: 59, seed: 1)
    let forest = try IsolationForest.expenseFlow().fit(rows, seed: Seed(2))
    let search = try HighestScoreSearch(
      box: Array(repeating: -10...10, count: 59), starts: 2, tries: 400)
    let found = search.run(seed: Seed(3)) { point in
      let row = Matrix<Float>(rows: 1, columns: 59) { _, column in Float(point[column]) }
      return (try? forest.scores(of: row)).map { Self.composite($0[0]) } ?? .nan
    }
    let formula = try WeightedScore([
      .init(
        "forest", weight: 0.6,
        highest: ForestScore.bound(normalizer: forest.averagePathLength).value),
      .init("autoencoder", weight: 0.4, highest: 1),
    ])
    let scores = try forest.scores(of: rows).values.map(Self.composite)
    let audit = try TierAudit(
      ResponsePolicy.expenseFlow.auditedTiers, formula: formula.bound,
      model: ScoreBound(
        Self.composite(forest.highestScore), because: "the shallowest leaf of every tree together"),
      search: found, evidence: Evidence(Scores(scores)))
    let block = audit.findings[0]
    #expect(block.tier == "BLOCK")
    #expect(formula.bound.value > 0.9)  // possible by the formula
    switch block.grade {
    case .notFound(let highest): #expect(highest == found.value && highest < 0.9)
    case .impossibleForModel(let bound): #expect(bound < 0.9)
    default: Issue.record("\(block.sentence)")
    }
  }

  @Test func `Elide's deployed rules are impossible for its own forest`() throws {
    let rows = Self.rows(1000, columns: 5, seed: 4)
    let forest = try IsolationForest.elide.fit(rows, seed: Seed(5))
    let scores = try forest.scores(of: rows).values
    let cut = scores.sorted()[900]  // the offset at 10 % contamination, turned round
    #expect(cut > 0.335)
    let sizes = scores.map { abs($0 - cut) }
    let bound = ForestScore.bound(normalizer: forest.averagePathLength).value - cut
    let audit = try TierAudit(
      AlertRules.elide.auditedTiers(.absoluteDecision),
      formula: ScoreBound(bound, because: "|d| ≤ 0.9346 − |offset|"),
      evidence: Evidence(Scores(sizes)))
    #expect(audit.findings.map(\.grade) == Array(repeating: .impossible(bound: bound), count: 3))
  }

  /// The first fifth of the tries are drawn or known, the others climb.
  @Test(arguments: [(1, 1), (4, 4), (100, 100)])
  func `a search scores as many rows as it says`(tries: Int, scored: Int) throws {
    let count = Mutex(0)
    let search = try HighestScoreSearch(box: [0...1, 0...1], starts: 3, tries: tries)
    let found = search.run(seed: Seed(1)) { point in
      count.withLock { $0 += 1 }
      return point[0]
    }
    #expect(count.withLock { $0 } == 3 * scored)
    #expect(found.point[0] == found.value)
  }
}
