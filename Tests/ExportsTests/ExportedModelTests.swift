import Decisions
import Detectors
import Features
import Formats
import Numerics
import Pipelines
import Scoring
import TestKit
import Testing
import Vocabulary

@testable import Exports

struct ExportedModelTests {
  private let table = Table(
    rows: 8,
    columns: [
      Column("a", numbers: [1, 2, .nan, 7, 90, 3, 4, 5]),
      Column("b", numbers: [0, 1, 0, 1, 5, 0.5, 2, 2]),
      Column("w", .category(codes: [0, 1, 0, -1, 1, 0, 1, 0], levels: ["red", "blue"])),
    ])

  /// A pipeline of some columns, with rows of proof.
  private func proven(
    _ columns: [String], _ detector: any Detector = LargestZ(), isRecorded: Bool = true,
    policy: Policy? = .threshold(2.5)
  ) throws -> ProvenPipeline {
    let table = Table(rows: table.rows, columns: table.columns.filter { columns.contains($0.name) })
    let pipeline = try PipelineSettings(
      features: FeatureSettings(missing: .median), detector: detector, calibration: .minMax
    ).fit(table, training: Array(0..<8), seed: Seed(1)).deciding(by: policy)
    let rows = try pipeline.rows(of: table)
    let proven = try ProvenPipeline(
      pipeline, from: rows, scored: pipeline.scores(of: rows), numbers: Array(0..<8), redacted: [])
    return isRecorded ? proven.recorded(in: table, redacted: []) : proven
  }

  /// All texts of an exported model, file after file, and what the manifest says of it.
  private func text(_ model: ExportedModel) -> String {
    let files = model.files.sorted { $0.key < $1.key }.map { name, bytes in
      name.hasSuffix(".onnx") ? "" : "== \(name)\n\(String(decoding: bytes, as: UTF8.self))\n"
    }
    return files.joined() + "== manifest\n\(model.description.text(.indented))\n"
  }

  @Test(arguments: ["numbers", "words", "unrecorded"])
  func `what others load says the same of the same pipeline`(name: String) throws {
    let columns = name == "words" ? ["a", "b", "w"] : ["a", "b"]
    let model = ExportedModel(try proven(columns, isRecorded: name != "unrecorded"))
    try expectGolden(text(model), "\(name).txt", of: "Exports")
    #expect(model.files["model.onnx"]?.isEmpty == false)
    let notes = String(decoding: model.files["model.onnx"] ?? [], as: UTF8.self)
    for note in [
      "assay.detector", "largest-z", "assay.columns", #"["a","b""#, "assay.policy",
      "lies above 2.5",
    ] {
      #expect(notes.contains(note))
    }
    #expect(ExportedModel(try proven(columns, isRecorded: name != "unrecorded")) == model)
  }

  @Test func `a pipeline without a policy says so`() throws {
    let model = ExportedModel(try proven(["a"], policy: nil))
    #expect(String(decoding: model.files["model.onnx"] ?? [], as: UTF8.self).contains("none"))
  }

  @Test func `what cannot be said to others leaves no file, and the reason`() throws {
    let model = ExportedModel(try proven(["a", "b"], RandomControl()))
    #expect(model.files.isEmpty)
    #expect(
      model.description == [
        "missing": "a score drawn from the bits of a row is no formula of its numbers"
      ])
  }
}
