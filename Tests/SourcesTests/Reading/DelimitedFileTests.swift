import Formats
import Machine
import Numerics
import Sources
import Testing
import Vocabulary

struct DelimitedFileTests {
  let scratch: Scratch
  /// About 3 MB of numbers with a few missing, so that several blocks are read.
  let text: String

  init() throws {
    scratch = try Scratch()
    var generator = Seed(3).generator()
    text =
      "a,b,c\n"
      + (0..<60_000).map { row in
        let cells = (0..<3).map { _ in "\(generator.normal())" }
        return row % 1000 == 7
          ? "\(cells[0]),NA,\(cells[2])\n" : cells.joined(separator: ",") + "\n"
      }.joined()
  }

  @Test func `the number of threads changes no bit`() throws {
    let path = try scratch.file("many.csv", text)
    let one = try DelimitedFile(path).table(threads: 1)
    let two = try DelimitedFile(path).table(threads: 2)
    #expect(one.rows == 60_000)
    #expect(Fingerprint(of: one) == Fingerprint(of: two))
    #expect(one.columns[1].numbers?.count(where: \.isNaN) == 60)
  }

  @Test func `packed text holds the same rows`() throws {
    let plain = try scratch.file("plain.csv", text)
    let packed = try scratch.file("packed.csv.gz", Gzip.packed(Array(text.utf8)))
    #expect(
      try Fingerprint(of: DelimitedFile(plain).table())
        == Fingerprint(of: DelimitedFile(packed).table(threads: 2)))
  }

  @Test func `blocks joined are the whole`() throws {
    let path = try scratch.file("many.csv", text)
    var numbers: [[Double]] = [[], [], []]
    var blocks = 0
    try DelimitedFile(path).forEachBlock { block throws(DatasetError) in
      blocks += 1
      for (index, column) in block.columns.enumerated() { numbers[index] += column.numbers ?? [] }
    }
    let joined = Table(
      rows: numbers[0].count,
      columns: zip(["a", "b", "c"], numbers).map { Column($0, numbers: $1) })
    #expect(blocks > 1)
    #expect(try Fingerprint(of: joined) == Fingerprint(of: DelimitedFile(path).table()))
  }

  @Test func `a word in a block of numbers is told of with its line`() throws {
    let path = try scratch.file("word.csv", text + "1,2,x\n")
    let error = #expect(throws: DatasetError.self) {
      try DelimitedFile(path).forEachBlock { _ throws(DatasetError) in }
    }
    #expect(error?.line == 60_002)
    var settings = ReadingSettings()
    settings.types = ["c": .text]
    var rows = 0
    try DelimitedFile(path, settings).forEachBlock { block throws(DatasetError) in
      rows += block.rows
    }
    #expect(rows == 60_001)
  }
}
