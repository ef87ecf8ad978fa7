import Artifacts
import Bundles
import Formats
import Machine
import Pipelines
import Testing
import Vocabulary

@testable import Advice
@testable import Runs
@testable import Specs
@testable import Trials

/// Which fitted pipelines become bundles, and what these say.
struct ExportPhaseTests {
  /// A sweep whose trials have been run, each with a value that a test states: the best is `knn 3`, though it
  /// is neither the first nor the last; a control has more.
  private func sweep(_ export: String, _ rest: String = "") throws -> SmallSweep {
    let sweep = try SmallSweep(
      "detectors: [hbos, { knn: { neighbors: [1, 3, 5] } }, ecod]\nexport: \(export)\n\(rest)")
    try sweep.run()
    let values = ["knn 1": 0.2, "knn 3": 0.6, "knn 5": 0.4, "hbos": 0.1, "ecod": 0.5]
    for trial in try sweep.trials {
      try sweep.keep(
        trial, validation: values[trial.name] ?? 0.9, test: trial.name == "ecod" ? 1 : 0)
    }
    return sweep
  }

  private func exported(_ sweep: SmallSweep) throws -> [String] {
    try sweep.trials.filter { FileSystem.exists(try sweep.folder.model($0.id)) }.map(\.name)
  }

  @Test(arguments: [
    ("best", ["knn 3"]), ("all", ["hbos", "knn 1", "knn 3", "knn 5", "ecod"]),
    ("[knn, hbos]", ["hbos", "knn 3"]), ("[ecod]", ["ecod"]),
  ])
  func `what a spec exports is kept as a bundle, and nothing else, least of all a control`(
    export: String, kept: [String]
  ) throws {
    let sweep = try sweep(export)
    try sweep.export.perform()
    #expect(try exported(sweep) == kept)
  }

  @Test func `each data set has its own best`() throws {
    let sweep = try SmallSweep(
      "detectors: [{ knn: { neighbors: [1, 3] } }]\ncontrols: false\nexport: best",
      data: "{ file: rows.csv }, { file: more.csv }")
    try sweep.run()
    for trial in try sweep.trials {
      try sweep.keep(
        trial, validation: (trial.name == "knn 1") == (trial.identity.dataset == "rows") ? 0.8 : 0.3
      )
    }
    try sweep.export.perform()
    #expect(try exported(sweep) == ["knn 1", "knn 3"])
  }

