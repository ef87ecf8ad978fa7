import Detectors
import Forms
import Numerics
import Scoring
import Testing
import Vocabulary

struct EnsembleSettingsTests {
  private func ensemble(_ yaml: String) throws -> Ensemble {
    try #require(try made("ensemble: \(yaml)") as? Ensemble)
  }

  private func bagging(_ yaml: String) throws -> FeatureBagging {
    try #require(try made("feature-bagging: \(yaml)") as? FeatureBagging)
  }

  @Test func `members come with their settings, weights and scale`() throws {
    let found = try ensemble(
      "{ of: [lof, { knn: { neighbors: 3 } }], weights: [1, 2], scale: min-max }")
    #expect(found.members.count == 2)
    #expect(found.members[0].detector as? LocalOutlierFactor == (try LocalOutlierFactor()))
    #expect(found.members[1].detector as? NeighborDistance == (try NeighborDistance(neighbors: 3)))
    #expect(found.members.map(\.weight) == [1, 2])
    #expect(found.members.map(\.scale) == [.map(.minMax), .map(.minMax)])
    #expect(found.combination == .mean)
    #expect(found.confidence == nil)
  }

  @Test(arguments: [
    ("mean", Combination.mean, MemberScale.map(.ranks)), ("median", .median, .map(.ranks)),
    ("maximum", .maximum, .map(.ranks)), ("vote", .vote(above: 0.7), .map(.ranks)),
    ("average-of-maxima", .averageOfMaxima(groups: 1), .map(.ranks)),
    ("uncalibrated-mean", .mean, .uncalibrated),
  ])
  func `scores are combined as the spec says, by an ensemble and by feature bagging`(
    word: String, combination: Combination, scale: MemberScale
  ) throws {
    let own = ["vote": ", above: 0.7", "average-of-maxima": ", groups: 1"][word] ?? ""
    let keys = "combine: \(word), scale: ranks\(own)"
    let together = try ensemble("{ of: [lof, knn], \(keys) }")
    #expect(together.combination == combination)
    #expect(together.members.map(\.scale) == [scale, scale])
    let bag = try bagging("{ of: lof, members: 3, \(keys) }")
    #expect(bag.combination == combination)
    #expect(bag.scale == scale)
    #expect(bag.members == 3)
  }

  @Test(arguments: [
    ("ecdf", MemberScale.map(.ecdf)), ("ranks", .map(.ranks)), ("min-max", .map(.minMax)),
    ("standard", .map(.standard)), ("gaussian", .map(.gaussian)), ("sigmoid", .map(.sigmoid)),
  ])
  func `every word for a scale has its map`(word: String, scale: MemberScale) throws {
    #expect(try ensemble("{ of: lof, scale: \(word) }").members.map(\.scale) == [scale])
  }

  @Test func `what a spec does not say is as the initializers have it`() throws {
    let bag = try bagging("{ of: lof }")
    let standard = try FeatureBagging(of: LocalOutlierFactor())
    #expect(bag.members == standard.members)
    #expect(bag.scale == standard.scale)
    #expect(bag.combination == standard.combination)
    let together = try ensemble("{ of: [lof, knn] }")
    #expect(try together.members[1].scale == Ensemble.Member(NeighborDistance()).scale)
    #expect(together.members.map(\.weight) == [1, 1])
  }

  /// The layers of a network are a list, as the values of an axis are.
  @Test(arguments: ["autoencoder", "{ autoencoder: { layers: [16] } }"])
  func `a network may be a member, named alone or with its layers`(of member: String) throws {
    let network = try Autoencoder(hidden: Autoencoder.mirrored([16]), training: Training())
    #expect(try bagging("{ of: \(member) }").detector as? Autoencoder == network)
    #expect(
      try ensemble("{ of: [\(member), lof] }").members[0].detector as? Autoencoder == network)
    // As read, every axis a list, and as one of its combinations.
    let read = try FormReader.choice(member, among: Detectors.choices.forms, from: "test")
    for one in [read, read.combinations(among: Detectors.choices.forms)[0]] {
      let settings = Settings<FeatureBagging>.standard.with(FeatureBagging.of, one)
      #expect(try FeatureBagging(settings).detector as? Autoencoder == network)
    }
  }

  @Test func `a member that leaves something to sweep is refused`() throws {
    #expect(
      throws: SettingError(
        "of", mustBe: "detectors with one setting each", not: "lof with 2")
    ) { try made("ensemble: { of: [{ lof: { neighbors: [5, 10] } }, knn] }") }
  }

  @Test func `a list of settings of the one member of feature bagging sweeps`() throws {
    let forms = Detectors.choices.forms
    let choice = try FormReader.choice(
      "feature-bagging: { of: { knn: { neighbors: [5, 10] } } }", among: forms, from: "test")
    let found = try choice.combinations(among: forms).map { choice in
      (try Detectors.choices.make(choice) as? FeatureBagging)?.detector as? NeighborDistance
    }
    #expect(found.map { $0?.neighbors } == [5, 10])
  }

  @Test func `there are as many weights as members`() {
    #expect(
      throws: SettingError(
        "weights", mustBe: "one number for each of the 2 members", not: 3)
    ) { try made("ensemble: { of: [lof, knn], weights: [[1, 2, 3]] }") }
  }
}
