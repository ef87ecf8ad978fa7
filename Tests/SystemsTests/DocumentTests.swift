import Detectors
import Features
import Formats
import Forms
import Machine
import Numerics
import Pipelines
import Scoring
import Testing
import Vocabulary

@testable import Systems

struct DocumentTests {
  private func largestDifference(_ one: [Double], _ other: [Double]) -> Double {
    zip(one, other).map { abs($0 - $1) }.max() ?? .infinity
  }

  @Test func `the stored model of the worked example answers as the system's loader does`() throws {
    let document = try StoredExample.document()
    for (row, answer) in StoredExample.answers {
      // As many digits as are published.
      #expect(largestDifference(document.answer(to: row).all, answer) < 1e-14)
    }
  }

  @Test func `a document that was read is written again as the same bytes`() throws {
    let text = String(decoding: try StoredExample.document().bytes, as: UTF8.self)
    #expect(text == StoredExample.text)
  }

  @Test func `a document that was read is a model, which scores rows of single precision alike`()
    throws
  {
    let document = try StoredExample.document()
    let model = try document.model()
    var chance = Seed(5).generator()
    let rows = Matrix<Float>(rows: 200, columns: 3) { _, column in
      Float(chance.uniform(-1, column == 2 ? 9 : 4))
    }
    let scores = try model.scores(of: rows)
    let confidences = try #require(try model.assessed(rows).confidences)
    let members = try model.memberScores(of: rows)
    for row in 0..<200 {
      let answer = document.answer(to: (0..<3).map { Double(rows[row, $0]) })
      let found = [members[0][row], members[1][row], scores[row], confidences[row]]
      // Sums in another order, and a factor instead of a quotient.
      #expect(largestDifference(answer.all, found) < 1e-12)
    }
  }

  /// Rows of as many features as the system has, some of which never vary.
  private func table(rows: Int, seed: UInt64 = 1) -> Table {
    var chance = Seed(seed).generator()
    let names = FittedExpenseFlowFeatures.names
    return Table(
      rows: rows,
      columns: names.enumerated().map { place, name in
        Column(
          name,
          numbers: (0..<rows).map { _ in
            place % 9 == 0 ? 2.5 : chance.normal(mean: Double(place % 5), deviation: 1.3)
          })
      })
  }

  private func pipeline(
    _ detector: (any Detector)? = nil, _ features: FeatureSettings? = nil,
    calibration: String = "none", _ table: Table? = nil
  ) throws -> Pipeline {
    let table = table ?? self.table(rows: 300)
    let settings = PipelineSettings(
      features: features ?? FeatureSettings(scaling: .none, constants: .keep),
      detector: try detector ?? Self.composite(), calibration: try ScoreMapKind(Choice(calibration))
    )
    return try settings.fit(table, training: Array(0..<table.rows), seed: Seed(2))
  }

  private static func composite(
    code: Int = 16, shares: ExpenseFlowShares = .deployed,
    forest: IsolationForest? = nil
  ) throws -> Ensemble {
    try .expenseFlow(
      forest: try forest ?? .expenseFlow(trees: 20),
      autoencoder: Autoencoder.expenseFlow(code: code, epochs: 2),
      shares: shares)
  }

