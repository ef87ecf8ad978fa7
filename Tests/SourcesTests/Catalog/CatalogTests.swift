import Foundation
import Machine
import Sources
import Testing
import Vocabulary

struct CatalogTests {
  /// The catalog that this package ships.
  static func shipped() throws -> Catalog {
    let home = try #require(Catalog.home(above: Paths.folder(of: #filePath)))
    return try Catalog(folder: home, cache: "/nonexistent")
  }

  @Test func `the shipped catalog is found from any folder below it`() throws {
    let home = try #require(Catalog.home(above: Paths.folder(of: #filePath)))
    #expect(FileSystem.exists(Paths.join(home, "catalog.json")))
    #expect(Catalog.home(above: "/") == nil)
  }

  @Test func `embedded sets are as the catalog says, byte for byte`() throws {
    let catalog = try Self.shipped()
    let embedded = catalog.entries.filter(\.isEmbedded)
    #expect(
      embedded.map(\.name) == ["breast_cancer", "digits", "shuttle", "mitdb", "internal_bleeding"])
    for entry in embedded {
      let located = try #require(try catalog.locate(entry))
      #expect(try FileSystem.size(of: located.path) == entry.bytes)
    }
  }

  @Test func `what is embedded stays under a megabyte`() throws {
    let home = try #require(Catalog.home(above: Paths.folder(of: #filePath)))
    let sizes = try FileSystem.files(below: home).map {
      try FileSystem.size(of: Paths.join(home, $0))
    }
    #expect(sizes.reduce(0, +) < 1_000_000)
  }

  @Test func `every entry has a name of its own, a hash and terms`() throws {
    let entries = try Self.shipped().entries
    #expect(Set(entries.map(\.name)).count == entries.count)
    for entry in entries {
      #expect(Fingerprint(entry.sha256) != nil)
      #expect(!entry.licence.isEmpty)
      #expect(!entry.upstream.isEmpty)
    }
  }

  @Test func `a name that is not there is answered with the one that was meant`() throws {
    let catalog = try Self.shipped()
    #expect(try catalog.entry("Breast_Cancer").name == "breast_cancer")
    for (asked, meant) in [("adbench/cardoi", "adbench/cardio"), ("cardio", "adbench/cardio")] {
      let error = #expect(throws: DatasetError.self) { try catalog.entry(asked) }
      #expect(
        error?.description
          == "catalog: found no entry '\(asked)', wanted one of its names; did you mean '\(meant)'?"
      )
    }
  }

  @Test func `a published form that differs keeps its own ending in the cache`() throws {
    let catalog = try Self.shipped()
    #expect(try catalog.entry("smd/machine-1-6/test").download?.file == "smd/machine-1-6/test.txt")
    #expect(try catalog.entry("smap_msl/A-5/train").download?.file == "smap_msl/A-5/train.npy")
    #expect(try catalog.entry("adbench/cardio").download?.file == "adbench/cardio.npz")
  }

  @Test func `a set that was made of several files is fetched from a mirror only`() throws {
    let catalog = try Self.shipped()
    let error = #expect(throws: DatasetError.self) {
      try catalog.fetch(try catalog.entry("asd/omi-1"))
    }
    #expect(error?.description.contains("name a folder that has it with '--mirror'") == true)
  }

  @Test func `a catalog that is not there or is no catalog is a complaint`() throws {
    let folder = try FileSystem.makeTemporaryFolder()
    #expect(throws: DatasetError.self) { try Catalog(folder: folder, cache: folder) }
    for text in ["{", "{}", #"{"entries": [{"name": 3}]}"#] {
      try FileSystem.write(text, to: Paths.join(folder, "catalog.json"))
      #expect(throws: DatasetError.self) { try Catalog(folder: folder, cache: folder) }
    }
  }
}
