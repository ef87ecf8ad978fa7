import Formats
import Machine
import TestKit
import Testing
import Vocabulary

@testable import Artifacts

/// Which model a name stands for.
final class RegistryTests {
  private let reports: String

  init() throws { reports = try FileSystem.makeTemporaryFolder("assay-test") }

  deinit { try? FileSystem.remove(reports) }

  /// A moment of the test.
  private func time(_ second: Int) -> WallTime { WallTime(milliseconds: Int64(1000 * second)) }

  /// A bundle in the folder of a run, and what it is.
  private func model(_ seed: Int, in run: String = "fraud/1") throws -> ModelPlace {
    let folder = RunFolder(Paths.join(reports, run))
    try folder.make()
    try FileSystem.write("{}", to: folder.run)
    let bundle = try BundleFolder.made(folder.model("t\(seed)"), seed: seed)
    return ModelPlace(bundle, hash: try bundle.contentHash)
  }

  private func registry() throws -> Registry { try Registry(reports: reports) }

  /// The stages of all models of a name, by their hashes.
  private func stages(_ name: String = "fraud") throws -> [String: RegisteredModel.Stage] {
    Dictionary(
      uniqueKeysWithValues: try registry().models().filter { $0.name == name }.map {
        ($0.model, $0.stage)
      })
  }

  @Test func `a bundle in the folder of a run is a candidate of its experiment's name`() throws {
    let one = try model(1)
    let models = try registry().models()
    #expect(models.map(\.name) == ["fraud"])
    #expect(models.map(\.model) == [one.hash])
    #expect(models.map(\.stage) == [.candidate])
    #expect(models.map(\.bundles) == [["fraud/1/models/t1"]])
    #expect(models.map(\.history) == [[]])
  }

  @Test func `a line says what was done, when, and to what, and follows the one before at once`()
    throws
  {
    let (one, two) = (try model(1), try model(2))
    var registry = try registry()
    _ = try registry.promote(one, as: "fraud", at: time(1), because: "first")
    registry = try self.registry()
    _ = try registry.promote(two, as: "fraud", at: time(2))
    let text = try FileSystem.readText(Paths.join(reports, "registry.jsonl"))
    #expect(!text.contains("\n\n") && text.hasSuffix("\n"))
    for key in ["event", "time", "name", "model", "bundle", "reason"] {
      #expect(text.contains("\"\(key)\":\""))
    }
  }

