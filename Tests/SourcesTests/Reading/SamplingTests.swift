import Machine
import Numerics
import Sources
import Testing
import Vocabulary

struct SamplingTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func `of many rows as many as allowed are kept, by chance and in order`() throws {
    let rows = (0..<5000).map { "\($0),\($0 % 2)" }.joined(separator: "\n")
    let text = "x,label\n\(rows)\n"
    let dataset = try scratch.read(text) { $0.limit = try RowLimit(atMost: 100, seed: Seed(7)) }
    let kept = try #require(dataset.table.columns[0].numbers)
    #expect(dataset.rows == 100)
    #expect(kept == kept.sorted())
    #expect(Set(kept).count == 100)
    #expect((kept.first ?? 0) < 500 && (kept.last ?? 0) > 4500)
    #expect(
      dataset.labels == Labels(anomalies: kept.map { $0.truncatingRemainder(dividingBy: 2) == 1 }))
    #expect(dataset.provenance.notes.contains("sampled 100 of 5,000 rows"))
    #expect(
      try scratch.read(text) { $0.limit = try RowLimit(atMost: 100, seed: Seed(7)) } == dataset)
    let other = try scratch.read(text) { $0.limit = try RowLimit(atMost: 100, seed: Seed(8)) }
    #expect(other.table != dataset.table)
    #expect(
      try scratch.read(text) { $0.limit = try RowLimit(atMost: 5000, seed: Seed(7)) }.rows == 5000)
  }

  @Test func `the same rows are kept of the same rows in another form`() throws {
    let csv = "x\n" + (0..<300).map { "\($0)\n" }.joined()
    let lines = (0..<300).map { "{\"x\":\($0)}\n" }.joined()
    func limit(_ settings: inout ReadingSettings) throws {
      settings.limit = try RowLimit(atMost: 20, seed: Seed(1))
    }
    #expect(
      try scratch.read(csv, limit).fingerprint
        == scratch.read(lines, as: "data.jsonl", limit).fingerprint)
  }

  @Test func `rows that are not kept still say what a column holds`() throws {
    let text = "x\n" + (0..<999).map { "\($0)\n" }.joined() + "oops\n"
    let complaint = try scratch.complaint(text) {
      $0.limit = try RowLimit(atMost: 5, seed: Seed(1))
    }
    #expect(complaint.hasPrefix("data.csv:1001: column 'x': found 'oops', wanted a number"))
  }

  @Test func `a complaint about a row that is kept names its line in the file`() throws {
    // Rows 50 to 99 have no b; row r, counted from 0, stands in line r + 2.
    let text = "a,b\n" + (0..<100).map { $0 < 50 ? "\($0),1\n" : "\($0),\n" }.joined()
    let limit = try RowLimit(atMost: 30, seed: Seed(3))
    let dataset = try scratch.read(text) { $0.limit = limit }
    let kept = try #require(dataset.table.columns[0].numbers)
    let first = try #require(kept.first { $0 >= 50 })
    let complaint = try scratch.complaint(text) {
      $0.limit = limit
      $0.missing = .complain(except: [])
    }
    #expect(complaint.hasPrefix("data.csv:\(Int(first) + 2): column 'b': has no value"))
  }

  @Test func `stretches and files of labels count the rows of the file`() throws {
    let text = "x\n" + (0..<100).map { "\($0)\n" }.joined()
    let dataset = try scratch.read(text) {
      $0.limit = try RowLimit(atMost: 30, seed: Seed(3))
      $0.label = .rows([50...99])
    }
    let kept = try #require(dataset.table.columns[0].numbers)
    #expect(dataset.labels == Labels(anomalies: kept.map { $0 >= 50 }))
  }
}
