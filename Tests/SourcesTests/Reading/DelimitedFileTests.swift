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
}
