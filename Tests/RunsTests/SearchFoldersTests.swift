import Formats
import Machine
import Testing
import YAML

@testable import Specs

struct SearchFoldersTests {
  @Test func `a spec looks beside itself, then in the folders around it, then in Assay's own`() {
    #expect(
      SearchFolders.around(spec: "/a/b/spec.yaml", home: "/opt/assay")
        == ["/a/b", "/a", "/", "/opt/assay"])
    #expect(SearchFolders.around(spec: "/spec.yaml", home: "/") == ["/"])
  }

  @Test func `a path has no steps up or in place once it is absolute`() {
    #expect(Paths.absolute("/a/./b/../c//d") == "/a/c/d")
    #expect(Paths.absolute("/../a") == "/a")
    #expect(Paths.absolute("a/../b") == Paths.absolute("b"))
    #expect(Paths.absolute("b").hasSuffix("/b"))
  }

  /// The file beside the spec is meant, wherever somebody stands.
  @Test func `the nearest file of a name is taken`() throws {
    let folder = try FileSystem.makeTemporaryFolder()
    defer { try? FileSystem.remove(folder) }
    let inner = Paths.join(folder, "specs")
    try FileSystem.makeFolder(Paths.join(inner, "data"))
    try FileSystem.makeFolder(Paths.join(folder, "data"))
    for place in [folder, inner] {
      try FileSystem.write("x", to: Paths.join(place, "data/rows.csv"))
    }
    try FileSystem.write("x", to: Paths.join(folder, "data/outer.csv"))
    let folders = SearchFolders.around(spec: Paths.join(inner, "spec.yaml"), home: "/nowhere")
    #expect(
      try DataLoader.found("data/rows.csv", folders) == Paths.join(inner, "data/rows.csv"))
    #expect(
      try DataLoader.found("data/outer.csv", folders) == Paths.join(folder, "data/outer.csv"))
  }

  @Test(arguments: ["=5", "seeds"])
  func `a change on the command line has a path and a value`(change: String) throws {
    let folder = try FileSystem.makeTemporaryFolder()
    defer { try? FileSystem.remove(folder) }
    let spec = Paths.join(folder, "spec.yaml")
    try FileSystem.write("name: t\ndata: [{ file: a.csv }]\ndetectors: [lof]", to: spec)
    let error = #expect(throws: Complaint.self) { try Experiment.read(spec, changes: [change]) }
    #expect(error?.message == "wanted a path and a value, such as --set seeds=[1,2]")
    #expect(error?.place.file == "--set" && error?.place.line == 1 && error?.place.column == 1)
  }

  @Test func `a path on the command line is meant from where it is typed`() throws {
    let folder = try FileSystem.makeTemporaryFolder()
    defer { try? FileSystem.remove(folder) }
    let spec = Paths.join(folder, "spec.yaml")
    try FileSystem.write("name: t\ndata: [{ file: a.csv }]\ndetectors: [lof]", to: spec)
    let changed = try Experiment.read(spec, changes: ["data.0.file=Package.swift"])
    let file = changed.spec["data"]?.elements?.first?["file"]?.string
    #expect(
      file
        == (FileSystem.exists("Package.swift") ? Paths.absolute("Package.swift") : "Package.swift"))
  }
}
