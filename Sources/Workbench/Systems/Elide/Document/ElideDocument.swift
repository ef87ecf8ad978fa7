import Detectors
import Features
import Formats
import Pipelines
import Scoring
import Vocabulary
import Wording

/// What Elide's engine loads: its forest, its LOF and its one-class SVM as arrays, and how they decide together.
struct ElideDocument: SystemDocument, Equatable {
  let files: [DocumentFile]

  var content: DocumentContent { .folder(files) }
  let notes: [String]
  let columns: [String]

  init(_ pipeline: Pipeline, _ identity: DocumentIdentity) throws(DocumentError) {
    let parts = try ElideParts(pipeline)
    columns = pipeline.features.columns
    notes = identity.notes
    let settings = identity.settings
    var files: [DocumentFile] = []
    for model in parts.models {
      let facts = Self.facts(of: model, settings)
      files += model.files(saying: facts)
      let meta: JSON = [
        "algorithm": .text(model.name), "version": .text("\(identity.version)"),
        "nFeatures": JSON(columns.count), "contamination": facts["contamination"] ?? .null,
      ]
      files.append(DocumentFile("\(model.name).meta.json", meta.bytes(.indented)))
    }
    if let together = parts.together {
      files.append(DocumentFile("ensemble.json", together.json.bytes(.indented)))
    }
    self.files = files + [DocumentFile("README.md", Array(Self.readme(parts, columns).utf8))]
  }

  /// What the engine keeps beside a model, as the detector was asked for it.
  private static func facts(of model: ScikitModel, _ settings: JSON) -> JSON.Object {
    var facts: JSON.Object = [:]
    switch model.loader {
    case .forest:
      facts["contamination"] = settings["contamination"] ?? .null
      facts["n_estimators"] = JSON(model.json["trees"]?.elements?.count ?? 0)
    case .neighbors: facts["contamination"] = settings["contamination"] ?? .null
    case .machine: facts["nu"] = settings["nu"] ?? .null
    case .network: break
    }
    return facts
  }

  private static func readme(_ parts: ElideParts, _ columns: [String]) -> String {
    let script = PythonLoader.script(parts.models.map(\.loader), dumps(parts))
    return """
      # Models for the detection engine

      A vector has \(Phrase.counted(columns.count, "number")), in this order: \(columns.joined(separator: ", ")). A decision
      below 0 is an anomaly.\(parts.together == nil ? "" : " `ensemble.json` says how the decisions become one.")

      The engine loads a joblib file a model. Run in this folder, this makes them with scikit-learn, whose decisions are
      those of Assay:

      ```python
      \(script)```

      A `.meta.json` says neither when nor how fast a model was trained: equal models are equal files.

      """
  }

  /// What leaves each model as the engine keeps it.
  private static func dumps(_ parts: ElideParts) -> String {
    let models = parts.models.map { "    \"\($0.name)\": \($0.call)," }.joined(separator: "\n")
    let each = """
      models = {
      \(models)
      }
      for name, model in models.items():
          told = json.load(open(f"{name}.json"))
          kept = {key: value for key, value in told.items() if key not in ("trees", "offset", "intercept")}
          joblib.dump({"model": model, **kept}, f"{name}.joblib")
      """
    guard parts.together != nil else { return each }
    return each + """

      told = json.load(open("ensemble.json"))
      kept = {key: told[key] for key in ("strategy", "threshold", "detector_weights")}
      joblib.dump({"detectors": models, **kept}, "ensemble.joblib")
      """
  }
}
