public import Artifacts
import Exports
public import Formats
public import Pipelines
public import Vocabulary

extension ProvenPipeline {
  /// The pipeline that a bundle holds.
  public init(_ bundle: BundleContent) throws(WeightsError) {
    try self.init(weights: bundle.weights, golden: bundle.golden)
    guard let lines = bundle.inputs else { return }
    self = recorded(as: try GoldenInputs(lines, pipeline.features))
  }

  /// What a bundle holds of it.
  ///
  /// - Parameters:
  ///   - manifest: What it is and how it came about; what other programs can load is added.
  ///   - card: The model card, given what other programs can load.
  public func bundle(
    _ manifest: JSON, card: (_ exported: JSON) -> String? = { _ in nil }
  ) -> BundleContent {
    var tensors = golden.tensors
    // Where rows stood in a data set is nobody's business who has only the bundle.
    tensors["numbers"] = nil
    var members = manifest.members ?? [:]
    let exported = ExportedModel(self)
    members["onnx"] = exported.description
    var others = exported.files
    others["model-card.md"] = card(exported.description).map { Array($0.utf8) }
    return BundleContent(
      manifest: .object(members), weights: pipeline.weights, golden: tensors,
      inputs: golden.inputs?.lines, others: others)
  }
}
