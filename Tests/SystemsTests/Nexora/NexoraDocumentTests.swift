import Detectors
import Features
import Formats
import Foundation
import Numerics
import Pipelines
import Scoring
import Testing
import Vocabulary

@testable import Systems

/// What Nexora's service is handed: its scaler, its models as arrays, and how their values become one score.
struct NexoraDocumentTests {
  private func folder(_ model: HandedModel, _ settings: JSON = [:]) throws -> HandedFolder {
    HandedFolder(
      try Nexora.document(of: model.pipeline, DocumentIdentity(version: 4, settings: settings)))
  }

  private func refusal(_ model: HandedModel) -> String {
    do {
      _ = try Nexora.document(of: model.pipeline, DocumentIdentity())
      return "none"
    } catch { return "\(error)" }
  }

  private static let all =
    "nexora: { members: [forest, svm, autoencoder], weights: [2, 1, 1], trees: 5, epochs: 2, layers: [6], code: 2 }"

  @Test
  func `the scaler, each model, the network layer by layer and the ensemble have their files`()
    throws
  {
    let folder = try folder(HandedModel(Self.all, scale: .robust))
    #expect(
      folder.names == [
        "README.md", "autoencoder.json", "autoencoder_layer0_bias.npy",
        "autoencoder_layer0_kernel.npy", "autoencoder_layer1_bias.npy",
        "autoencoder_layer1_kernel.npy", "autoencoder_layer2_bias.npy",
        "autoencoder_layer2_kernel.npy", "autoencoder_layer3_bias.npy",
        "autoencoder_layer3_kernel.npy", "autoencoder_max.npy", "autoencoder_min.npy",
        "ensemble.json", "feature_names.json", "isolation_forest.json", "ocsvm.json",
        "ocsvm_dual_coef.npy", "ocsvm_support_vectors.npy", "scaler_center.npy",
        "scaler_fill.npy", "scaler_scale.npy",
      ])
    #expect(
      try folder.json("autoencoder.json") == ["activations": ["relu", "relu", "relu", "sigmoid"]])
    #expect(
      try folder.json("feature_names.json") == [
        "feature_names": ["x0", "x1", "x2"],
        "feature_schema_hash": .text(FeatureSchema(["x0", "x1", "x2"]).hash),
      ])
  }

  @Test func `features are filled and scaled by the numbers of the pipeline`() throws {
    let model = try HandedModel("nexora-forest: { trees: 5 }", scale: .robust, hole: true)
    let folder = try folder(model)
    let scales = model.pipeline.features.scales
    #expect(try folder.array("scaler_center").doubles == scales.map(\.shift))
    #expect(try folder.array("scaler_scale").doubles == scales.map(\.scale))
    let fills = try folder.array("scaler_fill").doubles
    // Those of the first column are centered by their median, which also stands for the one that is missing.
    #expect(fills[0] == scales[0].shift && fills[1] == scales[1].shift)
    let whole = try self.folder(HandedModel("nexora-forest: { trees: 5 }", scale: .robust))
    #expect(try whole.array("scaler_fill").doubles.allSatisfy(\.isNaN))
  }

  @Test(arguments: ["soft", "hard"])
  func `how values become scores, and scores one, is said in the service's words`(voting: String)
    throws
  {
    let yaml = Self.all.replacingOccurrences(of: " }", with: ", voting: \(voting) }")
    let model = try HandedModel(yaml, scale: .robust)
    let told = try folder(model, ["trees": 5]).json("ensemble.json")
    let members = try #require(model.pipeline.model as? Ensemble.Model).scaledMembers
    guard case .minMax(let ends) = members[0].scale, case .logistic(let ratio) = members[2].scale
    else { throw CancellationError() }
    #expect(
      told == [
        "config": ["trees": 5], "is_trained": true,
        "model_list": ["isolation_forest", "ocsvm", "autoencoder"], "model_version": "4",
        "scores": [
          "isolation_forest": ["high": .number(ends.high), "low": .number(ends.low)],
          "ocsvm": [:], "autoencoder": ["reconstruction_threshold": .number(ratio.midpoint)],
        ],
        "vote_above": 0.7, "voting_strategy": .text(voting),
        "weights": ["isolation_forest": 0.5, "ocsvm": 0.25, "autoencoder": 0.25],
      ])
  }

  @Test func `a network's arrays make its errors, and these the score`() throws {
    let model = try HandedModel(
      "nexora-autoencoder: { epochs: 2, layers: [6], code: 2 }", scale: .robust)
    let folder = try folder(model)
    let (low, high) = (
      try folder.array("autoencoder_min").doubles, try folder.array("autoencoder_max").doubles
    )
    let threshold = try #require(
      try folder.json("ensemble.json")["scores"]?["autoencoder"]?["reconstruction_threshold"]?
        .double)
    let scales = model.pipeline.features.scales
    let inputs = Matrix<Float>(rows: 200, columns: 3) { row, column in
      Float(scales[column].apply(Double(model.rows[row, column])))
    }
    let scores = try model.pipeline.scores(of: inputs)
    for row in 0..<20 {
      let input = (0..<3).map { (Double(inputs[row, $0]) - low[$0]) / (high[$0] - low[$0]) }
      var values = input
      for layer in 0..<4 {
        let kernel = try folder.array("autoencoder_layer\(layer)_kernel").doubles
        let bias = try folder.array("autoencoder_layer\(layer)_bias").doubles
        values = bias.indices.map { unit in
          let sum = values.indices.reduce(bias[unit]) {
            $0 + values[$1] * kernel[$1 * bias.count + unit]
          }
          return layer < 3 ? max(0, sum) : 1 / (1 + exp(-sum))
        }
      }
      let error = zip(input, values).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / 3
      #expect(abs(1 / (1 + exp(-2 * (error / threshold - 1))) - scores[row]) < 1e-5)
    }
  }

  @Test func `a calibration by ranks is handed over as its knots`() throws {
    let model = try HandedModel("nexora-svm", scale: .robust, calibrate: "ranks")
    guard case .line(let line) = model.pipeline.calibration else { throw CancellationError() }
    let folder = try folder(model)
    #expect(
      try folder.json("calibration.json") == ["x": JSON(line.scores), "y": JSON(line.values)])
    #expect(
      try folder.text("README.md").contains("np.interp(together, knots[\"x\"], knots[\"y\"])"))
    let plain = try self.folder(HandedModel("nexora-svm", scale: .robust))
    #expect(plain.files["calibration.json"] == nil)
    #expect(try plain.text("README.md").contains("    return together\n"))
  }

  @Test func `what the service cannot do is refused, with all that is in the way`() throws {
    let start = "the document of nexora cannot say this pipeline: "
    let models =
      "it holds the service's forest, one-class SVM and autoencoder, at most one of each (the detectors 'nexora', "
      + "'nexora-forest', 'nexora-svm' and 'nexora-autoencoder')"
    #expect(
      refusal(try HandedModel("ecod", calibrate: "ecdf"))
        == start + "the service calibrates by isotonic regression or by ranks, or not; "
        + "the service takes the mean of scores, or the share of those above 0.7; " + models)
    #expect(refusal(try HandedModel("elide: { strategy: average, trees: 5 }")) == start + models)
    #expect(
      refusal(try HandedModel("elide: { trees: 5 }"))
        == start + "the service takes the mean of scores, or the share of those above 0.7; "
        + models)
  }
}
