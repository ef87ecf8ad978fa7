import Formats
import Machine
import TestKit
import Testing
import Vocabulary

@testable import Artifacts

final class BundleFolderTests {
  private let folder: String
  private let bundle: BundleFolder

  init() throws {
    folder = try FileSystem.makeTemporaryFolder()
    bundle = BundleFolder(Paths.join(folder, "bundle"))
    var weights = Weights()
    weights.settings["detector"] = "knn"
    try bundle.write(
      BundleContent(
        manifest: ["threshold": 0.5], weights: weights,
        golden: ["scores": Tensor(.double([1, 2]))], inputs: [["n": 1.5, "w": "ä"], ["n": .null]]))
  }

  deinit { try? FileSystem.remove(folder) }

  private func at(_ name: String) -> String { Paths.join(bundle.path, name) }

  private func change(_ name: String, _ old: String, _ new: String) throws {
    let text = String(decoding: try FileSystem.read(at(name), limit: 1 << 20), as: UTF8.self)
    #expect(text.contains(old))
    try FileSystem.write(text.replacing(old, with: new), to: at(name))
  }

  /// What is wrong with the bundle, without the folder.
  private func refusal() -> String {
    do throws(FileError) {
      _ = try bundle.read()
      return "nothing"
    } catch { return error.description.replacing(bundle.path + "/", with: "") }
  }

  @Test func `the facts of a model are those of its manifest, settings and all`() throws {
    try withTemporaryFolder { folder in
      let bundle = BundleFolder(Paths.join(folder, "b"))
      var weights = Weights()
      weights.settings["detector"] = "knn"
      try bundle.write(
        BundleContent(
          manifest: ["detector": "knn", "settings": ["neighbors": 5], "seed": 7, "trial": "t"],
          weights: weights, golden: ["scores": Tensor(.double([1, 2]))]))
      let facts = try ModelFacts(bundle)
      #expect(facts.settings == ["neighbors": 5] && facts.seed == 7 && facts.trial == "t")
      #expect(try ModelFacts(BundleFolder.made(Paths.join(folder, "c"))).settings == [:])
    }
  }

