import Formats
import Machine
import Testing

struct DelimitedReaderTests {
  /// All rows of `text` after its header, each cell as a person would write it down: numbers as they
  /// are, words in angle brackets.
  private func cells(
    _ text: String, _ settings: DelimitedSettings = DelimitedSettings(), blockSize: Int = 1 << 20,
    threads: Int = 1
  ) throws -> [[String]] {
    try cells(Array(text.utf8), settings, blockSize: blockSize, threads: threads)
  }

  private func cells(
    _ bytes: [UInt8], _ settings: DelimitedSettings, blockSize: Int, threads: Int
  ) throws -> [[String]] {
    var reader = try DelimitedReader(
      MemorySource(bytes, path: "pulse.csv"), settings, blockSize: blockSize, threads: threads)
    _ = try reader.takeRecord()
    var all: [[String]] = []
    while let block = try reader.next() { all += rows(of: block) }
    return all
  }

  private func rows(of block: DelimitedBlock) -> [[String]] {
    var rows = (0..<block.rows).map { row in block.columns.map { "\($0[row])" } }
    for (index, column) in block.columns.enumerated() {
      for word in column.words { rows[word.row][index] = "<\(block.text(of: word))>" }
    }
    return rows
  }

  @Test func `numbers and words come apart`() throws {
    #expect(
      try cells("a,b,c\n1,-2.5e3,x\n,+4, 5 \n\"6\",\"a\"\"b, c\",\"\"\n") == [
        ["1.0", "-2500.0", "<x>"], ["<>", "4.0", "5.0"], ["6.0", "<a\"b, c>", "<>"],
      ])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `lines may end in any way, the last one too`(lineBreak: String) throws {
    for end in ["", lineBreak, lineBreak + lineBreak] {
      let text = ["a,b", "1,2", "3,\"x\ny\""].joined(separator: lineBreak) + end
      for blockSize in [1, 4, 1000] {
        #expect(try cells(text, blockSize: blockSize) == [["1.0", "2.0"], ["3.0", "<x\ny>"]])
      }
    }
  }

  @Test func `a byte order mark and the delimiter of choice are no trouble`() throws {
    let settings = DelimitedSettings(delimiter: UInt8(ascii: "\t"))
    #expect(try cells("\u{FEFF}a\tb\n1\t2,5\n", settings) == [["1.0", "<2,5>"]])
  }

