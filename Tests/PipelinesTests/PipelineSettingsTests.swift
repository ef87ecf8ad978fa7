import Detectors
import Features
import Forms
import Numerics
import Pipelines
import Scoring
import Testing
import Vocabulary

struct PipelineSettingsTests {
  /// The last row is nothing like the others.
  private let table = Table(
    rows: 5,
    columns: [Column("a", numbers: [1, 2, 4, 7, 90]), Column("b", numbers: [0, 1, 0, 1, 5])])

  private func settings(
    _ detector: any Detector = DistanceToMean(), _ calibration: ScoreMapKind = .minMax
  ) -> PipelineSettings {
    PipelineSettings(
      features: FeatureSettings(scaling: .none), detector: detector, calibration: calibration)
  }

  @Test func `a pipeline is learned from the rows that are named, and from no other`() throws {
    let others = Table(
      rows: 5,
      columns: [Column("a", numbers: [1, 2, 4, 7, -3]), Column("b", numbers: [0, 1, 0, 1, .nan])])
    let one = try settings().fit(table, training: [0, 1, 2, 3], seed: Seed(1))
    #expect(
      try settings().fit(others, training: [0, 1, 2, 3], seed: Seed(1)).weights == one.weights)
    #expect(try settings().fit(table, training: [0, 1, 2], seed: Seed(1)).weights != one.weights)
  }

  @Test func `its calibration is learned from scores as if each row were left out`() throws {
    // Of rows 0, 1 and 3 apart the nearest other row is 1, 1 and 2 away: 1 becomes 0 and 2 becomes 1. With
    // themselves in, each would be 0 away, and there would be no spread.
    let line = Table(rows: 3, columns: [Column("a", numbers: [0, 1, 3])])
    let nearest = try NeighborDistance(neighbors: 1)
    let pipeline = try settings(nearest).fit(line, training: [0, 1, 2], seed: Seed(1))
    #expect(pipeline.calibration(Scores([1, 1.5, 2])).values == [0, 0.5, 1])
  }

  @Test func `the labels that a calibration learns from are those of the training rows`() throws {
    let labels = Labels(anomalies: [false, true, false, true, false])
    let training = [1, 2, 3]
    let found = try settings(DistanceToMean(), try ScoreMapKind(Choice("isotonic")))
      .fit(table, training: training, labels: labels, seed: Seed(1))
    let learned = try settings().learn(
      from: PreparedRows(table, by: FeatureSettings(scaling: .none), training: training),
      seed: Seed(1))
    let map = try ScoreMapKind(Choice("isotonic")).fit(
      learned.trainingScores, labels: Labels(anomalies: [true, false, true]))
    #expect(found.calibration == map)
  }

  @Test func `pipelines that share prepared rows are those that prepare their own`() throws {
    let rows = try PreparedRows(
      table, by: FeatureSettings(scaling: .none), training: [0, 1, 2, 3], validation: [4],
      test: [3, 4])
    #expect(rows.training.rows == 4 && rows.validation.rows == 1 && rows.test.rows == 2)
    #expect(rows.training[1, 0] == 2 && rows.validation[0, 0] == 90 && rows.test[0, 0] == 7)
    let learned = try settings().learn(from: rows, seed: Seed(1))
    #expect(learned.pipeline.policy == nil)
    let map = try ScoreMapKind.minMax.fit(learned.trainingScores)
    #expect(
      try learned.pipeline.calibrated(by: map).weights
        == settings().fit(table, training: [0, 1, 2, 3], seed: Seed(1)).weights)
    #expect(
      try learned.pipeline.scores(of: rows.test)
        == learned.pipeline.scores(
          of: table.gathering(rows: [3, 4])))
  }

  @Test func `rows that measure are the training rows where no others are named`() throws {
    let rows = try PreparedRows(table, by: FeatureSettings(), training: [0, 1, 2])
    #expect(rows.test == rows.training && rows.validation.rows == 0)
  }

  @Test func `scores of training rows are told again by the detector that gave them alone`() throws
  {
    let rows = try PreparedRows(table, by: FeatureSettings(), training: [0, 1, 2, 3])
    let nearest = try NeighborDistance(neighbors: 1)
    let learned = try settings(nearest).learn(from: rows, seed: Seed(1))
    #expect(
      learned.pipeline.trainingScores(by: nearest, on: rows.training) == learned.trainingScores)
    #expect(learned.pipeline.trainingScores(by: DistanceToMean(), on: rows.training) == nil)
  }

  @Test func `what fails while a pipeline is fitted is said in the words of its stage`() {
    let map = ScoreMapError.labelsMissing(map: "platt")
    #expect(
      [
        PipelineFitError.features(.noTrainingRows), .detector(.noRows), .calibration(map),
      ].map(\.description) == [
        FeatureError.noTrainingRows.description, FitError.noRows.description, map.description,
      ])
  }

  @Test func `what fails while a pipeline is fitted is told with its stage`() throws {
    #expect(throws: PipelineFitError.features(.noTrainingRows)) {
      try settings().fit(table, training: [], seed: Seed(1))
    }
    let rows = try PreparedRows(table, by: FeatureSettings(), training: [0, 1, 2])
    let one = PreparedRows(
      features: rows.features, training: rows.training.rows(0..<1), validation: rows.validation,
      test: rows.test)
    let covariance = try settings(MinimumCovarianceDeterminant())
    #expect(
      throws: PipelineFitError.detector(
        .tooFewRows(have: 1, need: 2, what: "the minimum covariance determinant"))
    ) { try covariance.learn(from: one, seed: Seed(1)) }
    #expect(throws: PipelineFitError.calibration(.labelsMissing(map: "platt"))) {
      try settings(DistanceToMean(), try ScoreMapKind(Choice("platt"))).fit(
        table, training: [0, 1, 2], seed: Seed(1))
    }
  }

  @Test func `a proven pipeline read back is proven, and another's rows do not prove it`() throws {
    let rows = try PreparedRows(table, by: FeatureSettings(), training: [0, 1, 2, 3])
    let pipeline = try settings().learn(from: rows, seed: Seed(1)).pipeline
    let proven = try ProvenPipeline(
      pipeline, from: rows.test, scored: pipeline.scores(of: rows.test), redacted: [])
    let again = try ProvenPipeline(weights: proven.weights)
    #expect(again.isProven)
    #expect(again.weights == proven.weights)
    let other = try settings().fit(table, training: [0, 1, 4], seed: Seed(1))
    #expect(
      try !ProvenPipeline(weights: other.weights, golden: proven.golden.tensors).isProven)
  }
}
