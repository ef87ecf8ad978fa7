import Decisions
import Numerics
import Scoring
import Testing
import Vocabulary

/// Whatever is chosen as best, no other cut between distinct scores does better.
struct OptimaTests {
  private static func evidence(seed: Int) -> Evidence {
    var chance = Seed(31).split("evidence", seed).generator()
    let labels = (0..<60).map { _ in chance.uniform() < 0.2 }
    // Rounded, so that some scores are tied.
    let scores = labels.map { anomalous in
      (chance.normal(mean: anomalous ? 1.5 : 0, deviation: 1) * 5).rounded() / 5
    }
    let misses = labels.map { _ in chance.uniform(1, 100) }
    let alarms = labels.map { _ in chance.uniform(1, 10) }
    return try! Evidence(
      Scores(scores), labels: Labels(anomalies: labels),
      costs: RowCosts(
        missed: .byRow(misses), false: .byRow(alarms),
        columns: [("amount", misses), ("bother", alarms)]))
  }

  /// Every threshold that alarms on other rows than the one before: each distinct score, and one below.
  private static func everyCut(_ evidence: Evidence) -> [Double] {
    let distinct = Set(evidence.scores.values).sorted()
    return [distinct[0] - 1] + distinct
  }

  private static func confusion(_ evidence: Evidence, _ threshold: Double) -> Confusion {
    Confusion(Verdicts(evidence.scores, above: threshold), evidence.labels!)
  }

  @Test(arguments: 0..<20)
  func `no threshold costs less than the cheapest`(seed: Int) throws {
    let evidence = Self.evidence(seed: seed)
    let chosen = try #require(
      try asked("cost: { missed: 7, false: 2 }").plain(evidence).threshold)
    let cost = Self.confusion(evidence, chosen.value).cost(missed: 7, false: 2)
    let least = Self.everyCut(evidence).map {
      Self.confusion(evidence, $0).cost(missed: 7, false: 2)
    }.min()!
    #expect(cost == least)
  }

  @Test(arguments: 0..<20)
  func `no threshold costs less where each row has its own cost`(seed: Int) throws {
    let evidence = Self.evidence(seed: seed)
    func cost(_ threshold: Double) -> Double {
      (0..<evidence.scores.count).reduce(0.0) { sum, row in
        let alarm = evidence.scores[row] > threshold
        return switch (evidence.labels![row], alarm) {
        case (.anomaly, false): sum + evidence.costs.missed![row]
        case (.ordinary, true): sum + evidence.costs.false![row]
        default: sum
        }
      }
    }
    let chosen = try #require(
      try asked("cost: { missed: amount, false: bother }").plain(evidence).threshold)
    #expect(cost(chosen.value) == Self.everyCut(evidence).map(cost).min()!)
    // Costs per row are measured as they were minimized, up to the order of summing.
    let measured = chosen.achieved[.costPerRow]?.quantity.number
    #expect(abs(measured! * 60 - cost(chosen.value)) < 1e-9)
  }

  @Test(arguments: 0..<20)
  func `no threshold alarms more often and keeps the budget on new rows as well`(seed: Int) throws {
    let evidence = Self.evidence(seed: seed)
    let request = try asked("budget: { alerts: 9, per: day, events: 60 }")
    let chosen = try #require(request.plain(evidence).threshold)
    // Above k of n rows, k + ½ of n + 1 new ones are to be expected.
    let rows = Double(evidence.scores.count + 1)
    func keeps(_ alarms: Int) -> Bool { (Double(alarms) + 0.5) / rows * 60 <= 9 }
    let alarms = Self.everyCut(evidence).map { cut in evidence.scores.values.count { $0 > cut } }
    #expect(
      evidence.scores.values.count { $0 > chosen.value } == alarms.filter { keeps($0) }.max()!)
  }

  @Test(arguments: 0..<20)
  func `the best of a criterion is the best of all cuts, and the highest of equals`(seed: Int)
    throws
  {
    let evidence = Self.evidence(seed: seed)
    let criteria: [(ThresholdRequest, (Confusion) -> Double?)] = [
      (try asked("best-f1"), \.f1), (try asked("best-mcc"), \.matthews),
      (try asked("best-youden"), \.youden),
      (try asked("best-f: { beta: 2 }"), { $0.fScore(beta: 2) }),
    ]
    for (request, value) in criteria {
      let chosen = try #require(request.plain(evidence).threshold)
      let all = Self.everyCut(evidence).map {
        (cut: $0, value: value(Self.confusion(evidence, $0)) ?? -2)
      }
      let best = all.map(\.value).max()!
      #expect(value(Self.confusion(evidence, chosen.value)) == best)
      let highest = all.last { $0.value == best }!.cut
      #expect(!evidence.scores.values.contains { $0 > highest && $0 <= chosen.value })
    }
  }

  @Test(arguments: 0..<20)
  func `floors and ceilings are kept, and nothing more useful keeps them`(seed: Int) throws {
    let evidence = Self.evidence(seed: seed)
    let all = Self.everyCut(evidence).map { Self.confusion(evidence, $0) }
    if let cut = try asked("precision: { at-least: 0.6 }").plain(evidence).threshold {
      let here = Self.confusion(evidence, cut.value)
      #expect(here.precision! >= 0.6)
      #expect(here.recall == all.filter { ($0.precision ?? 0) >= 0.6 }.map { $0.recall! }.max())
    } else {
      #expect(all.allSatisfy { ($0.precision ?? 0) < 0.6 })
    }
    let found = try #require(try asked("recall: { at-least: 0.7 }").plain(evidence).threshold)
    let here = Self.confusion(evidence, found.value)
    #expect(here.recall! >= 0.7)
    #expect(here.alarms == all.filter { $0.recall! >= 0.7 }.map(\.alarms).min())
    let quiet = try #require(
      try asked("false-positive-rate: { at-most: 0.1 }").plain(evidence).threshold)
    let calm = Self.confusion(evidence, quiet.value)
    #expect(calm.falsePositiveRate! <= 0.1)
    #expect(calm.alarms == all.filter { $0.falsePositiveRate! <= 0.1 }.map(\.alarms).max())
  }
}
