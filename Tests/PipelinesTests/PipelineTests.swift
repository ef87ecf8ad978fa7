import Decisions
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

  private let settings = PipelineSettings(
    features: FeatureSettings(), detector: DistanceToMean(), calibration: .ecdf)

  /// Learned from all but the last row; the highest of their scores is the threshold.
  private func pipeline() throws -> Pipeline {
    let pipeline = try settings.fit(table, training: Array(0..<7), seed: Seed(1))
    let scores = try pipeline.scores(of: table.gathering(rows: Array(0..<7)))
    return pipeline.deciding(by: .threshold(try #require(scores.values.max())))
  }

  @Test func `a pipeline read back from its weights scores equal bits`() throws {
    let pipeline = try pipeline()
    let again = try Pipeline(weights: pipeline.weights)
    let scores = try pipeline.scores(of: table)
    #expect(try again.scores(of: table) == scores)
    #expect(again.policy == pipeline.policy)
    #expect(again.calibration(scores) == pipeline.calibration(scores))
    #expect(again.weights == pipeline.weights)
  }

  @Test func `a row that cannot be scored is told by its place`() throws {
    let pipeline = try pipeline()
    let rows = Matrix<Float>(rows: 8, columns: 2) { row, column in
      row == 5 && column == 1 ? .nan : Float(row)
    }
    let error = PipelineError.rows(.notFinite(row: 5, column: 1))
    #expect(throws: error) { try pipeline.scores(of: rows) }
    #expect(error.description == RowError.notFinite(row: 5, column: 1).description)
    let missing = FeatureError.noTrainingRows
    #expect(PipelineError.features(missing).description == missing.description)
  }

  @Test func `a row alarms only above the threshold`() throws {
    let pipeline = try pipeline()
    let verdicts = try pipeline.verdicts(on: pipeline.scores(of: table))
    #expect(verdicts?.values == [false, false, false, false, false, false, false, true])
  }

  @Test func `a pipeline that is older than policies has a bare threshold, or none`() throws {
    var weights = try pipeline().deciding(by: nil).weights
    #expect(try Pipeline(weights: weights).policy == nil)
    weights.tensors["threshold"] = Tensor(.double([0.5]), shape: [])
    #expect(try Pipeline(weights: weights).policy == .threshold(0.5))
    weights.tensors["threshold"] = Tensor(.double([.nan]), shape: [])
    #expect(throws: WeightsError("the threshold is no number")) { try Pipeline(weights: weights) }
  }

  @Test func `a pipeline learns by the seed that it is given, as its detector does`() throws {
    let forest = try IsolationForest(trees: 3)
    let settings = PipelineSettings(
      features: FeatureSettings(), detector: forest, calibration: .ecdf)
    let rows = try PreparedRows(table, by: FeatureSettings(), training: Array(0..<7))
    let alone = try forest.fitted(to: rows.training, seed: Seed(4)).0
    #expect(try settings.learn(from: rows, seed: Seed(4)).pipeline.model.weights == alone.weights)
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
    let rows = try pipeline.rows(of: table)
    let scores = try pipeline.scores(of: table)
    let golden = try GoldenRows(of: pipeline, from: rows, scored: scores)
    #expect(golden.scores.values.min() == scores.values.min())
    #expect(golden.scores.values.max() == scores.values.max())
    #expect(golden.hold(for: pipeline))
    #expect(try GoldenRows(tensors: golden.tensors) == golden)
    let wrong = try settings.fit(table, training: Array(0..<3), seed: Seed(1))
    #expect(!golden.hold(for: wrong))
  }

  @Test func `redacted columns are nowhere in golden rows`() throws {
    let pipeline = try pipeline()
    let rows = try pipeline.rows(of: table)
    let golden = try GoldenRows(
      of: pipeline, from: rows, scored: pipeline.scores(of: rows), redacted: ["a"])
    #expect(golden.rows.column(0).allSatisfy { $0 == 0 })
    #expect(golden.hold(for: pipeline))
  }
}
