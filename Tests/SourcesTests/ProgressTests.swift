import Formats
import Machine
import Sources
import TestKit
import Testing
import Vocabulary

/// What somebody sees who looks on while data sets are read, described, audited and written.
struct ProgressTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// What is seen of `work`, in the order of the ends.
  private func seen(_ work: () throws -> Void) throws -> [String] {
    let witness = Witness()
    try Work.$onlooker.withValue(witness, operation: work)
    return witness.events.filter { $0.contains("ends") }
  }

  private let text = "a,b\n" + (0..<5000).map { "\($0 % 97).5,\($0 % 13)\n" }.joined()

  @Test func `of a packed file the packed bytes are counted`() throws {
    let packed = Gzip.packed(Array(text.utf8))
    let path = try scratch.file("rows.csv.gz", packed)
    let events = try seen { _ = try DataSource.file(path).read() }
    // Its head is looked at, then all of it is read; last comes its hash.
    #expect(
      events.suffix(2) == [
        "reading rows.csv.gz ends at \(packed.count)",
        "hashing rows.csv.gz ends at \(packed.count)",
      ])
  }

  @Test func `an array that is unpacked counts its packed bytes`() throws {
    let dataset = try scratch.read(text)
    let path = scratch.path("rows.npz")
    _ = try dataset.write(to: path)
    let witness = Witness()
    _ = try Work.$onlooker.withValue(witness) { try DataSource.file(path).read() }
    #expect(
      witness.works.map(\.title) == ["reading rows.npz", "unpacking X.npy", "hashing rows.npz"])
    // Packed, the numbers take less than half of their 80,000 bytes; behind them stands the directory.
    let size = try FileSystem.size(of: path)
    let packed = try #require(witness.works[1].total)
    #expect(packed < size && size < 40_000)
    #expect(witness.works[1].done == packed)
    #expect(witness.works[2].done == size)
  }

  @Test func `describing counts columns, auditing tables and columns, and both come to the end`()
    throws
  {
    let dataset = try scratch.read(text, as: "data.csv")
    let witness = Witness()
    Work.$onlooker.withValue(witness) {
      _ = Description(of: dataset)
      _ = Audit(of: dataset)
    }
    // Two columns and what is said of rows, which counts as three; two columns, three tables of rows, and the rest.
    #expect(
      witness.events == [
        "describing data begins at 0 of 5", "describing data ends at 5",
        "auditing data begins at 0 of 6", "auditing data ends at 6",
      ])
  }

  @Test(arguments: ["rows.csv", "rows.csv.gz", "rows.jsonl"])
  func `writing counts rows`(name: String) throws {
    let dataset = try scratch.read(text)
    let path = scratch.path(name)
    #expect(try seen { _ = try dataset.write(to: path) } == ["writing \(name) ends at 5000"])
  }
}