  @Test func `what a fitted pipeline scores, its document answers, written and read`() throws {
    let pipeline = try pipeline()
    let written = try ExpenseFlowDocument(pipeline, DocumentIdentity(version: 7, isActive: true))
    let read = try ExpenseFlowDocument(parsing: written.bytes)
    #expect(read == written)
    let rows = try pipeline.rows(of: table(rows: 100, seed: 9))
    let scores = try pipeline.scores(of: rows)
    let again = try read.model().scores(of: rows)
    for row in 0..<100 {
      let answer = read.answer(to: (0..<59).map { Double(rows[row, $0]) })
      // Sums in another order, and a factor instead of a quotient.
      #expect(abs(answer.composite - scores[row]) < 1e-12 && abs(again[row] - scores[row]) < 1e-12)
    }
    let json = try JSONReader(JSON(parsing: written.bytes))
    #expect(try json["version"].int() == 7 && json["isActive"].bool())
    #expect(
      try json["isolationForestParams"]["averagePathLength"].double()
        == AveragePathLength.expenseFlow(256))
    #expect(try json["isolationForestParams"]["version"].int() == 7)
    #expect(try json["featureConfig"]["featureNames"].texts() == FittedExpenseFlowFeatures.names)
    #expect(try json["autoencoderParams"]["config"]["epochs"].int() == 2)
    #expect(
      try json["isolationForestParams"]["config"]["maxTreeDepth"].int()
        == written.forest.trees.map(\.depth).max())
    #expect(Set(written.forest.trees.map(\.depth)).count > 1)
    #expect(written.bytes.count < 16_000_000)
  }

  @Test func `the members of a document stand in the order of the system`() throws {
    let text = String(
      decoding: try ExpenseFlowDocument(pipeline(), DocumentIdentity()).bytes, as: UTF8.self)
    let order = [
      #"{"version":1,"isActive":false,"isolationForestParams":{"config":{"nTrees":20,"sampleSize":256,"maxTreeDepth":"#,
      #""contamination":0.05},"version":1,"averagePathLength":10.244770920"#,
      #","trees":[{"type":"node","featureIndex":"#,
      #","splitValue":"#, #","left":{"#, #","right":{"#, #""type":"leaf","size":"#,
      #"]},"autoencoderParams":{"config":{"inputDim":59,"encodingDim":16,"learningRate":0.001,"epochs":2,"batchSize":32},"version":1,"encoderWeights":[["#,
      #""encoderBias":[0,"#, #""decoderWeights":[["#, #""decoderBias":["#,
      #""normalizationParams":{"mins":["#, #""maxs":["#,
      #""trainingHistory":{"losses":["#, #""valLosses":["#,
      #""featureConfig":{"temporalWindow":{"short":300000,"medium":1800000,"long":7200000},"featureNames":["request_rate_short""#,
      #"],"normalizationParams":{}},"trainingMetrics":{"trainingSize":null,"#,
      #""validationMetrics":{"anomalyDetectionRate":null,"#,
      #""driftDetectorState":{"windowSize":1000,"driftThreshold":0.15,"referenceWindow":[],"currentWindow":[],"driftHistory":[]},"notes":"","trainedBy":"Assay"}"#,
    ]
    var rest = text[...]
    for part in order {
      let found = rest.firstRange(of: part)
      #expect(found != nil, "\(part)")
      rest = rest[(found?.upperBound ?? rest.startIndex)...]
    }
    #expect(rest.isEmpty)
  }

  @Test func `the ends of what a network learned from are found again, exactly`() throws {
    var chance = Seed(3).generator()
    for _ in 0..<500 {
      let low = Float(chance.normal(mean: 0, deviation: 1e3))
      let high = low + Float(chance.uniform(1e-3, 1e4))
      let factor = 1 / (Double(high) - Double(low))
      let scaler = InputScaler(origins: [Double(low), 5], factors: [factor, 0])
      #expect(scaler.ends == [Double(high), 5])
    }
  }

  private func refusal(_ make: () throws -> Pipeline) throws -> String {
    let pipeline = try make()
    do throws(DocumentError) {
      _ = try ExpenseFlowDocument(pipeline, DocumentIdentity())
      return "none"
    } catch { return error.reasons.joined(separator: "; ") }
  }

  @Test func `a pipeline that the document cannot say is refused, with all that is in the way`()
    throws
  {
    #expect(try refusal { try pipeline() } == "none")
    #expect(
      try refusal { try pipeline(nil, FeatureSettings(scaling: .robust, constants: .keep)) }
        == "it has no place for a scaler of features ('scale: none')")
    #expect(
      try refusal { try pipeline(nil, FeatureSettings(scaling: .none)) }
        == "it is of the system's 59 features in their order, and this one has 52: request_rate_short, day_cos, signal_priv, "
        + "severity_moderate, hour_diversity, unusual_sequences and concurrent_sessions left out ('constant: keep')"
    )
    #expect(
      try refusal { try pipeline(calibration: "ecdf") }
        == "it has no place for a calibration ('calibrate: none')")
    #expect(
      try refusal { try pipeline(IsolationForest.expenseFlow()) }
        == "it holds an isolation forest and an autoencoder, in this order (the detector 'expenseflow')"
    )
    #expect(
      try refusal { try pipeline(Self.composite(shares: .init(forest: 0.7, autoencoder: 0.3))) }
        == "the system takes 0.6 of the forest and 0.4 of the autoencoder as they score, which no document changes"
    )
    #expect(
      try refusal {
        try pipeline(
          Self.composite(forest: .expenseFlow(trees: 5, depth: nil, pathLength: .classic)))
      } == "the loader measures paths by its own c(n) ('path-length: expenseflow')")
    #expect(
      try refusal { try pipeline(Self.composite(code: 60)) }
        == "its loader computes no code wider than the 59 inputs, not 60")
    let layers = try Autoencoder(
      hidden: Autoencoder.mirrored([8]), training: Training(epochs: 1))
    #expect(
      try refusal {
        try pipeline(
          Ensemble.expenseFlow(forest: IsolationForest.expenseFlow(trees: 5), autoencoder: layers))
      }
        == "its autoencoder has one ReLU layer and sigmoids out; its autoencoder scores min(1, 2 · error)"
    )
    let swapped = try Ensemble.expenseFlow(
      forest: Autoencoder.expenseFlow(epochs: 1), autoencoder: IsolationForest.expenseFlow(trees: 5)
    )
    #expect(
      try refusal {
        try pipeline(swapped, FeatureSettings(scaling: .standard), calibration: "ecdf")
      }
      .split(separator: ";").count == 4)
  }

  @Test
  func
    `a scikit-learn forest's splits are moved, so that each row of single precision goes the same way`()
    throws
  {
    // At most 1 goes left there, and below the next double here. Each number is 1 or the next of single precision, so
    // that every split is a number of some rows.
    var chance = Seed(6).generator()
    let near = Table(
      rows: 300,
      columns: FittedExpenseFlowFeatures.names.map { name in
        Column(
          name, numbers: (0..<300).map { _ in chance.below(2) == 0 ? 1 : Double(Float(1).nextUp) })
      })
    let forest = try IsolationForest(
      trees: 30, depth: 12, pathLength: .expenseFlow, yardstick: .named)
    let pipeline = try pipeline(Self.composite(forest: forest), nil, near)
    let document = try ExpenseFlowDocument(pipeline, DocumentIdentity())
    let rows = try pipeline.rows(of: near)
    let scores = try pipeline.scores(of: rows)
    #expect(Set(scores.values).count > 100)
    for row in 0..<300 {
      let answer = document.answer(to: (0..<59).map { Double(rows[row, $0]) })
      #expect(abs(answer.composite - scores[row]) < 1e-12)
    }
  }

  @Test func `rows are counted that go another way as they were recorded than in single precision`()
    throws
  {
    let document = try StoredExample.document()
    // 0.5 − 1e-9 is below the first split, and 0.5 in single precision is not.
    #expect(
      document.rerouted([[0.5 - 1e-9, 1, 5], [0.5, 1, 5], [0.2, 2 - 1e-12, 5], [0.2, 1, 5]]) == 2)
  }

  @Test(arguments: [
    (
      #""inputDim":3"#, #""inputDim":1"#,
      "autoencoderParams.config.inputDim: wanted at least as many inputs as units of the code, 2, since the loader computes no more"
    ),
    (
      #""inputDim":3"#, #""inputDim":4"#,
      "autoencoderParams.normalizationParams.mins: wanted 4 numbers, found 3"
    ),
    (
      #""featureIndex":1"#, #""featureIndex":3"#,
      "isolationForestParams.trees[1].featureIndex: wanted one of 3 features from 0"
    ),
    (
      #""nTrees":2,"sampleSize":4,"max"#, #""nTrees":3,"sampleSize":4,"max"#,
      "isolationForestParams.trees: wanted as many trees as 'nTrees' says, found 2"
    ),
    (
      #""type":"leaf","size":3"#, #""type":"leaf","size":-3"#,
      "isolationForestParams.trees[0].left.size: wanted a number of rows"
    ),
    (
      #""type":"leaf","size":3"#, #""type":"twig","size":3"#,
      "isolationForestParams.trees[0].left.type: wanted 'node' or 'leaf'"
    ),
    (
      #""averagePathLength":1.8516559072"#, #""averagePathLength":0"#,
      "isolationForestParams.averagePathLength: wanted a number above 0"
    ),
    (
      #""version":1772618400000,"averagePathLength""#, #""version":null,"averagePathLength""#,
      "isolationForestParams.version: wanted a number, found null"
    ),
    (
      #""encoderWeights":[[0.5,-0.25],"#, #""encoderWeights":["#,
      "autoencoderParams.encoderWeights: wanted 3 rows, found 2"
    ),
    (
      #""trainedBy":"#, #""_id":"x","trainedBy":"#,
      "_id: unknown key; the keys here are autoencoderParams, driftDetectorState, featureConfig, isActive, isolationForestParams, notes, trainedBy, trainingMetrics, validationMetrics, version"
    ),
  ])
  func `a document that could not score is told with the place`(
    found: String, instead: String, complaint: String
  ) {
    let text = StoredExample.text.replacing(found, with: instead, maxReplacements: 1)
    #expect(text != StoredExample.text)
    #expect { try ExpenseFlowDocument(parsing: Array(text.utf8), name: "m.json") } throws: {
      "\($0)" == "m.json: \(complaint)"
    }
  }

  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (1, "1"), (-2.5, "-2.5"), (0.1, "0.1"), (1e-6, "0.000001"),
    (1.5e-7, "1.5e-7"),
    (0x1p-1074, "5e-324"), (123_456_789_012, "123456789012"), (1e16, "10000000000000000"),
    (1e20, "100000000000000000000"), (1e21, "1e+21"), (-1.25e22, "-1.25e+22"),
    (0.000123, "0.000123"),
    (1.8516559072, "1.8516559072"), (1.7976931348623157e308, "1.7976931348623157e+308"),
    (100, "100"), (1024.5, "1024.5"),
  ])
  func `numbers are written as JavaScript writes them`(number: Double, text: String) {
    #expect(JavaScriptNumber.text(number) == text)
  }
}
