import Detectors
import Features
import Formats
import Numerics
import Pipelines
import Scoring
import Testing
import Vocabulary

struct GoldenRowsTests {
  /// A number with a gap that the median fills, and a word; rows 0 to 5 are learned from.
  private let table = Table(
    rows: 8,
    columns: [
      Column("n", numbers: [1, 2, .nan, 4, 5, 6, 7, 80]),
      Column("w", .category(codes: [0, 1, 0, 1, 0, -1, 1, 2], levels: ["a", "b", "new"])),
    ])

  private static let features = FeatureSettings(missing: .median)

  private func pipeline(
    _ features: FeatureSettings = Self.features, training: Range<Int> = 0..<6,
    in table: Table? = nil
  ) throws -> Pipeline {
    try PipelineSettings(features: features, detector: DistanceToMean(), calibration: .ecdf)
      .fit(table ?? self.table, training: Array(training), seed: Seed(1))
  }

  private func golden(
    _ pipeline: Pipeline, numbers: [Int]? = Array(0..<8), redacted: Set<String> = []
  ) throws -> GoldenRows {
    let rows = try pipeline.rows(of: table)
    return try GoldenRows(
      of: pipeline, from: rows, scored: pipeline.scores(of: rows), numbers: numbers,
      redacted: redacted)
  }

  /// The same weights with a tensor or a setting changed.
  private func changed(
    _ pipeline: Pipeline, _ change: (inout Weights) -> Void
  ) throws -> Pipeline {
    var weights = pipeline.weights
    change(&weights)
    return try Pipeline(weights: weights)
  }

  @Test func `of many rows those are taken that divide the order of scores evenly`() throws {
    let wide = Table(rows: 94, columns: [Column("n", numbers: (0..<94).map(Double.init))])
    let pipeline = try pipeline(in: wide)
    let rows = try pipeline.rows(of: wide)
    // Scores fall with the rows, so that the places from the lowest are 93 − row: of 32 rows each third.
    let golden = try GoldenRows(
      of: pipeline, from: rows, scored: Scores((0..<94).map { 94 - Double($0) }),
      numbers: Array(100..<194))
    #expect(golden.numbers == (0..<32).map { 193 - 3 * $0 })
    #expect(golden.rows == rows.gathering(rows: (0..<32).map { 93 - 3 * $0 }))
    #expect(try golden.scores == pipeline.scores(of: golden.rows))
  }

  @Test func `equal scores are in the order of the rows, and a single row is enough`() throws {
    let pipeline = try pipeline()
    let rows = try pipeline.rows(of: table)
    func numbers(_ count: Int) throws -> [Int]? {
      try GoldenRows(
        of: pipeline, from: rows.gathering(rows: Array(0..<count)),
        scored: Scores(Array(repeating: 1, count: count)), numbers: Array(0..<count)
      ).numbers
    }
    #expect(try numbers(8) == Array(0..<8))
    #expect(try numbers(1) == [0])
  }

  @Test func `golden rows refuse another score, another map of scores and another row`() throws {
    let pipeline = try pipeline()
    let golden = try golden(pipeline)
    #expect(golden.hold(for: pipeline))
    func spoiled(_ name: String, _ spoil: (inout [Double]) -> Void) throws -> GoldenRows {
      var tensors = golden.tensors
      let old = try #require(tensors[name])
      var numbers = old.doubles
      spoil(&numbers)
      tensors[name] =
        name == "rows"
        ? Tensor(.float(numbers.map { Float($0) }), shape: old.shape) : Tensor(.double(numbers))
      return try GoldenRows(tensors: tensors)
    }
    for name in ["scores", "calibrated"] {
      #expect(try !spoiled(name) { $0[3] = $0[3].nextUp }.hold(for: pipeline))
    }
    #expect(try !spoiled("rows") { $0[0] += 0.25 }.hold(for: pipeline))
    #expect(!golden.hold(for: pipeline.calibrated(by: .identity)))
    // Rows that the pipeline refuses to score.
    #expect(try !spoiled("rows") { $0[0] = .nan }.hold(for: pipeline))
  }

