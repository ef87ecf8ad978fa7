import Decisions
import Foundation
import Numerics
import Scoring
import Testing
import Vocabulary

/// c(256), the normalizer of forests with 256 rows a tree.
private let normalizer = 10.2447709209

struct TierAuditTests {
  @Test func `a forest of 256 rows a tree scores at most 0.9346`() {
    #expect(abs(ForestScore.bound(normalizer: normalizer).value - 0.9346) < 5e-5)  // four decimals
  }

  @Test func `ExpenseFlow's BLOCK needs a forest score of 0.8333 and a mean path of 2.69`() throws {
    let forest = ForestScore.bound(normalizer: normalizer)
    let composite = try WeightedScore([
      .init("forest", weight: 0.6, highest: forest.value),
      .init("autoencoder", weight: 0.4, highest: 1),
    ])
    let needed = try #require(composite.needed(of: "forest", toReach: 0.9))
    #expect(abs(needed - 0.8333) < 5e-5)
    #expect(abs(ForestScore.meanPath(scoring: needed, normalizer: normalizer) - 2.69) < 6e-3)
    #expect(abs(composite.bound.value - 0.96075) < 5e-6)
    #expect(composite.needed(of: "nobody", toReach: 1) == nil)
  }

  @Test func `ExpenseFlow's BLOCK is possible by the formula and not found`() throws {
    let forest = ForestScore.bound(normalizer: normalizer)
    let composite = try WeightedScore([
      .init("forest", weight: 0.6, highest: forest.value),
      .init("autoencoder", weight: 0.4, highest: 1),
    ])
    let scores = (0..<1000).map { 0.3 + 0.45 * Double($0) / 1000 }
    let audit = try TierAudit(
      ResponsePolicy.expenseFlow.auditedTiers, formula: composite.bound,
      search: HighestFound(0.86, by: "20000 tries in a box of 59 features"),
      evidence: Evidence(
        Scores(scores), labels: Labels(anomalies: scores.map { $0 > 0.7 })))
    let findings = audit.findings
    #expect(findings.map(\.tier) == ["BLOCK", "REQUIRE_2FA", "CHALLENGE", "MONITOR"])
    #expect(findings.map(\.starts) == ["≥ 0.9", "≥ 0.8", "≥ 0.7", "> 0.65"])
    #expect(
      findings.map(\.grade) == [
        .notFound(highest: 0.86), .notFound(highest: 0.86), .reached(rows: 111),
        .reached(rows: 111),
      ])
    #expect(
      findings[0].sentence
        == "BLOCK (≥ 0.9) is possible (up to 0.9607, the sum of 0.6 · 0.9346 for forest and 0.4 · 1"
        + " for autoencoder) but was not found: the highest score of 1000 rows and 20000 tries in a box"
        + " of 59 features is 0.86.")
    #expect(
      findings[3].sentence
        == "MONITOR (> 0.65) receives 111 of 1000 rows, and 111 of 889 ordinary ones.")
    #expect(findings[0].ordinaryShare.quantity == .number(0))
    #expect(findings[3].ordinaryShare.quantity == .number(111 / 889.0))
    #expect(findings[0].strangeness == .number(1 / 890.0))
    #expect(findings[3].strangeness == .number(112 / 890.0))
  }

  @Test(arguments: [0.336, 0.4, 0.5])
  func `Elide's deployed rules are impossible for every forest whose offset exceeds 0.335`(
    offset: Double
  ) throws {
    let forest = ForestScore.bound(normalizer: normalizer)
    let bound = ScoreBound(
      forest.value - offset, because: "|d| of a forest with offset -\(offset)")
    for rules in [AlertRules.elide, .elideIoT, .elideSecurity, .elideBusiness] {
      let audit = try TierAudit(
        rules.auditedTiers(.absoluteDecision), formula: bound,
        evidence: Evidence(Scores([0.1, 0.2])))
      #expect(audit.findings.allSatisfy { $0.grade == .impossible(bound: bound.value) })
    }
  }

  @Test func `with a smaller offset the mildest of Elide's rules is possible`() throws {
    let bound = ScoreBound(0.9346 - 0.33, because: "|d| of a forest with offset -0.33")
    let findings = try TierAudit(
      AlertRules.elide.auditedTiers(.absoluteDecision), formula: bound,
      model: ScoreBound(0.59, because: "the shallowest leaf of every tree together"),
      evidence: Evidence(Scores([0.1, 0.2]))
    ).findings
    #expect(findings.map(\.starts) == ["≥ 0.9", "≥ 0.7", "≥ 0.6"])
    #expect(
      findings.map(\.grade) == [
        .impossible(bound: bound.value), .impossible(bound: bound.value),
        .impossibleForModel(bound: 0.59),
      ])
    #expect(
      findings[2].sentence
        == "medium_anomaly (≥ 0.6) can never fire with this model: its scores do not exceed 0.59, the"
        + " shallowest leaf of every tree together.")
    #expect(
      findings[0].sentence
        == "critical_anomaly (≥ 0.9) can never fire: no score exceeds 0.6046, |d| of a forest with"
        + " offset -0.33.")
  }

  @Test func `read as unit scores, Elide's rules ask for their own scores`() {
    let tiers = AlertRules.elide.auditedTiers(.unitScore)
    #expect(tiers.map(\.bound) == [.atLeast(0.9), .atLeast(0.85), .atLeast(0.8)])
  }

  @Test func `a bound below a score that was seen is none`() {
    #expect(
      throws: SettingError("formula bound", mustBe: "at least 0.7, a score that was seen", not: 0.6)
    ) {
      try TierAudit(
        [AuditedTier("a", .above(0.5))], formula: ScoreBound(0.6, because: "wrong"),
        evidence: Evidence(Scores([0.7])))
    }
  }
}

