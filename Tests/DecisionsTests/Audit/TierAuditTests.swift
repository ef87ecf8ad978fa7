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
        .notFound(highest: 0.86), .reached(rows: 0), .reached(rows: 111), .reached(rows: 111),
      ])
    #expect(
      findings[0].sentence
        == "BLOCK (≥ 0.9) is possible (up to 0.9607, the sum of 0.6 · 0.9346 for forest and 0.4 · 1"
        + " for autoencoder) but was not found: the highest score of 1000 rows and 20000 tries in a box"
        + " of 59 features is 0.86.")
    #expect(
      findings[3].sentence
        == "MONITOR (> 0.65) receives 111 of 1000 rows, among them 111 of the 889 ordinary rows.")
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
        == "medium_anomaly (≥ 0.6) can never fire with this model: its score does not exceed 0.59, the"
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

  @Test func `what only a search reached is within reach, of no row`() throws {
    let finding = try TierAudit(
      [AuditedTier("CHALLENGE", .atLeast(0.7))], search: HighestFound(0.71, by: "100 tries"),
      evidence: Evidence(Scores([0.1, 0.2]))
    ).findings[0]
    #expect(finding.grade == .reached(rows: 0))
    #expect(
      finding.sentence
        == "CHALLENGE (≥ 0.7) receives none of 2 rows, but is within reach: 100 tries came upon 0.71."
    )
  }

  @Test func `a tier below another that takes all its rows says so`() throws {
    let findings = try TierAudit(
      [
        AuditedTier("high", .atLeast(0.7)), AuditedTier("low", .atLeast(0.5)),
        AuditedTier("twin", .atLeast(0.7)),
      ], evidence: Evidence(Scores([0.1, 0.8]))
    ).findings
    #expect(
      findings.map(\.sentence) == [
        "high (≥ 0.7) receives 1 of 2 rows.",
        "twin (≥ 0.7) receives nothing of its own: high starts at the same place.",
        "low (≥ 0.5) receives none of 2 rows: whatever reaches it also reaches twin.",
      ])
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

  @Test func `a search comes closer to a hill inside the box by steps aside than by chance`() throws
  {
    let search = try HighestScoreSearch(
      box: Array(repeating: 0...1, count: 4), starts: 1, tries: 2000)
    let found = search.run(seed: Seed(3)) { point in
      point.reduce(0) { $0 - ($1 - 0.3) * ($1 - 0.3) }
    }
    // A hundred places drawn from all of a range come within about 0.005 of the top, steps aside nearer.
    #expect(found.point.allSatisfy { abs($0 - 0.3) < 0.002 })
  }

  /// Each feature scores in the middle fifth of its range, and is flat elsewhere.
  @Test func `a search tries places from all of a range, one feature at a time`() throws {
    let search = try HighestScoreSearch(
      box: Array(repeating: 0...1, count: 30), starts: 1, tries: 5000)
    let found = search.run(seed: Seed(3)) { point in
      Double(point.count { $0 > 0.4 && $0 < 0.6 })
    }
    #expect(found.value == 30)
  }

  @Test func `rows that are known are tried before chance is asked`() throws {
    // Nothing but one point scores, which no draw hits.
    let search = try HighestScoreSearch(box: [0...1, 0...1], starts: 1, tries: 10)
    let found = search.run(seed: Seed(1), from: [[0.25, 0.75]]) { $0 == [0.25, 0.75] ? 1 : 0 }
    #expect(found.value == 1 && found.point == [0.25, 0.75])
  }

  /// One try in each of 50 starts is a draw by chance, from all of the box.
  @Test func `draws by chance fall anywhere in the box`() throws {
    let search = try HighestScoreSearch(box: [0...1], starts: 50, tries: 1)
    let lowest = search.run(seed: Seed(1)) { -$0[0] }
    let highest = search.run(seed: Seed(1)) { $0[0] }
    // Of fifty draws the lowest is above a fifth, or the highest below four fifths, once in 70,000 times.
    #expect(lowest.point[0] > 0 && lowest.point[0] < 0.2)
    #expect(highest.point[0] < 1 && highest.point[0] > 0.8)
  }

  @Test func `a box without features is refused`() {
    #expect(throws: SettingError.self) { try HighestScoreSearch(box: []) }
    for range in [-Double.infinity...1, 0 ... .infinity] {
      #expect(throws: SettingError.self) { try HighestScoreSearch(box: [0...1, range]) }
    }
  }
  @Test func `a confidence is a score farther from the middle`() {
    let rules = AlertRules([
      AlertRule(
        "sure", score: .atLeast(0.6), confidence: .above(0.5), severity: .high, cooldown: 0),
      AlertRule(
        "loose", score: .atLeast(0.6), confidence: .atLeast(0.1), severity: .high, cooldown: 0),
    ])
    // |2u − 1| above ½ is u above ¾; at least 0.1 is u from 0.55 on, which 0.6 is anyway.
    #expect(
      rules.auditedTiers(.unitScore) == [
        AuditedTier("sure", .above(0.75)), AuditedTier("loose", .atLeast(0.6)),
      ])
    #expect(
      rules.auditedTiers(.absoluteDecision) == [
        AuditedTier("sure", .atLeast(0.6)), AuditedTier("loose", .atLeast(0.6)),
      ])
  }
}
