import Detectors
import Features
import Formats
import Pipelines
import Scoring
import Vocabulary
import Wording

/// What the certificate verifier loads: the ends of its features and its network layer by layer, or its forest.
struct CertificateDocument: SystemDocument, Equatable {
  let files: [DocumentFile]

  var content: DocumentContent { .folder(files) }
  let notes: [String]
  let columns: [String]

  init(_ pipeline: Pipeline, _ identity: DocumentIdentity) throws(DocumentError) {
    let member = try Self.member(of: pipeline)
    columns = pipeline.features.columns
    notes = identity.notes + Self.gaps(in: pipeline.features)
    files =
      switch member {
      case .network(let model): Self.files(of: model, pipeline.features)
      case .forest(let forest):
        forest.files() + [
          DocumentFile("README.md", Array(Self.readme(forest, pipeline.features).utf8))
        ]
      }
  }

  /// The one model that scores.
  private enum Member {
    case network(AutoencoderModel)
    case forest(ScikitModel)
  }

  private static func member(of pipeline: Pipeline) throws(DocumentError) -> Member {
    var reasons: [String] = []
    let names = FittedCertificateFeatures.names
    let features = pipeline.features
    if Array(features.columns.prefix(names.count)) != names || features.names != features.columns {
      reasons.append("it is of the system's features in their order ('constant: keep')")
    }
    if features.scales.contains(where: { $0.shift != 0 || $0.scale != 1 }) {
      reasons.append("the verifier scales features by the ends in its files ('scale: none')")
    }
    if pipeline.calibration != .identity {
      reasons.append("it has no place for a calibration ('calibrate: none')")
    }
    let scaled = (pipeline.model as? Ensemble.Model)?.scaledMembers ?? []
    if reasons.isEmpty, scaled.count == 1 {
      if let network = scaled[0].model as? AutoencoderModel {
        return .network(network)
      }
      if let model = scaled[0].model as? IsolationForest.Model,
        case .logistic(let map) = scaled[0].scale,
        let forest = ScikitModel(model, named: "forest", border: map.midpoint)
      {
        return .forest(forest)
      }
    }
    reasons.append(
      "it holds one network or one forest (the detectors '\(CertificateAutoencoder.name)' and "
        + "'\(CertificateForest.name)')")
    throw DocumentError(Certificates.name, reasons)
  }

  /// What stands where the marks are missing: the other features are 0 by themselves where nothing was recorded.
  private static func gaps(in features: FittedFeatures) -> [String] {
    zip(features.names, features.fills).prefix(1).compactMap { name, fill in
      fill.map {
        "a missing \(name) is taken for \(Figures.significant($0)), and for 0 by the verifier as it runs"
      }
    }
  }

  /// What the features are, as a document says it first.
  private static func inputs(_ features: FittedFeatures) -> String {
    (["Inputs, in this order: \(features.names.joined(separator: ", "))"]
      + gaps(in: features).map(\.capitalizedFirst)).joined(separator: ". ")
  }

  private static func files(
    of model: AutoencoderModel, _ features: FittedFeatures
  ) -> [DocumentFile] {
    let (mins, maxs) = (model.scaler.origins, model.scaler.ends)
    // The loader and its description call them differently.
    var files = ["norm", "feature"].flatMap { name in
      [
        DocumentFile("\(name)_mins.npy", NPY.bytes(of: Tensor(.double(mins)))),
        DocumentFile("\(name)_maxs.npy", NPY.bytes(of: Tensor(.double(maxs)))),
      ]
    }
    files += NetworkArrays(model.network).files
    files.append(DocumentFile("README.md", Array(readme(model, features).utf8)))
    return files
  }

  /// What it takes to make the files that the verifier loads, which Assay does not write itself.
  private static func readme(_ model: AutoencoderModel, _ features: FittedFeatures) -> String {
    """
    # A network for the certificate verifier

    \(inputs(features)). Each is brought to 0…1 by `norm_mins.npy` and
    `norm_maxs.npy`, whose ends lie 1 apart where a feature never varied. `feature_mins.npy` and `feature_maxs.npy` are the
    same under the names that the description has.

    The verifier loads `model.h5`. With TensorFlow 2.16 it is made of the other files so; it must not be compiled
    before it is saved, since a model that is saved with its loss is refused by the scorer:

    ```python
    \(NetworkArrays(model.network).keras(to: "model.h5"))
    ```

    """
  }

  private static func readme(_ forest: ScikitModel, _ features: FittedFeatures) -> String {
    let dump = "joblib.dump({\"model\": \(forest.call)}, \"model.pkl\")"
    return """
      # A forest for the certificate verifier

      \(inputs(features)). The verifier loads `model.pkl`. Run in this folder, this
      makes it of `forest.json` with scikit-learn, whose decisions are those of Assay:

      ```python
      \(PythonLoader.script([forest.loader], dump))```

      """
  }
}
