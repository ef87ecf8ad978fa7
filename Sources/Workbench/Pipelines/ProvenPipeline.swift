public import Numerics
public import Vocabulary

/// A fitted pipeline and the rows that prove whoever loads it right: what a trial leaves, what is timed,
/// and what a bundle holds.
public struct ProvenPipeline: Sendable {
  public let pipeline: Pipeline
  public private(set) var golden: GoldenRows

  /// Takes rows of proof from `candidates`.
  ///
  /// - Parameters:
  ///   - scored: The scores of the candidates.
  ///   - numbers: Their numbers in their data set.
  ///   - redacted: Columns of the table whose values must not leave the house.
  public init(
    _ pipeline: Pipeline, from candidates: Matrix<Float>, scored: Scores, numbers: [Int]? = nil,
    redacted: Set<String>
  ) throws(PipelineError) {
    self.pipeline = pipeline
    golden = try GoldenRows(
      of: pipeline, from: candidates, scored: scored, numbers: numbers, redacted: redacted)
  }

  /// A pipeline as it was stored, with the rows of proof that stood beside it.
  public init(
    weights: Weights, golden: [String: Tensor]
  ) throws(WeightsError) {
    pipeline = try Pipeline(weights: weights)
    self.golden = try GoldenRows(tensors: golden)
  }

  /// The same, with what was recorded of its rows of proof.
  public func recorded(as inputs: GoldenInputs) -> ProvenPipeline {
    var proven = self
    proven.golden = golden.recorded(as: inputs)
    return proven
  }

  /// The same, with what was recorded of its rows of proof in the data set that they are from.
  public func recorded(in table: Table, redacted: Set<String>) -> ProvenPipeline {
    var proven = self
    proven.golden = golden.recorded(in: table, redacted: redacted, for: pipeline)
    return proven
  }

  /// Whether the pipeline scores its rows of proof as it did when they were taken.
  public var isProven: Bool { golden.hold(for: pipeline) }
}

extension ProvenPipeline {
  /// All of it in one file.
  public var weights: Weights {
    var weights = Weights()
    weights.embed(pipeline.weights, as: "pipeline")
    for (name, tensor) in golden.tensors { weights.tensors["golden.\(name)"] = tensor }
    return weights
  }

  public init(weights: Weights) throws(WeightsError) {
    try self.init(
      weights: weights.extracted(from: "pipeline"),
      golden: weights.extracted(from: "golden").tensors)
  }
}
