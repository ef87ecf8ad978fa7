import Artifacts
import Formats
import Foundation
import Machine
import TestKit
import Testing
import Vocabulary

@testable import Artifacts
@testable import Bundles

/// Bundles as an enemy, a bad disk or a careless hand would leave them: each is refused, and none crashes.
struct BundleFuzzTests {
  private static let isDeep = ProcessInfo.processInfo.environment["ASSAY_DEEP"] == "1"

  private let folder: String
  private let bundle: String
  /// Its files as they were written.
  private let files: [String: [UInt8]]

  init() throws {
    folder = try FileSystem.makeTemporaryFolder("assay-test")
    let opened = try FittedRows(
      in: folder, words: ["a", "b", "c"], "detectors: [{ isolation-forest: { trees: 3 } }]"
    ).opened()
    bundle = opened.path
    var files: [String: [UInt8]] = [:]
    for name in try FileSystem.list(bundle) {
      files[name] = try FileSystem.read(Paths.join(bundle, name))
    }
    self.files = files
  }

  private func path(_ name: String) -> String { Paths.join(bundle, name) }

  /// What becomes of the bundle when some of its files are others, or are gone; afterwards it is as it was.
  private func isAccepted(_ changed: [String: [UInt8]?]) throws -> Bool {
    defer {
      for (name, _) in changed {
        try? FileSystem.remove(path(name))
        if let bytes = files[name] { try? Data(bytes).write(to: URL(filePath: path(name))) }
      }
    }
    for (name, bytes) in changed {
      if let bytes {
        try Data(bytes).write(to: URL(filePath: path(name)))
      } else {
        try FileSystem.remove(path(name))
      }
    }
    do {
      _ = try OpenedBundle(BundleFolder(bundle))
      return true
    } catch is FileError { return false } catch is BundleError { return false }
  }

  @Test func `a damaged file, one that is gone, and files that changed places are refused`() throws
  {
    #expect(try isAccepted([:]))
    let names = files.keys.sorted()
    for name in names { #expect(try !isAccepted([name: nil as [UInt8]?]), "without \(name)") }
    #expect(try !isAccepted(["more.txt": [1, 2, 3]]))
    for one in names {
      for other in names where one < other {
        #expect(try !isAccepted([one: files[other], other: files[one]]), "\(one) and \(other)")
      }
    }
    var mutator = Mutator(seed: 15)
    var chance = Chance(16)
    for round in 0..<(Self.isDeep ? 100_000 : 1000) {
      let name = names[Int(chance.next() % UInt64(names.count))]
      let damaged = mutator.damaged(files[name] ?? [])
      guard damaged != files[name] else { continue }
      let isRefused = try !isAccepted([name: damaged])
      // Blanks of a manifest say nothing; what it says is what it said.
      #expect(isRefused || isSameManifest(name, damaged), "round \(round): \(name)")
    }
  }

  private func isSameManifest(_ name: String, _ bytes: [UInt8]) -> Bool {
    guard name == "manifest.json", let own = files[name] else { return false }
    return (try? JSON(parsing: bytes, name: "")) == (try? JSON(parsing: own, name: ""))
  }

  /// Who can write a file can seal it too; then what is in it has to be refused by what it is, or to be a bundle.
  @Test func `damaged files under a new seal do not crash who opens them`() throws {
    var mutator = Mutator(seed: 17)
    var chance = Chance(18)
    let names = ["weights.safetensors", "golden.npz", "golden.jsonl", "manifest.json"]
    var refused = 0
    let rounds = Self.isDeep ? 20_000 : 300
    for _ in 0..<rounds {
      let name = names[Int(chance.next() % 4)]
      let damaged = mutator.damaged(files[name] ?? [])
      guard let manifest = try sealed(name, damaged) else {
        refused += 1
        continue
      }
      var changed: [String: [UInt8]?] = ["manifest.json": manifest]
      if name != "manifest.json" { changed[name] = damaged }
      if try !isAccepted(changed) { refused += 1 }
    }
    #expect(Double(refused) > 0.5 * Double(rounds))
  }

  /// The manifest that names a changed file by its new hash, or is itself changed, sealed anew; `nil` where it is no JSON.
  private func sealed(_ name: String, _ bytes: [UInt8]) throws -> [UInt8]? {
    let text = name == "manifest.json" ? bytes : files["manifest.json"] ?? []
    guard var members = (try? JSON(parsing: text, name: ""))?.members else { return nil }
    members["seal"] = nil
    if name != "manifest.json" {
      var hashes = members["files"]?.members ?? [:]
      hashes[name] = .text(SHA256.hex(of: bytes))
      members["files"] = .object(hashes)
    }
    return Seal.sealed(.object(members)).bytes(.indented)
  }

  @Test(arguments: [
    "../rows.csv", "/etc/hostname", "a/b", "", ".", "..", "model.onnx\u{0}", "manifest.json",
    String(repeating: "x", count: 300), ".hidden", "a\nb",
  ])
  func `a manifest that names what is no file of a bundle is refused`(name: String) throws {
    var members = try #require(try JSON(parsing: files["manifest.json"] ?? [], name: "").members)
    members["seal"] = nil
    var hashes = members["files"]?.members ?? [:]
    hashes[name] = .text(SHA256.hex(of: [UInt8]()))
    members["files"] = .object(hashes)
    #expect(try !isAccepted(["manifest.json": Seal.sealed(.object(members)).bytes(.indented)]))
  }

  @Test func `a link in the place of a file is refused, wherever it leads`() throws {
    for name in files.keys.sorted() {
      let away = Paths.join(folder, "away-\(name)")
      try FileSystem.move(path(name), to: away)
      try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: away)
      #expect(throws: FileError.self) { try OpenedBundle(BundleFolder(bundle)) }
      try FileSystem.remove(path(name))
      try FileSystem.move(away, to: path(name))
    }
    #expect(try isAccepted([:]))
  }

  @Test func `a seal says nothing but what it is of`() throws {
    var members = try #require(try JSON(parsing: files["manifest.json"] ?? [], name: "").members)
    var seal = try #require(members["seal"]?.members)
    seal["more"] = 1
    members["seal"] = .object(seal)
    #expect(try !isAccepted(["manifest.json": JSON.object(members).bytes(.indented)]))
  }
}
