import Detectors
import Forms
import Testing

@testable import Systems

struct PresetTests {
  private func made(_ yaml: String) throws -> [any Detector] {
    let choices = Systems.detectors
    let choice = try FormReader.choice(yaml, among: choices.forms, from: "test")
    return try choice.combinations(among: choices.forms).map { try choices.make($0) }
  }

  @Test func `the forest has the system's settings, and the paper's where that is asked for`()
    throws
  {
    let forest = try IsolationForest(
      trees: 100, sample: .rows(256), depth: 12, pathLength: .expenseFlow, yardstick: .named,
      comparison: .below, choice: .any)
    #expect(try made("expenseflow-forest").first as? IsolationForest == forest)
    let classic = try IsolationForest(
      trees: 50, yardstick: .named, comparison: .below, choice: .any)
    #expect(
      try made("expenseflow-forest: { classic: true, trees: 50 }").first as? IsolationForest
        == classic)
  }

  @Test
  func `the autoencoder has the system's settings, and a true gradient where that is asked for`()
    throws
  {
    let own = try Autoencoder.expenseFlow()
    #expect(try made("expenseflow-autoencoder").first as? Autoencoder == own)
    let gradient = try #require(
      made("expenseflow-autoencoder: { update: gradient, code: 8 }").first as? Autoencoder)
    #expect(gradient.training.update == .gradient(.adam()) && gradient.training.batch == 32)
    #expect(try gradient.hidden == [.init(.exactly(8), .relu)] && gradient.score == own.score)
    #expect(gradient.scaling == own.scaling && gradient.start == own.start)
  }

  @Test
  func
    `the composite is 0.6 of the forest and 0.4 of the autoencoder, with the system's confidence`()
    throws
  {
    let composite = try #require(made("expenseflow").first as? Ensemble)
    #expect(composite.members.map(\.weight) == [0.6, 0.4])
    #expect(composite.members[0].detector as? IsolationForest == (try .expenseFlow()))
    #expect(composite.members[1].detector as? Autoencoder == (try .expenseFlow()))
    #expect(composite.members.map(\.scale) == [.uncalibrated, .uncalibrated])
    #expect(composite.combination == .mean && composite.confidence == .closeness(factor: 1.2))
  }

  @Test func `every setting of the composite is an axis of a sweep`() throws {
    let swept = try made(
      "expenseflow: { weights: [[0.6, 0.4], [0.7, 0.3]], trees: [50, 100], code: 8 }")
    #expect(swept.count == 4)
    #expect(
      Set(swept.compactMap { ($0 as? Ensemble)?.members.map(\.weight) }) == [
        [0.6, 0.4], [0.7, 0.3],
      ])
    #expect { try made("expenseflow: { weights: [[1, 2, 3]] }") } throws: {
      "\($0)" == "'weights' must be two numbers, for the forest and for the autoencoder, not 3"
    }
  }
}
