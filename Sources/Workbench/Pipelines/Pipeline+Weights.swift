import Decisions
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
    if let policy { weights.embed(policy.weights, as: "policy") }
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
    self.init(
      features: features, model: model,
      calibration: try ScoreMap(weights: weights.extracted(from: "calibration")),
      policy: try Self.policy(in: weights))
  }

  /// The policy that is stored; a bare threshold where the weights are older than policies.
  private static func policy(in weights: Weights) throws(WeightsError) -> Policy? {
    let stored = weights.extracted(from: "policy")
    if !stored.settings.isEmpty { return try Policy(weights: stored) }
    guard weights.tensors["threshold"] != nil else { return nil }
    guard let threshold = try weights.doubles("threshold").first, !threshold.isNaN else {
      throw WeightsError("the threshold is no number")
    }
    return .threshold(threshold)
  }
}