  @Test func `a bundle is read as it was written, recorded rows and all`() throws {
    let content = try bundle.read()
    #expect(content.inputs == [["n": 1.5, "w": "ä"], ["n": .null]])
    #expect(content.isSealed)
    #expect(content.manifest["threshold"] == 0.5)
    #expect(content.manifest["seal"] == nil)
    #expect(content.manifest["files"]?["golden.jsonl"] != nil)
    #expect(
      String(decoding: try FileSystem.read(at("golden.jsonl"), limit: 1 << 20), as: UTF8.self)
        == "{\"n\":1.5,\"w\":\"ä\"}\n{\"n\":null}\n")
  }

  @Test func `a changed manifest is refused`() throws {
    try change("manifest.json", "0.5", "0.6")
    #expect(
      refusal()
        == "manifest.json: is damaged: its content is not what was written (its SHA-256 differs); "
        + "take the bundle again from where it came; one in the folder of a run is made again by 'assay run' of its spec"
    )
  }

  @Test func `a manifest of this format without its seal is refused`() throws {
    try change("manifest.json", "\"seal\"", "\"sale\"")
    #expect(refusal() == "manifest.json: has no seal of its content, which its format has")
  }

  @Test func `changed recorded rows are refused`() throws {
    try change("golden.jsonl", "1.5", "2.5")
    #expect(
      refusal()
        == "golden.jsonl: the file is not the one that the manifest names: its SHA-256 differs; "
        + "take the bundle again from where it came; one in the folder of a run is made again by 'assay run' of its spec"
    )
  }

  @Test(arguments: ["golden.jsonl", "golden.npz", "weights.safetensors", "manifest.json"])
  func `a link is refused, whatever it stands for`(name: String) throws {
    _ = try ChildProcess.run("ln", ["-sf", "/dev/null", at(name)])
    #expect(refusal() == "\(name): is a link, which a bundle does not have")
  }

  /// More arrays than an archive may hold are refused when the weights are written already.
  @Test(.enabled(if: FileSystem.exists("/proc/self/statm"), "needs Linux"))
  func `an ending before its time takes half a bundle with it, and leaves whole ones`() async throws
  {
    await #expect(processExitsWith: .exitCode(130)) { [folder = folder as String] in
      let half = BundleFolder(Paths.join(folder, "half"))
      let golden = (0...0xFFFF).map { ("\($0)", Tensor(.double([0]))) }
      let content = BundleContent(
        manifest: [:], weights: Weights(), golden: Dictionary(uniqueKeysWithValues: golden))
      #expect(throws: FileError.self) { try half.write(content) }
      #expect(FileSystem.exists(half.path + ".part"))
      Leftovers.endProgram(code: 130) { _ in }
    }
    #expect(try FileSystem.list(folder) == ["bundle"])
  }

  @Test func `a bundle of the first format is read, and known to be one`() throws {
    let old = try JSONReader.read(at("manifest.json"))
    var members = try #require(old.value.members)
    members["seal"] = nil
    members["format"] = 1
    try FileSystem.write(JSON.object(members).text(), to: at("manifest.json"))
    #expect(try !bundle.read().isSealed)
  }

  @Test func `what an attempt that was lost has left goes, and so does the bundle before`() throws {
    let part = bundle.path + ".part"
    try FileSystem.makeFolder(part)
    try FileSystem.write("half", to: Paths.join(part, "stray.txt"))
    try FileSystem.write("old", to: at("stray.txt"))
    try bundle.write(BundleContent(manifest: ["threshold": 0.7], weights: Weights(), golden: [:]))
    #expect(try bundle.read().manifest["threshold"] == 0.7)
    #expect(!FileSystem.exists(at("stray.txt")) && !FileSystem.exists(part))
  }

  @Test
  func `files for other programs are read as they were written, and a changed one is refused`()
    throws
  {
    try bundle.write(
      BundleContent(
        manifest: [:], weights: Weights(), golden: [:],
        others: ["model.onnx": [1, 2], "MLmodel": [3]]))
    #expect(try bundle.read().others == ["model.onnx": [1, 2], "MLmodel": [3]])
    try FileSystem.write([UInt8]([1, 3]), to: at("model.onnx"))
    #expect(refusal().hasPrefix("model.onnx: the file is not the one that the manifest names"))
    try FileSystem.remove(at("model.onnx"))
    #expect(refusal().hasPrefix("model.onnx: "))
  }

  @Test func `a file that the manifest does not name is refused, but for a signature`() throws {
    try FileSystem.write("{}", to: at("model.sig"))
    #expect(refusal() == "nothing")
    try FileSystem.write("hello", to: at("notes.txt"))
    #expect(refusal() == "notes.txt: is no part of the bundle, whose manifest does not name it")
  }

  @Test(arguments: ["../../etc/passwd", "a/b", ".hidden", "", "manifest.json", "a\nb"])
  func `a manifest that names what cannot be a file of the folder is refused`(name: String) throws {
    try rewriteManifest { members in
      var files = members["files"]?.members ?? [:]
      files[name] = "00"
      members["files"] = .object(files)
    }
    #expect(refusal().contains("a bundle of this format has no file '"))
  }

  @Test func `what lies beside a bundle of an older format is let be`() throws {
    try rewriteManifest { $0["format"] = 2 }
    try FileSystem.write("hello", to: at("notes.txt"))
    #expect(refusal() == "nothing")
  }

  /// Changes the manifest and seals it again, as somebody could who means to mislead.
  private func rewriteManifest(_ change: (inout JSON.Object) -> Void) throws {
    var members = try #require(JSONReader.read(at("manifest.json")).value.members)
    members["seal"] = nil
    change(&members)
    try FileSystem.write(Seal.sealed(.object(members)).text(), to: at("manifest.json"))
  }

  @Test func `no byte of any file can be another`() throws {
    let files = try FileSystem.list(bundle.path)
    #expect(files.count == 4)
    for file in files {
      let bytes = try FileSystem.read(at(file), limit: 1 << 20)
      for place in stride(from: 0, to: bytes.count, by: 7) {
        var changed = bytes
        changed[place] ^= 1 << UInt8(place % 8)
        try FileSystem.write(changed, to: at(file))
        #expect(bundle.damage != nil, "\(file), byte \(place)")
      }
      for count in stride(from: 0, to: bytes.count, by: 97) {
        try FileSystem.write(Array(bytes[..<count]), to: at(file))
        #expect(bundle.damage != nil, "\(file), cut to \(count) bytes")
      }
      try FileSystem.write(bytes, to: at(file))
    }
    #expect(bundle.damage == nil)
  }
}
