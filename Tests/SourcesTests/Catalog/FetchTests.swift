import Foundation
import Machine
import Sources
import TestKit
import Testing

@Suite(.enabled(if: UnreliableServer.python != nil, "needs python3 for a local server"))
struct FetchTests {
  /// A file of 300,000 bytes, a server for it, and an empty cache.
  let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 * 7 + $0 / 256) }
  let folder: String
  let server: UnreliableServer

  init() throws {
    folder = try FileSystem.makeTemporaryFolder("assay-fetch")
    try FileSystem.write(bytes, to: Paths.join(folder, "published.bin"))
    server = try UnreliableServer(serving: Paths.join(folder, "published.bin"))
  }

  /// A catalog with one entry that is published at `path` of the server.
  func catalog(_ path: String, sha256: String? = nil) throws -> Catalog {
    let hash = sha256 ?? SHA256.hex(of: bytes)
    let text = """
      {"schema": 1, "entries": [{"name": "set", "kind": "tabular", "file": "a/set.npz",
       "bytes": \(bytes.count), "sha256": "\(hash)", "rows": 1, "about": "", "licence": "CC0",
       "address": "\(server.address(path))", "upstream": [{"repository": "o/n", "path": "set.npz",
       "commit": "1", "bytes": \(bytes.count), "sha256": "\(hash)"}]}]}
      """
    try FileSystem.write(text, to: Paths.join(folder, "catalog.json"))
    return try Catalog(folder: folder, cache: Paths.join(folder, "cache"))
  }

  /// What lies in the cache, by its path.
  func cached() throws -> [String] {
    let cache = Paths.join(folder, "cache")
    guard FileSystem.exists(cache) else { return [] }
    return try FileSystem.files(below: cache)
  }

  @Test(arguments: ["sound", "moved", "breaks/70000", "forgetful"])
  func `a file arrives whole, however often the connection breaks off`(path: String) throws {
    let catalog = try catalog(path)
    let located = try catalog.fetch(try catalog.entry("set"))
    #expect(try FileSystem.read(located.path) == bytes)
    #expect(try cached() == ["a/set.npz"])
    #expect(try catalog.locate(try catalog.entry("set")) == located)
  }

  @Test func `who looks on sees the bytes come in`() throws {
    let catalog = try catalog("breaks/100000")
    let witness = Witness()
    _ = try Work.$onlooker.withValue(witness) { try catalog.fetch(try catalog.entry("set")) }
    #expect(
      witness.events.prefix(2) == [
        "fetching set begins at 0 of 300000", "fetching set ends at 300000",
      ])
  }

  @Test func `a transfer goes on where an earlier one ended`() throws {
    let first = try catalog("silent")
    let part = Paths.join(folder, "cache/a/set.npz.\(SHA256.hex(of: bytes).prefix(8)).part")
    try FileSystem.makeFolder(Paths.folder(of: part))
    try FileSystem.write(Array(bytes.prefix(200_000)), to: part)
    #expect(throws: DatasetError.self) { try first.fetch(try first.entry("set")) }
    #expect(try FileSystem.size(of: part) == 200_000)
    // A server that has the rest, and not the whole.
    let second = try catalog("rest")
    let witness = Witness()
    _ = try Work.$onlooker.withValue(witness) { try second.fetch(try second.entry("set")) }
    #expect(witness.events.first == "fetching set begins at 200000 of 300000")
    #expect(witness.works.first?.known == 200_000)
    #expect(try cached() == ["a/set.npz"])
  }

  @Test func `of a file with a wrong hash nothing is kept`() throws {
    let catalog = try catalog("wrong")
    let entry = try catalog.entry("set")
    let error = #expect(throws: DatasetError.self) { try catalog.fetch(entry) }
    #expect(
      error?.description.contains("wanted \(entry.sha256.prefix(12))… as in the catalog") == true)
    #expect(try cached() == [])
  }

  @Test(arguments: [
    ("long", "found more than 300000 bytes, wanted 300000 as in the catalog"),
    ("local", "found a redirect to 'file:///etc/passwd', wanted one to http:// or https://"),
    ("packed", "found an answer packed by 'gzip', wanted the bytes as they are"),
    ("missing", "found the answer 404, wanted 200, the file"),
    ("silent", "after 0 of 300000 bytes, wanted all of them; run it again to go on from there"),
  ])
  func `a server that does not do its part is told of`(path: String, sentence: String) throws {
    let catalog = try catalog(path)
    let error = #expect(throws: DatasetError.self) { try catalog.fetch(try catalog.entry("set")) }
    let description = try #require(error).description
    #expect(description.hasPrefix(server.address(path)), "\(description)")
    #expect(description.hasSuffix(sentence), "\(description)")
    #expect(try cached().contains("a/set.npz") == false)
  }

  @Test func `a server that never answers is waited for once, and told of with the time`() throws {
    let catalog = try catalog("mute")
    let error = #expect(throws: DatasetError.self) {
      try withinAMinute { try catalog.fetch(try catalog.entry("set")) }
    }
    #expect(error?.description.contains("nothing came for 10 s") == true, "\(error as Any)")
  }

  @Test(arguments: [("shifted", "bytes 11-299999/300000"), ("unplaced", "none")])
  func `a part that begins elsewhere than asked is refused`(path: String, range: String) throws {
    let catalog = try catalog(path)
    let part = Paths.join(folder, "cache/a/set.npz.\(SHA256.hex(of: bytes).prefix(8)).part")
    try FileSystem.makeFolder(Paths.folder(of: part))
    try FileSystem.write(Array(bytes.prefix(10)), to: part)
    let error = #expect(throws: DatasetError.self) { try catalog.fetch(try catalog.entry("set")) }
    #expect(
      error?.description.hasSuffix("found a part '\(range)', wanted the bytes from 10 on") == true)
  }

  @Test func `a host where nobody answers is told of`() throws {
    _ = try catalog("sound")
    let text = try FileSystem.readText(Paths.join(folder, "catalog.json"))
      .replacingOccurrences(of: ":\(server.port)/", with: ":1/")
    try FileSystem.write(text, to: Paths.join(folder, "catalog.json"))
    let catalog = try Catalog(folder: folder, cache: Paths.join(folder, "cache"))
    let error = #expect(throws: DatasetError.self) { try catalog.fetch(try catalog.entry("set")) }
    #expect(error?.description.contains("nobody answered") == true, "\(error as Any)")
  }

  @Test func `a mirror is copied from, and a mirror with a changed file is refused`() throws {
    let catalog = try catalog("missing")
    let entry = try catalog.entry("set")
    let mirror = Paths.join(folder, "mirror")
    try FileSystem.makeFolder(Paths.join(mirror, "a"))
    try FileSystem.write([1, 2, 3], to: Paths.join(mirror, "a/set.npz"))
    #expect(throws: DatasetError.self) { try catalog.fetch(entry, mirror: mirror) }
    #expect(try cached() == [])
    try FileSystem.write(bytes, to: Paths.join(mirror, "a/set.npz"))
    #expect(try catalog.locate(entry, mirror: mirror)?.path == Paths.join(mirror, "a/set.npz"))
    let located = try catalog.fetch(entry, mirror: mirror)
    #expect(located.path == Paths.join(folder, "cache/a/set.npz"))
    #expect(try FileSystem.read(located.path) == bytes)
  }

  @Test func `a damaged file in the cache is removed and fetched anew`() throws {
    let catalog = try catalog("sound")
    let entry = try catalog.entry("set")
    let path = try catalog.fetch(entry).path
    try FileSystem.write(Array(bytes.dropLast()), to: path)
    #expect(try catalog.locate(entry) == nil)
    #expect(try catalog.fetch(entry).path == path)
    #expect(try FileSystem.read(path) == bytes)
  }
}
