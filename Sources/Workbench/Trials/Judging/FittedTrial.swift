import Detectors
import Features
import Numerics
public import Pipelines
import Scoring
public import Vocabulary

/// What a trial leaves for the phases after it: its pipeline, and rows that prove a loader right.
public struct FittedTrial: Sendable {
  public let pipeline: Pipeline
  public let golden: GoldenRows

  init(pipeline: Pipeline, golden: GoldenRows) {
    self.pipeline = pipeline
    self.golden = golden
  }

  public var weights: Weights {
    var weights = Weights()
    weights.embed(pipeline.weights, as: "pipeline")
    for (name, tensor) in golden.tensors { weights.tensors["golden.\(name)"] = tensor }
    return weights
  }

  public init(weights: Weights) throws(WeightsError) {
    pipeline = try Pipeline(weights: weights.extracted(from: "pipeline"))
    golden = try GoldenRows(tensors: weights.extracted(from: "golden").tensors)
  }
}

extension FittedTrial {
  /// The model of a trial with all that makes a pipeline of it.
  init(
    _ model: any AnomalyModel, of preparation: Preparation, calibration: ScoreMap,
    threshold: Double?, scored: Scores, redacted: Set<String>
  ) throws(PipelineError) {
    let pipeline = Pipeline(
      features: preparation.features, model: model, calibration: calibration, threshold: threshold)
    self.init(
      pipeline: pipeline,
      golden: try GoldenRows(
        of: pipeline, from: preparation.test, scored: scored, redacted: redacted))
  }
}
