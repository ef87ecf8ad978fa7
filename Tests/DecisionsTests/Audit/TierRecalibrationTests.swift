import Decisions
import Numerics
import Scoring
import Testing
import Vocabulary

struct TierRecalibrationTests {
  private static let block = AuditedTier("BLOCK", .atLeast(0.9))
  private static let monitor = AuditedTier("MONITOR", .above(0.65))
  private static let promises = [
    try! TierPromise(block, share: 0.001), try! TierPromise(monitor, share: 0.05),
  ]

  /// What the map of a recalibration says of each score.
  private static func values(_ bent: TierRecalibration, _ scores: [Double]) throws -> [Double] {
    let line = ScoreMap.line(try #require(bent.map))
    return scores.map { line($0) }
  }

  @Test func `recalibrated tiers receive as many ordinary rows as promised`() throws {
    var chance = Seed(8).generator()
    let scores = (0..<5000).map { _ in chance.normal() }
    let bent = TierRecalibration(Self.promises, evidence: try Evidence(Scores(scores)))
    let mapped = try Self.values(bent, scores)
    #expect(mapped.count { $0 >= 0.9 } == 4)  // 5 = ⌊0.001 · 5001⌋ is the rank of the threshold
    #expect(mapped.count { $0 > 0.65 } == 249)  // 250 = ⌊0.05 · 5001⌋
    #expect(try Self.values(bent, [scores.max()! + 100, -100]) == [1, 0])
    #expect(bent.outcomes.map(\.threshold) == [scores.sorted()[4995], scores.sorted()[4750]])
    #expect(
      bent.outcomes[0].sentence
        == "BLOCK (≥ 0.9) receives at most 0.1 % of ordinary rows on average if it starts above"
        + " 3.1882, the 5th highest score of 5000 rows taken to be clean.")
  }

  @Test func `the map never changes the order of scores`() throws {
    let bent = TierRecalibration(Self.promises, evidence: Examples.even(2000))
    let values = try Self.values(bent, Array(stride(from: -0.5, through: 1.5, by: 0.0003)))
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test func `a promise that the rows cannot support is refused, and the others are kept`() throws {
    let bent = TierRecalibration(Self.promises, evidence: Examples.even(500))
    #expect(bent.outcomes.map(\.threshold) == [nil, 0.951])
    #expect(bent.outcomes[0].infeasibility?.needed == 999)
    #expect(
      bent.outcomes[0].sentence
        == "BLOCK (≥ 0.9) cannot be held to 0.1 % of ordinary rows on average: that needs 999 rows"
        + " taken to be clean; you have 500.")
    let mapped = try Self.values(bent, Examples.even(500).scores.values)
    #expect(mapped.count { $0 > 0.65 } == 24)  // 25 = ⌊0.05 · 501⌋
  }

  @Test func `certainty costs rows`() throws {
    let bent = TierRecalibration(Self.promises, confidence: 0.95, evidence: Examples.even(2000))
    #expect(
      bent.outcomes[0].sentence
        == "BLOCK (≥ 0.9) cannot be held to 0.1 % of ordinary rows with 95 % confidence: that needs"
        + " 2995 rows taken to be clean; you have 2000.")
  }

  @Test func `tiers that fall on one score start there together`() throws {
    let tied = try Evidence(Scores([0.1] + [Double](repeating: 0.4, count: 2000) + [0.5]))
    let bent = TierRecalibration(Self.promises, evidence: tied)
    #expect(bent.outcomes.map(\.threshold) == [0.4, 0.4])
    #expect(
      bent.outcomes[0].sentence
        == "BLOCK (≥ 0.9) receives at most 0.1 % of ordinary rows on average if it starts above 0.4,"
        + " the 2nd highest score of 2002 rows taken to be clean. MONITOR starts there too, since the"
        + " scores are tied, and receives nothing of its own.")
    let values = try Self.values(bent, [0.1, 0.4, 0.5])
    #expect(values[1] <= 0.65 && values[2] >= 0.9)
  }

  @Test func `a stricter tier is not promised to more rows than a milder one`() throws {
    let bent = TierRecalibration(
      [try TierPromise(Self.block, share: 0.1), try TierPromise(Self.monitor, share: 0.05)],
      evidence: Examples.even(2000))
    #expect(bent.outcomes.map { $0.threshold == nil } == [true, false])
    #expect(
      bent.outcomes[0].sentence
        == "BLOCK (≥ 0.9) is promised to 10 % of ordinary rows, no fewer than the milder MONITOR with"
        + " 5 %: promise it to fewer.")
  }

  @Test(arguments: [1e300, -1e300, 1e-300, 3e38])
  func `scores of any size have thresholds, and a map where Float holds them`(size: Double) throws {
    let evidence = try Evidence(Scores((0..<2000).map { size * Double($0) / 2000 }))
    let bent = TierRecalibration(Self.promises, evidence: evidence)
    #expect(bent.outcomes.allSatisfy { $0.threshold != nil })
    #expect((bent.map == nil) == (abs(size) > 1e39 || size == 3e38))
  }

  @Test func `tiers that do not start inside 0…1 have thresholds but no map`() throws {
    let far = try TierPromise(AuditedTier("far", .above(1.5)), share: 0.05)
    let bent = TierRecalibration([far], evidence: Examples.even(200))
    #expect(bent.outcomes[0].threshold == 0.9525)
    #expect(bent.map == nil)
  }
}
