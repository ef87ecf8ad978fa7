import Detectors
import Features
import Scoring
public import Vocabulary

extension Pipeline {
  /// All that the pipeline is, for storing; reading it back gives equal bits.
  public var weights: Weights {
    var weights = Weights()
    weights.settings["detector"] = detector
    weights.embed(features.weights, as: "features")
    weights.embed(model.weights, as: "model")
    weights.embed(calibration.weights, as: "calibration")
    if let threshold { weights.tensors["threshold"] = Tensor(.double([threshold]), shape: []) }
    return weights
  }

  public init(weights: Weights) throws(WeightsError) {
    let name: String = try weights.setting("detector")
    let features = try FittedFeatures(weights: weights.extracted(from: "features"))
    let model = try Detectors.restored(name, from: weights.extracted(from: "model"))
    guard model.columns == features.names.count else {
      throw WeightsError(
        "the model takes rows of \(model.columns), but there are \(features.names.count) features")
    }
    let threshold =
      weights.tensors["threshold"] == nil ? nil : try weights.doubles("threshold").first
    if let threshold, threshold.isNaN { throw WeightsError("the threshold is no number") }
    self.init(
      features: features, model: model,
      calibration: try ScoreMap(weights: weights.extracted(from: "calibration")),
      threshold: threshold)
  }
}
