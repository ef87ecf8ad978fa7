public import Artifacts
public import Formats
public import Pipelines
public import Vocabulary

extension ProvenPipeline {
  /// The pipeline that a bundle holds.
  public init(_ bundle: BundleContent) throws(WeightsError) {
    try self.init(weights: bundle.weights, golden: bundle.golden)
  }

  /// What a bundle holds of it.
  ///
  /// - Parameter manifest: What it is and how it came about.
  public func bundle(_ manifest: JSON) -> BundleContent {
    BundleContent(manifest: manifest, weights: pipeline.weights, golden: golden.tensors)
  }
}