  @Test func `of each name one model is active, and who comes retires who was`() throws {
    let (one, two) = (try model(1), try model(2))
    var registry = try registry()
    #expect(try registry.promote(one, as: "fraud", at: time(1), because: "first"))
    #expect(try stages() == [one.hash: .active, two.hash: .candidate])
    #expect(try registry.promote(two, as: "fraud", at: time(2)))
    #expect(try stages() == [one.hash: .retired, two.hash: .active])
    // And back.
    #expect(try registry.promote(one, as: "fraud", at: time(3)))
    #expect(try stages() == [one.hash: .active, two.hash: .retired])
    let models = try registry.models()
    #expect(models.first { $0.model == one.hash }?.parent == two.hash)
    #expect(
      models.first { $0.model == one.hash }?.history == [
        .init(
          time: "1970-01-01T00:00:01.000Z", stage: .active, parent: nil, successor: nil,
          reason: "first"),
        .init(
          time: "1970-01-01T00:00:02.000Z", stage: .retired, parent: nil, successor: two.hash,
          reason: nil),
        .init(
          time: "1970-01-01T00:00:03.000Z", stage: .active, parent: two.hash, successor: nil,
          reason: nil),
      ])
  }

  @Test func `a stage that a model has is no change, and adds no line`() throws {
    let one = try model(1)
    var registry = try registry()
    #expect(try registry.promote(one, as: "fraud", at: time(1)))
    #expect(try !registry.promote(one, as: "fraud", at: time(2)))
    #expect(try registry.retire(one, as: "fraud", at: time(3)))
    #expect(try !registry.retire(one, as: "fraud", at: time(4)))
    #expect(try self.registry().entries.map(\.event) == [.promoted, .retired])
  }

  @Test func `a name whose model is retired stands for none`() throws {
    let (one, two) = (try model(1), try model(2))
    var registry = try registry()
    _ = try registry.promote(one, as: "fraud", at: time(1))
    _ = try registry.retire(one, as: "fraud", at: time(2))
    #expect(try !stages().values.contains(.active))
    _ = try registry.promote(two, as: "fraud", at: time(3))
    #expect(try registry.models().first { $0.model == two.hash }?.parent == nil)
    // A candidate is retired without having been active.
    let three = try model(3)
    _ = try registry.retire(three, as: "fraud", at: time(4))
    #expect(try stages() == [one.hash: .retired, two.hash: .active, three.hash: .retired])
  }

  @Test func `names do not know of each other, and a model may be of several`() throws {
    let one = try model(1)
    let other = try model(2, in: "pulse/1")
    var registry = try registry()
    _ = try registry.promote(one, as: "fraud", at: time(1))
    _ = try registry.promote(other, as: "pulse", at: time(2))
    _ = try registry.promote(one, as: "shadow", at: time(3))
    #expect(try stages("fraud") == [one.hash: .active])
    #expect(try stages("pulse") == [other.hash: .active])
    #expect(try stages("shadow") == [one.hash: .active])
  }

  @Test func `equal bundles are one model, wherever they stand`() throws {
    let (one, copy) = (try model(1), try model(1, in: "fraud/2"))
    #expect(one.hash == copy.hash)
    let models = try registry().models()
    #expect(models.map(\.bundles) == [["fraud/1/models/t1", "fraud/2/models/t1"]])
  }

  @Test func `a signature changes no hash, and every other byte of a manifest does`() throws {
    let one = try model(1)
    try FileSystem.write("{}", to: one.bundle.signature)
    #expect(try one.bundle.contentHash == one.hash)
    #expect(try model(2).hash != one.hash)
  }

  @Test func `what was promoted stays known when its folder is gone`() throws {
    let one = try model(1)
    var registry = try registry()
    _ = try registry.promote(one, as: "fraud", at: time(1))
    try FileSystem.remove(Paths.join(reports, "fraud"))
    #expect(try stages() == [one.hash: .active])
    // A candidate is what stands there.
    let two = try model(2)
    #expect(try stages() == [one.hash: .active, two.hash: .candidate])
  }

  @Test func `two who promote at once leave one active model, and its true parent`() throws {
    let (one, two) = (try model(1), try model(2))
    // Both have read the registry before either wrote.
    var (here, there) = (try registry(), try registry())
    _ = try here.promote(one, as: "fraud", at: time(1))
    _ = try there.promote(two, as: "fraud", at: time(2))
    #expect(try stages() == [one.hash: .retired, two.hash: .active])
    #expect(try registry().models().first { $0.model == two.hash }?.parent == one.hash)
    #expect(try registry().damages == [])
  }

  @Test func `a changed line of the registry is told of`() throws {
    let one = try model(1)
    var registry = try registry()
    _ = try registry.promote(one, as: "fraud", at: time(1))
    let path = Paths.join(reports, "registry.jsonl")
    try FileSystem.write(
      try FileSystem.readText(path).replacing("promoted", with: "retired"), to: path)
    #expect(
      try self.registry().damages
        == ["\(path):1: this line of the registry is not what was written"])
  }

  @Test func `a damaged bundle is no model, and is told of`() throws {
    let one = try model(1)
    try FileSystem.write("{", to: one.bundle.manifest)
    var told: [FileError] = []
    #expect(try registry().models { told.append($0) } == [])
    #expect(told.map(\.path) == [one.bundle.manifest])
  }

  @Test func `the index is made of folders and registry, and made again the same`() throws {
    let (one, two) = (try model(1), try model(2))
    var registry = try registry()
    _ = try registry.promote(one, as: "fraud", at: time(1), because: "best")
    _ = try registry.promote(two, as: "fraud", at: time(2))
    let index = try RunIndex(reports: reports)
    _ = try index.rebuildModels()
    let models = try index.models()
    #expect(models.map(\.model) == [two.hash, one.hash])
    #expect(models.map(\.stage) == [.active, .retired])
    #expect(models.map(\.parent) == [one.hash, nil])
    #expect(models.map(\.since) == Array(repeating: "1970-01-01T00:00:02.000Z", count: 2))
    #expect(models.map(\.detector) == ["knn", "knn"])
    #expect(models.map(\.data) == ["f1", "f1"])
    #expect(try index.models(in: .active).map(\.model) == [two.hash])
    #expect(try index.models(named: "pulse") == [])
    #expect(
      try index.history(of: models[1]).map(\.stage) == [.active, .retired])
    #expect(try index.history(of: models[1]).map(\.reason) == ["best", nil])
    let again = try RunIndex(reports: reports)
    _ = try again.rebuildModels()
    #expect(try again.models() == models)
  }

  @Test
  func `a model whose folder is gone has no place in the index, and one that moved has the new`()
    throws
  {
    let one = try model(1)
    var registry = try registry()
    _ = try registry.promote(one, as: "fraud", at: time(1))
    let index = try RunIndex(reports: reports)
    try FileSystem.remove(Paths.join(reports, "fraud"))
    _ = try index.rebuildModels()
    #expect(try index.models().map(\.bundle) == [nil])
    let again = try model(1, in: "fraud/7")
    _ = try index.rebuildModels()
    #expect(try index.models().map(\.bundle) == [again.bundle])
    #expect(try index.models().map(\.stage) == [.active])
  }
}
