import Formats
import Sources
import Testing
import Vocabulary

struct WideReadingTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  // 3,001 names of 14 bytes are longer than the 32 KiB at the beginning that are looked at.
  @Test(arguments: ["wide.csv", "wide.tsv", "wide.csv.gz"])
  func `a first line may be of any length`(name: String) throws {
    let delimiter = name.hasSuffix("tsv") ? "\t" : ","
    let names = (0..<3001).map { "feature_\(1_000 + $0)" }
    let rows = [names, names.indices.map { "\($0)" }, names.indices.map { "\($0 + 1)" }]
    let text = rows.map { $0.joined(separator: delimiter) + "\n" }.joined()
    let bytes = name.hasSuffix("gz") ? Gzip.packed(Array(text.utf8)) : Array(text.utf8)
    let table = try DataSource.file(try scratch.file(name, bytes)).read().table
    #expect(table.columns.map(\.name) == names)
    #expect(table.columns.last?.numbers == [3000, 3001])
  }

  @Test func `a quoted name may be longer than what is looked at, line breaks and all`() throws {
    let name = String(repeating: "long\n", count: 10_000) + "name"
    let table = try scratch.read("a;\"\(name)\"\n1;2\n").table
    #expect(table.columns.map(\.name) == ["a", name])
  }

  @Test func `two hundred thousand columns are read`() throws {
    let names = (0..<200_000).map { "f\($0)" }
    let row = names.indices.map { "\($0)" }.joined(separator: ",")
    let table = try scratch.read("\(names.joined(separator: ","))\n\(row)\n\(row)\n").table
    #expect(table.columns.count == 200_000)
    #expect(table.columns[199_999] == Column("f199999", numbers: [199_999, 199_999]))
  }
}
