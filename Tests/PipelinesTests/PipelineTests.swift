import Detectors
import Features
import Numerics
import Pipelines
import Scoring
import Testing
import Vocabulary

struct PipelineTests {
  private let table = Table(
    rows: 8,
    columns: [
      Column("a", numbers: [1, 2, 3, 4, 5, 6, 7, 80]),
      Column("b", numbers: [2, 1, 4, 3, 6, 5, 8, -9]),
    ])

  private func pipeline() throws -> Pipeline {
    let features = try FeatureSettings().fit(table, training: Array(0..<7))
    let rows = try features.rows(of: table)
    let model = try DistanceToMean().fit(rows, seed: Seed(1))
    let scores = try model.scores(of: rows)
    return Pipeline(
      features: features, model: model,
      calibration: try ScoreMapKind.ecdf.fit(scores), threshold: scores.values.prefix(7).max())
  }

  @Test func `a pipeline read back from its weights scores equal bits`() throws {
    let pipeline = try pipeline()
    let again = try Pipeline(weights: pipeline.weights)
    let scores = try pipeline.scores(of: table)
    #expect(try again.scores(of: table) == scores)
    #expect(again.threshold == pipeline.threshold)
    #expect(again.calibration(scores) == pipeline.calibration(scores))
    #expect(again.weights == pipeline.weights)
  }

  @Test func `a row alarms only above the threshold`() throws {
    let pipeline = try pipeline()
    let verdicts = try pipeline.verdicts(on: pipeline.scores(of: table))
    #expect(verdicts?.values == [false, false, false, false, false, false, false, true])
  }

  @Test func `weights without a detector, or with one that nobody knows, are refused`() throws {
    var weights = try pipeline().weights
    weights.settings["detector"] = "crystal-ball"
    #expect(throws: WeightsError("there is no detector 'crystal-ball'")) {
      try Pipeline(weights: weights)
    }
  }

  @Test func `golden rows reach from the most ordinary to the strangest, and find a wrong loader`()
    throws
  {
    let pipeline = try pipeline()
    let rows = try pipeline.features.rows(of: table)
    let scores = try pipeline.scores(of: table)
    let golden = try GoldenRows(of: pipeline, from: rows, scored: scores)
    #expect(golden.scores.values.min() == scores.values.min())
    #expect(golden.scores.values.max() == scores.values.max())
    #expect(golden.hold(for: pipeline))
    #expect(try GoldenRows(tensors: golden.tensors) == golden)
    let other = try DistanceToMean().fit(rows.rows(0..<3), seed: Seed(1))
    let wrong = Pipeline(features: pipeline.features, model: other)
    #expect(!golden.hold(for: wrong))
  }

  @Test func `redacted columns are nowhere in golden rows`() throws {
    let pipeline = try pipeline()
    let rows = try pipeline.features.rows(of: table)
    let golden = try GoldenRows(
      of: pipeline, from: rows, scored: pipeline.scores(of: rows), redacted: ["a"])
    #expect(golden.rows.column(0).allSatisfy { $0 == 0 })
    #expect(golden.hold(for: pipeline))
  }
}
