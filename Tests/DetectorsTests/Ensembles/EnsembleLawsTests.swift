import Detectors
import Numerics
import Scoring
import Testing
import Vocabulary

struct EnsembleLawsTests {
  private static func members(_ scale: MemberScale) throws -> [Ensemble.Member] {
    [
      try Ensemble.Member(IsolationForest(trees: 5, sample: .rows(16)), weight: 2, scale: scale),
      try Ensemble.Member(LocalOutlierFactor(neighbors: 3), scale: scale),
      try Ensemble.Member(DistanceToMean(), weight: 0.5, scale: scale),
    ]
  }

  @Test(arguments: [
    (Combination.mean, MemberScale.map(.ecdf)), (.median, .map(.ranks)),
    (.maximum, .map(.gaussian)), (.vote(above: 0.9), .map(.ecdf)),
    (.averageOfMaxima(groups: 2), .map(.standard)), (.mean, .uncalibrated),
    (.mean, .unit(at: .contamination(0.1))), (.magnitudeOfMean, .excess(over: .score(1))),
  ])
  func `every combination keeps the laws of every detector`(
    combination: Combination, scale: MemberScale
  ) throws {
    let ensemble = try Ensemble(
      of: Self.members(scale), combination: combination, confidence: .closeness(factor: 1.2))
    try expectLaws(of: ensemble, on: Samples.blob(rows: 30))
  }

  @Test func `an ensemble of ensembles keeps the laws of every detector`() throws {
    let inner = try Ensemble(of: Self.members(.map(.minMax)), combination: .maximum)
    let bagging = try FeatureBagging(of: LargestZ(), members: 2)
    let outer = try Ensemble(of: [Ensemble.Member(inner), Ensemble.Member(bagging)])
    try expectLaws(of: outer, on: Samples.blob(rows: 30))
  }

  @Test func `feature bagging keeps the laws of every detector`() throws {
    try expectLaws(
      of: FeatureBagging(of: LocalOutlierFactor(neighbors: 3), members: 4),
      on: Samples.blob(rows: 30))
    try expectLaws(
      of: FeatureBagging(
        of: LargestZ(), members: 6, scale: .map(.ecdf), combination: .averageOfMaxima(groups: 2)),
      on: Samples.blob(rows: 30))
  }

  @Test func `an ensemble takes missing values if all its members do`() throws {
    let forest = try IsolationForest(trees: 5, sample: .rows(16), missing: .followLarger)
    let both = try Ensemble(of: [Ensemble.Member(forest), Ensemble.Member(forest)])
    try expectLaws(of: both, on: Samples.blob(rows: 30))
    let mixed = try Ensemble(of: [Ensemble.Member(forest), Ensemble.Member(LargestZ())])
    let model = try mixed.fit(Samples.blob(rows: 30), seed: Seed(1))
    #expect(!model.acceptsMissing)
    #expect(throws: RowError.notFinite(row: 0, column: 1)) {
      try model.scores(of: Matrix([[0, .nan, 0, 0]]))
    }
  }

  @Test func `how sure an ensemble is is said again by what was stored of it`() throws {
    let ensemble = try Ensemble(
      of: Self.members(.map(.ecdf)), combination: .mean, confidence: .closeness(factor: 1.2))
    let rows = Samples.blob(rows: 30)
    let model = try ensemble.fit(rows, seed: Seed(1))
    let again = try Ensemble.Model(weights: model.weights)
    let sure = try #require(try model.assessed(rows).confidences)
    #expect(Set(sure).count > 1)
    #expect(try again.assessed(rows).confidences == sure)
  }
}