  @Test func `a record that cannot be read is told, and what stands around it is read`() throws {
    let text = "a,b\n1,x\n2\n3,y,\"4\n5\"\n\n6,\"z\n\"\n7\"8,w\n9,v\n\"0\"1,u\n2,t\n"
    for blockSize in [1, 7, 1000] {
      for threads in [1, 3] {
        var reader = try DelimitedReader(
          MemorySource(Array(text.utf8), path: "pulse.csv"), DelimitedSettings(sparesRecords: true),
          blockSize: blockSize, threads: threads)
        _ = try reader.takeRecord()
        var (found, told, lines): ([[String]], [String], [Int]) = ([], [], [])
        while let block = try reader.next() {
          told += block.refusals(of: "pulse.csv").map { "\(found.count + $0.row) \($0.error)" }
          lines += (0..<block.rows).map(block.line)
          found += rows(of: block)
        }
        #expect(found == [["1.0", "<x>"], ["6.0", "<z\n>"], ["9.0", "<v>"], ["2.0", "<t>"]])
        #expect(lines == [2, 7, 10, 12])
        #expect(
          told == [
            "1 pulse.csv:3: has 1 cell, wanted 2",
            "1 pulse.csv:4: has more than the 2 cells that are wanted",
            "2 pulse.csv:9: a quote stands within a cell; wanted the whole cell in quotes, and this one doubled",
            "3 pulse.csv:11: wanted a delimiter or a line break after the closing quote",
          ])
      }
    }
  }

  @Test func `quotes are characters where nothing is said of them`() throws {
    let settings = DelimitedSettings(quote: nil)
    #expect(try cells("a,b\n5\" pipe,\"x\n", settings) == [["<5\" pipe>", "<\"x>"]])
  }

  @Test func `columns of words keep their numbers as words`() throws {
    let settings = DelimitedSettings(wordColumns: [1])
    #expect(try cells("a,b\n1,007\n2,x\n", settings) == [["1.0", "<007>"], ["2.0", "<x>"]])
  }

  @Test func `one column may have empty cells, several may have empty lines between`() throws {
    #expect(try cells("a\n1\n\n2\n") == [["1.0"], ["<>"], ["2.0"]])
    #expect(try cells("a,b\n1,2\n\n3,4\n\n") == [["1.0", "2.0"], ["3.0", "4.0"]])
  }

  @Test func `a header alone and nothing at all are no rows`() throws {
    #expect(try cells("a,b\n") == [])
    #expect(try cells("a,b") == [])
    #expect(try cells("") == [])
    var reader = try DelimitedReader(MemorySource([], path: "x"))
    #expect(try reader.columns() == nil)
    #expect(try reader.takeRecord() == nil)
  }

  @Test func `records taken as texts leave the rest`() throws {
    let source = MemorySource(Array("\n\na,\"b\n1\"\n1,2\n3,4\n".utf8), path: "x")
    var reader = try DelimitedReader(source)
    #expect(try reader.columns() == 2)
    #expect(try reader.takeRecord() == ["a", "b\n1"])
    #expect(try reader.takeRecord() == ["1", "2"])
    let rest = try #require(try reader.next())
    #expect(rest.rows == 1)
    #expect(rest.line(ofRow: 0) == 6)
    #expect(try reader.next() == nil)
  }

  @Test func `each row knows its line`() throws {
    let text = "a,b\n1,2\n\n3,\"x\n\ny\"\n4,5\n\n\n6,7\n"
    for blockSize in 1...text.utf8.count {
      for threads in [1, 3] {
        let source = MemorySource(Array(text.utf8), path: "x")
        var reader = try DelimitedReader(source, blockSize: blockSize, threads: threads)
        _ = try reader.takeRecord()
        var lines: [Int] = []
        while let block = try reader.next() {
          lines += (0..<block.rows).map(block.line(ofRow:))
        }
        #expect(lines == [2, 4, 7, 10])
      }
    }
  }

  @Test func `neither block size nor threads change a cell`() throws {
    var text = "a,b,c\n"
    for row in 0..<500 {
      text += row % 7 == 0 ? "\(row),\"w,\"\"\n\(row)\",\r\n" : "\(row).25,\(row)e-3,w\(row)\n"
    }
    let whole = try cells(text)
    #expect(whole.count == 500)
    for blockSize in [1, 7, 64, 300, 4096] {
      for threads in [1, 2, 5] {
        #expect(try cells(text, blockSize: blockSize, threads: threads) == whole)
      }
    }
  }

  @Test(arguments: [
    ("a,b\n1,2\n3\n", "pulse.csv:3: has 1 cell, wanted 2"),
    ("a,b,c\n1,2\n", "pulse.csv:2: has 2 cells, wanted 3"),
    ("a,b\n1,2\n\n3,4,5\n", "pulse.csv:4: has more than the 2 cells that are wanted"),
    (
      "a,b\n1,x\"y\n",
      "pulse.csv:2:4: a quote stands within a cell; wanted the whole cell in quotes, and this one"
        + " doubled"
    ),
    (
      "a,b\n\"x\ny\",\"z\"w\n",
      "pulse.csv:3:7: wanted a delimiter or a line break after the closing quote"
    ),
    ("a,b\n1,\"xyz\n2,3\n", "pulse.csv:2:3: the quote that begins this cell is not closed"),
    ("a,\"b\n1,2\n", "pulse.csv:1:3: the quote that begins this cell is not closed"),
  ])
  func `a fault is told with its line`(text: String, message: String) {
    for blockSize in [1, 8, 1000] {
      for threads in [1, 4] {
        let error = #expect(throws: FileError.self) {
          try cells(text, blockSize: blockSize, threads: threads)
        }
        #expect(error?.description == message)
      }
    }
  }

  @Test func `what stops the reading is told after the rows before it`() throws {
    for threads in [1, 3] {
      var reader = try DelimitedReader(
        BreakingSource(Array("a,b\n1,2\n3,4\n5,6\n".utf8)), blockSize: 4, threads: threads)
      _ = try reader.takeRecord()
      var all: [[String]] = []
      let error = #expect(throws: FileError.self) {
        while let block = try reader.next() { all += rows(of: block) }
      }
      #expect(error?.description == "pulse.csv: the line is dead")
      #expect(all.starts(with: [["1.0", "2.0"], ["3.0", "4.0"]]))
    }
  }
}

/// A source that ends with a failure.
private final class BreakingSource: ByteSource {
  let path = "pulse.csv"
  private let rest: MemorySource

  init(_ bytes: [UInt8]) { rest = MemorySource(bytes, path: path) }

  func read(atMost count: Int) throws(FileError) -> [UInt8] {
    let piece = try rest.read(atMost: count)
    if piece.isEmpty { throw FileError(.refused, path, "the line is dead") }
    return piece
  }
}
