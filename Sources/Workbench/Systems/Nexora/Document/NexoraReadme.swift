import Detectors
import Features
import Pipelines
import Scoring
import Wording

/// What it takes to make the models that Nexora's service loads of the arrays of its document.
struct NexoraReadme {
  private let parts: NexoraParts
  private let features: FittedFeatures
  private let isCalibrated: Bool
  private let schema: FeatureSchema

  init(_ parts: NexoraParts, _ pipeline: Pipeline, _ schema: FeatureSchema) {
    self.parts = parts
    features = pipeline.features
    isCalibrated = pipeline.calibration != .identity
    self.schema = schema
  }

  var text: String {
    """
    # Models for Nexora's service

    A row has \(Phrase.counted(features.names.count, "feature")), in the order of `feature_names.json`; \(schema.note). A missing
    number becomes that of `scaler_fill.npy`, and each is then scaled by `scaler_center.npy` and `scaler_scale.npy`, the
    same for all models, in double precision, and rounded once to single. `ensemble.json` says how the values of the models
    become scores of 0…1, and these one score\(isCalibrated ? ", which `calibration.json` maps: straight between its knots, level beyond" : "").

    Run in this folder, this makes the models with scikit-learn, and `scores(rows)` answers what Assay does:

    ```python
    \(script)```
    \(keras)
    """
  }

  private var script: String {
    PythonLoader.script(
      parts.members.map(\.loader), importing: ["from sklearn.preprocessing import RobustScaler"],
      lines)
  }

  private var lines: String {
    let models = parts.members.map { "    \"\($0.name)\": \($0.loader.call($0.name))," }.joined(
      separator: "\n")
    let units = parts.members.map { "    if name == \"\($0.name)\":\n        return \($0.unit)" }
    return """
      models = {
      \(models)
      }
      \(Self.scaling)


      def unit(name, rows, told):
      \(units.joined(separator: "\n"))


      \(Self.scoring)
      \(isCalibrated ? Self.calibrating : "    return together")


      \(Self.keeping)
      """
  }

  private static let scaling = """
    told = json.load(open("ensemble.json"))
    names = json.load(open("feature_names.json"))["feature_names"]
    scaler = RobustScaler()
    scaler.center_, scaler.scale_ = np.load("scaler_center.npy"), np.load("scaler_scale.npy")
    scaler.n_features_in_ = len(names)
    """

  private static let scoring = """
    def scores(rows):
        rows = np.where(np.isnan(rows), np.load("scaler_fill.npy"), rows)
        rows = scaler.transform(rows).astype(np.float32)
        each = np.array([unit(name, rows, told["scores"][name]) for name in told["model_list"]])
        if told["voting_strategy"] == "hard":
            each = each > told["vote_above"]
        together = np.array([told["weights"][name] for name in told["model_list"]]) @ each
    """

  private static let calibrating = """
        knots = json.load(open("calibration.json"))
        return np.interp(together, knots["x"], knots["y"])
    """

  /// The service keeps each model with what it needs to ask it.
  private static let keeping = """
    for name, model in models.items():
        if name == "autoencoder":
            continue  # the service keeps a network of TensorFlow
        joblib.dump({
            "model": model, "scaler": scaler, "feature_names": names, "config": told["config"],
            "model_version": told["model_version"], "is_trained": True}, f"model_{name}")
    """

  /// How the network becomes one of TensorFlow, which Assay does not write itself.
  private var keras: String {
    let networks = parts.members.compactMap { member in
      if case .autoencoder(let model, _) = member {
        NetworkArrays(model.network, prefix: "\(member.name)_").keras(to: "model_autoencoder.keras")
      } else {
        nil
      }
    }
    return networks.map {
      """

      The network is one of Keras so, over rows that are brought to 0…1 by `autoencoder_min.npy` and `autoencoder_max.npy`:

      ```python
      \($0)
      ```

      """
    }.joined()
  }
}

extension NexoraParts.Member {
  /// The Python that says its score in 0…1.
  fileprivate var unit: String {
    switch self {
    case .forest:
      "np.clip((-models[name].score_samples(rows) - told[\"low\"]) / (told[\"high\"] - told[\"low\"]), 0, 1)"
    case .machine: "1 / (1 + np.exp(models[name].decision_function(rows.astype(float))))"
    case .autoencoder:
      "1 / (1 + np.exp(-2 * (models[name](rows) / told[\"reconstruction_threshold\"] - 1)))"
    }
  }
}
