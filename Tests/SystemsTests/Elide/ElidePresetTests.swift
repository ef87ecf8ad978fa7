import Detectors
import Forms
import Testing
import Vocabulary

@testable import Systems

struct ElidePresetTests {
  private func made(_ yaml: String) throws -> Ensemble {
    let choices = Systems.detectors
    let choice = try FormReader.choice(yaml, among: choices.forms, from: "test")
    let setting = try #require(choice.combinations(among: choices.forms).first)
    return try #require(try choices.make(setting) as? Ensemble)
  }

  @Test func `the ensemble has the engine's detectors with their defaults, each by its own border`()
    throws
  {
    let ensemble = try made("elide")
    #expect(ensemble.combination == .vote(above: 0.5) && ensemble.confidence == .votes(above: 0.5))
    #expect(ensemble.members[0].detector as? IsolationForest == IsolationForest.elide)
    #expect(
      ensemble.members[1].detector as? LocalOutlierFactor == (try LocalOutlierFactor(neighbors: 20))
    )
    #expect(
      ensemble.members[2].detector as? OneClassSVM == (try OneClassSVM(nu: 0.1, scale: .libsvm)))
    #expect(
      ensemble.members.map(\.scale) == [
        .unit(at: .contamination(0.1)), .unit(at: .contamination(0.1)), .unit(at: .score(0)),
      ])
  }

  @Test
  func `a strategy is the mean or the highest of unit scores, or as deployed without their sign`()
    throws
  {
    #expect(try made("elide: { strategy: average }").combination == .mean)
    #expect(try made("elide: { strategy: average }").confidence == .certainty)
    #expect(try made("elide: { strategy: max }").combination == .maximum)
    #expect(try made("elide: { strategy: max }").confidence == .peak)
    let deployed = try made(
      "elide: { strategy: average, variant: deployed, members: [svm, forest] }")
    #expect(deployed.combination == .magnitudeOfMean)
    #expect(
      deployed.members.map(\.scale)
        == [.excess(over: .score(0)), .excess(over: .contamination(0.1))])
    #expect(
      try made("elide: { strategy: max, variant: deployed }").combination == .magnitudeOfLeast)
    #expect(try made("elide: { variant: deployed }").combination == .vote(above: 0.5))
  }

  @Test func `weights are of the members in their order`() throws {
    #expect(
      try made("elide: { members: [lof, forest], weights: [3, 1] }").members.map(\.weight) == [
        3, 1,
      ])
    #expect(throws: SettingError.self) { try made("elide: { weights: [1, 2] }") }
    #expect(throws: SettingError.self) { try made("elide: { members: [lof, lof] }") }
  }
}
