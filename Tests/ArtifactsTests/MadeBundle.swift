import Formats
import Machine
import Vocabulary

@testable import Artifacts

extension BundleFolder {
  /// Writes a bundle that says what it is and holds no model.
  static func made(_ path: String, seed: Int = 1, detector: String = "knn") throws -> BundleFolder {
    let bundle = BundleFolder(path)
    var weights = Weights()
    weights.settings["detector"] = detector
    let data = DatasetRecord(
      name: "d", fingerprint: "f1", rows: 10, columns: 2, anomalies: 1, source: "d.csv",
      terms: nil, notes: [])
    try bundle.write(
      BundleContent(
        manifest: ["detector": .text(detector), "seed": JSON(seed), "data": data.json],
        weights: weights, golden: ["scores": Tensor(.double([1, 2]))]))
    return bundle
  }
}