  @Test func `golden rows with too few numbers, scores or shapes are refused`() throws {
    let tensors = try golden(pipeline()).tensors
    func refusal(_ name: String, _ tensor: Tensor) -> String {
      var changed = tensors
      changed[name] = tensor
      do throws(WeightsError) {
        _ = try GoldenRows(tensors: changed)
        return "none"
      } catch { return error.description }
    }
    #expect(refusal("numbers", Tensor(.int64([1]))) == "8 golden rows have 1 numbers")
    #expect(
      refusal("calibrated", Tensor(.double([1]))) == "golden rows are [8, 3], with 8 scores")
    #expect(refusal("scores", Tensor(.double([1]))) == "1 golden rows have 8 numbers")
    #expect(
      refusal("rows", Tensor(.float([1, 2, 3]), shape: [1, 3]))
        == "golden rows are [1, 3], with 8 scores")
    #expect(
      refusal("rows", Tensor(.float(Array(repeating: 0, count: 8))))
        == "golden rows are [8], with 8 scores")
    var unnumbered = tensors
    unnumbered["numbers"] = nil
    unnumbered["scores"] = Tensor(.double([1]))
    #expect(throws: WeightsError("golden rows are [8, 3], with 1 scores")) {
      try GoldenRows(tensors: unnumbered)
    }
  }

  @Test func `what was recorded proves the way from a raw row to its score`() throws {
    let pipeline = try pipeline()
    let golden = try golden(pipeline).recorded(in: table, redacted: [], for: pipeline)
    let inputs = try #require(golden.inputs)
    let numbers = try #require(golden.numbers)
    #expect(inputs.table.columns.map(\.name) == ["n", "w"])
    // Row 2 has no number, so that what is alike is compared as text.
    #expect("\(inputs.table)" == "\(table.gathering(rows: numbers))")
    #expect(golden.hold(for: pipeline))
    #expect(try self.golden(pipeline).inputs == nil)
  }

  @Test(arguments: [
    ("shift", "features.shift"), ("scale", "features.scale"),
    ("fill", "features.input.0.fill"),
  ])
  func `a changed scaler or fill is found by what was recorded, and not by features`(
    what: String, tensor: String
  ) throws {
    let pipeline = try pipeline()
    let features = try golden(pipeline)
    let recorded = features.recorded(in: table, redacted: [], for: pipeline)
    let wrong = try changed(pipeline) { weights in
      let old = weights.tensors[tensor]?.doubles ?? []
      weights.tensors[tensor] = Tensor(.double(old.map { $0 + 0.5 }))
    }
    #expect(features.hold(for: wrong))
    #expect(!recorded.hold(for: wrong))
  }

  @Test func `a changed list of words is found by what was recorded, and not by features`() throws {
    let pipeline = try pipeline()
    let features = try golden(pipeline)
    let wrong = try changed(pipeline) { weights in
      weights.settings["features.input.1.words.0"] = "b"
      weights.settings["features.input.1.words.1"] = "a"
    }
    #expect(features.hold(for: wrong))
    #expect(!features.recorded(in: table, redacted: [], for: pipeline).hold(for: wrong))
  }

  @Test func `a redacted column is nowhere in what was recorded, and the others still prove`()
    throws
  {
    let pipeline = try pipeline()
    let golden = try golden(pipeline, redacted: ["w"])
      .recorded(in: table, redacted: ["w"], for: pipeline)
    #expect(golden.inputs?.table.columns.map(\.name) == ["n"])
    #expect(golden.rows.column(1).allSatisfy { $0 == 0 })
    #expect(golden.rows.column(0).contains { $0 != 0 })
    #expect(golden.hold(for: pipeline))
    let wrong = try changed(pipeline) { weights in
      let old = weights.tensors["features.shift"]?.doubles ?? []
      weights.tensors["features.shift"] = Tensor(.double(old.map { $0 + 0.5 }))
    }
    #expect(!golden.hold(for: wrong))
  }

  @Test func `rows whose numbers are not known, or are of other data, have nothing recorded`()
    throws
  {
    let pipeline = try pipeline()
    #expect(
      try golden(pipeline, numbers: nil).recorded(in: table, redacted: [], for: pipeline).inputs
        == nil)
    let shorter = table.gathering(rows: [0, 1, 2])
    #expect(
      try golden(pipeline).recorded(in: shorter, redacted: [], for: pipeline).inputs == nil)
  }
}
