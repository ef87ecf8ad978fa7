import Pipelines
import Vocabulary

/// What a trial leaves for the phases after it: its pipeline, and rows that prove a loader right.
struct FittedTrial: Sendable {
  let pipeline: Pipeline
  let golden: GoldenRows

  init(pipeline: Pipeline, golden: GoldenRows) {
    self.pipeline = pipeline
    self.golden = golden
  }

  var weights: Weights {
    var weights = Weights()
    weights.embed(pipeline.weights, as: "pipeline")
    for (name, tensor) in golden.tensors { weights.tensors["golden.\(name)"] = tensor }
    return weights
  }

  init(weights: Weights) throws(WeightsError) {
    pipeline = try Pipeline(weights: weights.extracted(from: "pipeline"))
    golden = try GoldenRows(tensors: weights.extracted(from: "golden").tensors)
  }
}