  @Test func `a bundle holds the pipeline of its trial, and says whose it is`() throws {
    let sweep = try sweep("best")
    let trial = try sweep.trial("knn 3")
    let fitted = try sweep.pipeline(of: trial).weights
    try sweep.export.perform()
    let content = try BundleFolder(sweep.folder.model(trial.id)).read()
    #expect(content.weights == fitted)
    #expect(content.golden["rows"]?.shape == [12, 2])
    #expect(try ProvenPipeline(content).isProven)
    #expect(content.manifest["thresholds"] == [])
    #expect(content.manifest["onnx"]?["file"]?.string == "model.onnx")
    #expect(
      Set(content.others.keys) == [
        "MLmodel", "conda.yaml", "input_example.json", "model.onnx", "python_env.yaml",
        "model-card.md", "requirements.txt", "serving_input_example.json",
      ])
    // As the file has them: a is row · 7 mod 13, and 20 more for each fifth; b is half of row · 11 mod 17.
    let file = Set(
      (0..<40).map { "\(Double($0 * 7 % 13 + ($0 % 5 == 0 ? 20 : 0))) \(Double($0 * 11 % 17) / 2)" }
    )
    let inputs = try #require(content.inputs)
    #expect(inputs.count == 12)
    #expect(
      inputs.allSatisfy { file.contains("\($0["a"]?.double ?? -1) \($0["b"]?.double ?? -1)") })
    let manifest = content.manifest
    #expect(manifest["trial"]?.string == trial.id)
    #expect(manifest["detector"]?.string == "knn")
    #expect(manifest["settings"] == trial.identity.settings)
    #expect(manifest["features"] == trial.identity.features)
    #expect(manifest["split"] == trial.identity.split)
    #expect(manifest["seed"]?.int == 1)
    #expect(manifest["columns"] == ["a", "b"])
    #expect(manifest["feature_names"] == ["a", "b"])
    #expect(manifest["threshold"]?.double == (try sweep.threshold(in: content)))
    #expect(manifest["metrics"]?["validation"]?["average_precision"]?["value"]?.double == 0.6)
    #expect(manifest["metrics"]?["test"]?["average_precision"]?["value"]?.double == 0)
    #expect(manifest["data"]?["name"]?.string == "rows")
    #expect(manifest["code_version"]?.string == "c")
    #expect(manifest["platform"]?.string == "p")
  }

  @Test func `a bundle names no value of a redacted column`() throws {
    let sweep = try sweep("best", "report: { redact: [a] }")
    try sweep.export.perform()
    let content = try BundleFolder(sweep.folder.model(sweep.trial("knn 3").id)).read()
    #expect(content.manifest["feature_names"] == ["redacted feature 0", "b"])
    let card = String(decoding: try #require(content.others["model-card.md"]), as: UTF8.self)
    #expect(card.contains("| `b` | numbers | no |") && !card.contains("`a`"))
    #expect(card.contains("1 column is redacted and told of nowhere."))
    let golden = try #require(content.golden["rows"]?.doubles)
    #expect(stride(from: 0, to: golden.count, by: 2).allSatisfy { golden[$0] == 0 })
    #expect(stride(from: 1, to: golden.count, by: 2).contains { golden[$0] != 0 })
    #expect(content.inputs?.count == 12)
    #expect(content.inputs?.allSatisfy { $0["a"] == nil && $0["b"]?.double != nil } == true)
    #expect(try ProvenPipeline(content).isProven)
  }

  @Test
  func `a bundle that is there is left alone, and one without a fitted pipeline is fitted again`()
    throws
  {
    let sweep = try sweep("[knn, hbos]")
    try FileSystem.remove(sweep.folder.fitted(sweep.trial("knn 3").id))
    #expect(try sweep.export.unfitted.map(\.name) == ["knn 3"])
    try sweep.run(of: sweep.written(), again: ["knn 3"])
    #expect(try sweep.export.unfitted == [])
    try sweep.export.perform()
    #expect(try exported(sweep) == ["hbos", "knn 3"])
    // The signature of a bundle is gone if the bundle is made again.
    let signature = Paths.join(try sweep.folder.model(sweep.trial("hbos").id), "model.sig")
    try FileSystem.write("left alone", to: signature)
    try sweep.export.perform()
    #expect(FileSystem.exists(signature))
  }

  @Test(arguments: ["manifest.json", "weights.safetensors", "golden.npz", "golden.jsonl"])
  func `a damaged bundle is told and made again`(file: String) throws {
    let sweep = try sweep("best")
    try sweep.export.perform()
    let bundle = BundleFolder(try sweep.folder.model(sweep.trial("knn 3").id))
    let content = try bundle.read()
    let path = Paths.join(bundle.path, file)
    var bytes = try FileSystem.read(path)
    bytes[bytes.count / 2] ^= 1
    try FileSystem.write(bytes, to: path)
    let export = try sweep.export
    #expect(export.damages.map(\.path) == [path])
    try export.perform()
    #expect(try bundle.read() == content)
    #expect(try sweep.export.damages.isEmpty)
  }

  @Test func `scores that were made elsewhere are no bundle`() throws {
    let sweep = try SmallSweep(
      "detectors: [{ scores: { file: mine.npy } }]\nexport: best", scores: (0..<40).map(Double.init)
    )
    try sweep.run()
    #expect(try sweep.export.unfitted == [])
    try sweep.export.perform()
    #expect(try exported(sweep) == [])
  }

  @Test func `a card shows each control once, that of the model's own seed`() throws {
    let sweep = try sweep("best", "seeds: [1, 2]")
    try sweep.export.perform()
    let bundle = try #require(
      try sweep.trials.map { BundleFolder(try sweep.folder.model($0.id)) }
        .first { FileSystem.exists($0.path) })
    let card = String(decoding: try #require(bundle.read().others["model-card.md"]), as: UTF8.self)
    let head = try #require(card.split(separator: "\n").first { $0.hasPrefix("| metric") })
    let names = head.split(separator: "|").map { $0.filter { $0 != " " } }
    #expect(names.count == Set(names).count && names.count > 3)
  }
}