struct HighestScoreSearchTests {
  @Test func `a search climbs to the corner where a score is highest`() throws {
    let search = try HighestScoreSearch(
      box: Array(repeating: -1...1, count: 12), starts: 4, tries: 500)
    let found = search.run(seed: Seed(3)) { point in point.reduce(0, +) / 12 }
    #expect(found.value == 1)
    #expect(found.point == [Double](repeating: 1, count: 12))
    #expect(found.description == "2000 tries in a box of 12 features")
    #expect(found == search.run(seed: Seed(3)) { point in point.reduce(0, +) / 12 })
  }

  @Test func `a box without features is refused`() {
    #expect(throws: SettingError.self) { try HighestScoreSearch(box: []) }
  }
}

struct TierRecalibrationTests {
  private static let block = AuditedTier("BLOCK", .atLeast(0.9))
  private static let monitor = AuditedTier("MONITOR", .above(0.65))
  private static let promises = [
    try! TierPromise(block, share: 0.001), try! TierPromise(monitor, share: 0.05),
  ]

  @Test func `recalibrated tiers receive as many ordinary rows as promised`() throws {
    var chance = Seed(8).generator()
    let scores = (0..<5000).map { _ in chance.normal() }
    let bent = try TierRecalibration(Self.promises, evidence: Evidence(Scores(scores)))
    let mapped = scores.map { bent.map($0) }
    #expect(mapped.count { $0 >= 0.9 } == 4)  // 5 = ⌊0.001 · 5001⌋ is the rank of the threshold
    #expect(mapped.count { $0 > 0.65 } == 249)  // 250 = ⌊0.05 · 5001⌋
    #expect(bent.map(scores.max()! + 100) == 1 && bent.map(-100) == 0)
    #expect(bent.thresholds == [scores.sorted()[4995], scores.sorted()[4750]])
  }

  @Test func `the map never changes the order of scores`() throws {
    let bent = try TierRecalibration(Self.promises, evidence: Examples.even(2000))
    let values = stride(from: -0.5, through: 1.5, by: 0.0003).map { bent.map($0) }
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test func `what the clean rows cannot support is refused`() throws {
    let few = #expect(throws: Infeasibility.self) {
      try TierRecalibration(Self.promises, evidence: Examples.even(500))
    }
    #expect(
      few?.sentence
        == "BLOCK (≥ 0.9) at 0.1 % of ordinary rows needs 999 rows taken to be clean; you have 500."
    )
    #expect(few?.needed == 999)
    let tied = #expect(throws: Infeasibility.self) {
      try TierRecalibration(
        Self.promises, evidence: Evidence(Scores([Double](repeating: 0.4, count: 2000) + [0.1])))
    }
    #expect(
      tied?.sentence
        == "BLOCK (≥ 0.9) falls on the score 0.4, as a milder tier does: the scores are too few or too"
        + " tied to tell them apart.")
    let turned = #expect(throws: Infeasibility.self) {
      try TierRecalibration(
        [try TierPromise(Self.block, share: 0.1), try TierPromise(Self.monitor, share: 0.05)],
        evidence: Examples.even(2000))
    }
    #expect(
      turned?.sentence
        == "BLOCK (≥ 0.9) is promised for 10 % of ordinary rows, no fewer than the milder MONITOR.")
  }
}
