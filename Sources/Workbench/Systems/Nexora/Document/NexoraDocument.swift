import Detectors
import Features
import Formats
import Numerics
import Pipelines
import Scoring
import Vocabulary
import Wording

/// What Nexora's service loads: how features are filled and scaled, its models as arrays, and how their values become one
/// score.
struct NexoraDocument: SystemDocument, Equatable {
  let files: [DocumentFile]

  var content: DocumentContent { .folder(files) }
  let notes: [String]
  let columns: [String]

  init(_ pipeline: Pipeline, _ identity: DocumentIdentity) throws(DocumentError) {
    let parts = try NexoraParts(pipeline)
    let features = pipeline.features
    columns = features.columns
    let schema = FeatureSchema(features.names)
    notes = identity.notes + [schema.note]
    var files = [
      Self.file(
        "feature_names.json",
        ["feature_names": JSON(features.names), "feature_schema_hash": .text(schema.hash)]),
      Self.file("scaler_center", features.scales.map(\.shift)),
      Self.file("scaler_scale", features.scales.map(\.scale)),
      // A number that may not be missing has no other in its place.
      Self.file("scaler_fill", features.fills.map { $0 ?? .nan }),
    ]
    for member in parts.members { files += member.files }
    files.append(Self.file("ensemble.json", parts.json(identity)))
    if case .line(let line) = pipeline.calibration {
      files.append(Self.file("calibration.json", ["x": JSON(line.scores), "y": JSON(line.values)]))
    }
    self.files =
      files + [
        DocumentFile("README.md", Array(NexoraReadme(parts, pipeline, schema).text.utf8))
      ]
  }

  private static func file(_ name: String, _ json: JSON) -> DocumentFile {
    DocumentFile(name, json.bytes(.indented))
  }

  private static func file(_ name: String, _ numbers: [Double]) -> DocumentFile {
    DocumentFile("\(name).npy", NPY.bytes(of: Tensor(.double(numbers))))
  }
}
