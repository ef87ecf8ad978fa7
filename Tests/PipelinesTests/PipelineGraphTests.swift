import Decisions
import Detectors
import Features
import Forms
import Graphs
import Numerics
import Pipelines
import Scoring
import Testing
import Vocabulary

struct PipelineGraphTests {
  private let table = Table(
    rows: 6,
    columns: [
      Column("a", numbers: [1, 2, 4, 7, 90, 3]), Column("b", numbers: [0, 1, 0, 1, 5, 0.5]),
    ])

  private func pipeline(
    _ detector: any Detector = DistanceToMean(), _ calibration: ScoreMapKind = .minMax,
    policy: Policy? = nil
  ) throws -> Pipeline {
    try PipelineSettings(
      features: FeatureSettings(), detector: detector, calibration: calibration
    ).fit(table, training: [0, 1, 2, 3, 5], seed: Seed(1)).deciding(by: policy)
  }

  private func answers(_ pipeline: Pipeline, _ row: [Double]) throws -> [Double] {
    try pipeline.graph().answers(for: [.numbers(row)]).map { $0[0] }
  }

  @Test
  func
    `the graph answers the score, what it is on the common scale, and whether it is one too many`()
    throws
  {
    let scores = try pipeline().scores(of: table)
    let pipeline = try pipeline(policy: .threshold(scores[2]))
    #expect(try pipeline.graph().outputs.map(\.name) == ["score", "probability", "is_anomaly"])
    for row in 0..<table.rows {
      let found = try answers(pipeline, table.columns.map { $0.numbers?[row] ?? .nan })
      #expect(found[0] == Double(Float(scores[row])))
      #expect((found[1] - pipeline.calibration(scores[row])).magnitude < 1e-6)
      // That of row 2 is the threshold itself, which is ordinary.
      #expect((found[2] == 1) == (scores[row] > scores[2]))
    }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300])
  func `a row with a number that is none has no score and is an anomaly`(bad: Double) throws {
    for row in [[bad, 1], [1, bad]] {
      let found = try answers(pipeline(policy: .threshold(100)), row)
      #expect(found[0].isNaN && found[1].isNaN && found[2] == 1)
    }
    // Trees alone would send it somewhere.
    let forest = try answers(
      pipeline(IsolationForest(trees: 3), .ecdf, policy: .threshold(1)), [bad, 1])
    #expect(forest[0].isNaN && forest[2] == 1)
  }

  @Test func `without a policy nothing but a row without a score is an anomaly`() throws {
    #expect(try answers(pipeline(), [1e6, 1])[2] == 0)
    #expect(try answers(pipeline(), [.nan, 1])[2] == 1)
  }

  @Test func `a scale beyond 0…1 is held within`() throws {
    let standard = try pipeline(DistanceToMean(), .standard)
    #expect(try answers(standard, [1e6, 1])[1] == 1)
    #expect(standard.calibration(try standard.scores(of: table)[4]) > 1)
    #expect(try answers(standard, [3, 0.5])[1] == 0)
  }

  @Test func `what cannot be said is refused with the reason`() throws {
    let random = try pipeline(RandomControl())
    #expect(
      throws: GraphError("a score drawn from the bits of a row is no formula of its numbers")
    ) { try random.graph() }
  }

  @Test func `rows of proof that a graph scores otherwise refuse it`() throws {
    let pipeline = try pipeline()
    let rows = try pipeline.rows(of: table)
    let scores = try pipeline.scores(of: rows)
    let proven = try ProvenPipeline(
      pipeline, from: rows, scored: scores, numbers: Array(0..<6), redacted: []
    ).recorded(in: table, redacted: [])
    _ = try proven.provenGraph()
    let other = try ProvenPipeline(
      self.pipeline(LargestZ()), from: rows, scored: scores, numbers: Array(0..<6), redacted: []
    ).weights
    var mixed = proven.weights
    mixed.embed(other.extracted(from: "golden"), as: "golden")
    let wrong = try ProvenPipeline(weights: mixed).recorded(as: proven.golden.inputs!)
    #expect(throws: GraphError.self) { try wrong.provenGraph() }
  }
}
