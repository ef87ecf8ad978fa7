import Formats
import Foundation
import Machine
import Testing
import Vocabulary

@testable import Specs

/// What the one word is taken for that a first spec is asked for with.
struct FirstSourceTests {
  @Test(arguments: [
    ("data/cards.csv", "cards", "data/cards.csv"),
    ("data/cards.csv.gz", "cards", "data/cards.csv.gz"),
    ("https://host.example/a/trips.parquet", "trips", "https://host.example/a/trips.parquet"),
    ("SELECT * FROM 'x.parquet'  ", "query", "the answer to a query"),
    ("with t as (select 1) select * from t", "query", "the answer to a query"),
    ("shuttle", "shuttle", "shuttle of the catalog"), ("select", "select", "select"),
  ])
  func `a source has a title and words`(asked: String, title: String, words: String) {
    let source = FirstSource(asked)
    #expect(source.title == title)
    #expect(source.words == words)
  }

  @Test func `a Parquet file becomes a question, whatever quotes its name has`() {
    let key = FirstSource("/data/a'b.pq").key(isNear: true)
    #expect(key.name == "query" && key.value == "SELECT * FROM read_parquet('/data/a''b.pq')")
  }

  @Test func `a spec that lies elsewhere names its file by the whole path`() throws {
    let folder = try FileSystem.makeTemporaryFolder("assay-test")
    defer { try? FileSystem.remove(folder) }
    let file = Paths.join(folder, "a.csv")
    try FileSystem.write("a,b\n" + (0..<12).map { "\($0 % 5).5,\($0 % 3)\n" }.joined(), to: file)
    func line(_ target: String?) throws -> Substring? {
      try FirstSpec(for: file, at: target).text.split(separator: "\n").first {
        $0.hasPrefix("  - file")
      }
    }
    #expect(try line(nil) == "  - file: \"\(file)\"")
    #expect(try !FirstSpec(for: file, at: Paths.join(folder, "specs/a.yaml")).isNear)
    #expect(try FirstSpec(for: file, at: "a.yaml").isNear && FirstSpec(for: file).isNear)
    #expect(FirstSource("some/a.csv").key(isNear: true).value == "some/a.csv")
    #expect(FirstSource("some/a.csv").key(isNear: false).value == Paths.absolute("some/a.csv"))
  }

  @Test func `labels that an archive has beside its table become a column of their name`() throws {
    let folder = try FileSystem.makeTemporaryFolder("assay-test")
    defer { try? FileSystem.remove(folder) }
    let file = Paths.join(folder, "a.npz")
    let arrays = [
      (name: "X", tensor: Tensor(.double([1.5, 2.5, 3.5, 9.5, 5, 6, 7, 8]), shape: [4, 2])),
      (name: "y", tensor: Tensor(.double([0, 0, 0, 1]))),
    ]
    try FileSystem.write(NPZ.bytes(of: arrays), to: file)
    let columns = try FirstSource(file).read().table.columns
    #expect(columns.count == 3)
    #expect(columns.last == Column("y", numbers: [0, 0, 0, 1]))
  }

  @Test func `where the PATH has no Python, its usual name is what is looked for`() async {
    await #expect(processExitsWith: .success) {
      _ = unsafe setenv("PATH", "/nowhere", 1)
      _ = unsafe unsetenv("ASSAY_PYTHON")
      if Python.usual.program != "python3" { Issue.record("\(Python.usual.program)") }
      _ = unsafe setenv("ASSAY_PYTHON", "/opt/python", 1)
      if Python.usual.program != "/opt/python" { Issue.record("\(Python.usual.program)") }
    }
  }

  @Test func `before rows were shared out, all chose and none promised`() {
    #expect(ValidationSetting.choosingAll.choose == 1)
    #expect(ValidationSetting.choosingAll.calibrate == 0)
  }
}
