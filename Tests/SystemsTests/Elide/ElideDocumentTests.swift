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

/// What Elide's engine is handed: its models as arrays, and how they decide together.
struct ElideDocumentTests {
  private func folder(_ model: HandedModel, _ settings: JSON = [:]) throws -> HandedFolder {
    HandedFolder(try Elide.document(of: model.pipeline, DocumentIdentity(settings: settings)))
  }

  private func refusal(_ model: HandedModel) -> String {
    do {
      _ = try Elide.document(of: model.pipeline, DocumentIdentity())
      return "none"
    } catch { return "\(error)" }
  }

  @Test func `each model of the ensemble has its files, and says what the engine keeps of it`()
    throws
  {
    let model = try HandedModel("elide: { trees: 7, neighbors: 5 }")
    let folder = try folder(model, ["contamination": 0.1, "nu": 0.2])
    #expect(
      folder.names == [
        "README.md", "ensemble.json", "isolation_forest.json", "isolation_forest.meta.json",
        "lof.json", "lof.meta.json", "lof_rows.npy", "one_class_svm.json",
        "one_class_svm.meta.json", "one_class_svm_dual_coef.npy",
        "one_class_svm_support_vectors.npy",
      ])
    let ensemble = try #require(model.pipeline.model as? Ensemble.Model)
    let members = ensemble.scaledMembers
    func middle(_ place: Int) throws -> Double {
      guard case .logistic(let map) = members[place].scale else { throw CancellationError() }
      return map.midpoint
    }
    let forest = try folder.json("isolation_forest.json")
    #expect(forest["contamination"] == 0.1 && forest["n_estimators"] == 7)
    #expect(forest["max_samples"] == 200 && forest["trees"]?.elements?.count == 7)
    #expect(forest["offset"]?.double == -(try middle(0)))
    #expect(
      try folder.json("lof.json") == [
        "contamination": 0.1, "metric": "euclidean", "n_neighbors": 5, "novelty": true,
        "offset": .number(-(try middle(1))),
      ])
    #expect(try folder.array("lof_rows").doubles == model.rows.elements.map(Double.init))
    #expect(
      try folder.json("lof.meta.json")
        == ["algorithm": "lof", "contamination": 0.1, "nFeatures": 3, "version": "1"])
    #expect(try folder.json("one_class_svm.json")["nu"] == 0.2)
  }

  @Test func `a machine's vectors and coefficients make its decisions`() throws {
    let model = try HandedModel("elide: { members: [svm] }")
    let folder = try folder(model)
    let told = try folder.json("one_class_svm.json")
    #expect(told["kernel"] == "rbf")
    let (gamma, intercept) = (told["gamma"]?.double ?? 0, told["intercept"]?.double ?? 0)
    let vectors = try folder.array("one_class_svm_support_vectors").doubles
    let coefficients = try folder.array("one_class_svm_dual_coef").doubles
    #expect(vectors.count == coefficients.count * 3)
    let ensemble = try #require(model.pipeline.model as? Ensemble.Model)
    let scores = try ensemble.members[0].model.scores(of: model.rows)
    for row in 0..<20 {
      var decision = intercept
      for (place, coefficient) in coefficients.enumerated() {
        var distance = 0.0
        for column in 0..<3 {
          let difference = Double(model.rows[row, column]) - vectors[place * 3 + column]
          distance += difference * difference
        }
        decision += coefficient * exp(-gamma * distance)
      }
      #expect(abs(decision + scores[row]) < 1e-9)
    }
  }

  @Test(arguments: [
    ("strategy: voting", "voting", "described"), ("strategy: average", "average", "described"),
    ("strategy: max", "max", "described"),
    ("strategy: average, variant: deployed", "average", "deployed"),
    ("strategy: max, variant: deployed", "max", "deployed"),
  ])
  func `how models decide together is said in the engine's words`(
    keys: String, strategy: String, variant: String
  ) throws {
    let model = try HandedModel(
      "elide: { members: [svm, forest], weights: [3, 1], trees: 5, \(keys) }")
    let told = try folder(model).json("ensemble.json")
    let ensemble = try #require(model.pipeline.model as? Ensemble.Model)
    var units: JSON.Object = [:]
    for (name, member) in zip(["one_class_svm", "isolation_forest"], ensemble.scaledMembers) {
      if case .logistic(let map) = member.scale {
        units[name] = ["spread": .number(1 / map.steepness)]
      }
    }
    #expect(units.isEmpty == (variant == "deployed"))
    #expect(
      told == [
        "detectors": ["one_class_svm", "isolation_forest"], "strategy": .text(strategy),
        "variant": .text(variant), "threshold": 0.5, "unit_scores": .object(units),
        "detector_weights": ["one_class_svm": 0.75, "isolation_forest": 0.25],
      ])
  }

  @Test func `a model that decides alone draws the border where the pipeline alarms`() throws {
    let folder = try folder(HandedModel("isolation-forest: { trees: 5 }", threshold: 0.625))
    #expect(
      folder.names == ["README.md", "isolation_forest.json", "isolation_forest.meta.json"])
    #expect(try folder.json("isolation_forest.json")["offset"] == -0.625)
    #expect(!(try folder.text("README.md")).contains("ensemble.json"))
  }

  @Test func `the lines of the README make the models that are there, and no others`() throws {
    let text = try folder(HandedModel("elide: { members: [lof, forest], trees: 5 }")).text(
      "README.md")
    #expect(text.contains("A vector has 3 numbers, in this order: x0, x1, x2."))
    #expect(text.contains("    \"lof\": neighbors(\"lof\"),\n    \"isolation_forest\": forest("))
    #expect(text.contains("from sklearn.neighbors import") && !text.contains("OneClassSVM"))
  }

  @Test func `what the engine cannot do is refused, with all that is in the way`() throws {
    let alone =
      "it holds a forest, a LOF and a one-class SVM, at most one of each, as the detector 'elide' joins them, or one "
      + "alone with a threshold (a forest of 'path-length: classic', a one-class SVM of 'scale: libsvm')"
    let start = "the document of elide cannot say this pipeline: "
    #expect(
      refusal(try HandedModel("ecod", scale: .standard, calibrate: "ecdf"))
        == start + "the engine takes vectors as they are ('scale: none'); "
        + "the engine has no calibration ('calibrate: none'); " + alone)
    #expect(
      refusal(try HandedModel("elide: { members: [svm] }", hole: true))
        == start + "the engine takes numbers, none of which is missing")
    for detector in [
      "isolation-forest: { trees: 5 }", "one-class-svm", "ensemble: { of: [lof, lof] }",
      "lof: { metric: minkowski, power: 3 }",
      "isolation-forest: { trees: 5, path-length: expenseflow }",
    ] {
      let threshold = detector == "isolation-forest: { trees: 5 }" ? nil : 0.5
      #expect(refusal(try HandedModel(detector, threshold: threshold)) == start + alone)
    }
  }
}
