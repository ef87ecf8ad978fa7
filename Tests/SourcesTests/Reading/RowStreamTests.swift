import Formats
import Machine
import Numerics
import Testing
import Vocabulary

@testable import Sources

struct RowStreamTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func settings(_ use: [String], _ types: [String: ColumnType] = [:]) -> ReadingSettings {
    var settings = ReadingSettings()
    settings.use = use
    settings.types = types
    return settings
  }

  /// All blocks of a stream, as they are read.
  private func blocks(_ stream: RowStream) throws -> [RowBlock] {
    var blocks: [RowBlock] = []
    while let block = try stream.next() { blocks.append(block) }
    return blocks
  }

  /// The numbers of a column over all blocks.
  private func numbers(_ blocks: [RowBlock], _ column: String) throws -> [Double] {
    try blocks.flatMap { try $0.read().table.column(named: column)?.numbers ?? [] }
  }

  @Test func `blocks joined are the whole, numbered from 0`() throws {
    var generator = Seed(3).generator()
    let cells = (0..<60_000).map { _ in (generator.normal(), generator.normal(), generator.normal())
    }
    let text = "a,b,c\n" + cells.map { "\($0.0),\($0.1),\($0.2)\n" }.joined()
    for (name, bytes) in [("m.csv", Array(text.utf8)), ("m.csv.gz", Gzip.packed(Array(text.utf8)))]
    {
      let path = try scratch.file(name, bytes)
      let blocks = try blocks(RowStream(path, settings(["c", "a"])))
      #expect(blocks.count > 2)
      #expect(blocks.flatMap(\.numbers) == Array(0..<60_000))
      #expect(try numbers(blocks, "a") == cells.map(\.0))
      #expect(try numbers(blocks, "c") == cells.map(\.2))
      #expect(try blocks[0].read().table.columns.map(\.name) == ["c", "a"])
    }
  }

  @Test func `some rows of a block are those rows, with their numbers, ids and times`() throws {
    let path = try scratch.file(
      "t.csv", "who,at,x,rest\n" + (0..<9).map { "u\($0),2024-01-0\($0 + 1),\($0),?\n" }.joined())
    var settings = settings(["x"])
    settings.id = "who"
    settings.time = TimeSettings(column: "at")
    let block = try #require(try RowStream(path, settings).next())
    let part = block[2..<7][1..<3]
    let rows = try part.read()
    #expect(part.numbers == [3, 4])
    #expect(rows.table == Table(rows: 2, columns: [Column("x", numbers: [3, 4])]))
    #expect(rows.ids == ["u3", "u4"])
    #expect(rows.times == [3, 4].map { 1_704_067_200_000 + $0 * 86_400_000 })
  }

  @Test func `a word that looks like a number is a word where the column holds words`() throws {
    let path = try scratch.file("t.csv", "w,x\n1,2\n02,3\n")
    let block = try #require(try RowStream(path, settings(["w", "x"], ["w": .category])).next())
    #expect(try block.read().table.columns[0].words == ["1", "02"])
  }

  @Test func `what is wrong with a cell is told with its line, when the block is read`() throws {
    let path = try scratch.file("t.csv", "x\n1\n\ntwo\n")
    let block = try #require(try RowStream(path, settings(["x"])).next())
    #expect(throws: DatasetError.misfit("two", "x", "a number", file: path, line: 4)) {
      try block.read()
    }
    #expect(try block[0..<1].read().table.rows == 1)
  }

  @Test func `moments among numbers are told`() throws {
    let path = try scratch.file("t.csv", "x,at\n1,1700000000\n2,2024-01-01\n3,2024-01-02\n")
    var settings = settings(["x"])
    settings.time = TimeSettings(column: "at")
    let block = try #require(try RowStream(path, settings).next())
    let told = #expect(throws: DatasetError.self) { try block.read() }
    #expect(
      told?.advising(nil).description
        == "\(path):3: time column 'at': found '2024-01-01' among numbers, wanted moments of one form"
    )
  }

  @Test(arguments: ["t.csv", "t.jsonl", "t.npy"])
  func `a column that is not there is told before the first row`(name: String) throws {
    let bytes: [UInt8] =
      switch name {
      case "t.csv": Array("a,b\n1,2\n".utf8)
      case "t.jsonl": Array("{\"a\": 1, \"b\": 2}\n".utf8)
      default: NPY.bytes(of: Tensor(.double([1, 2]), shape: [1, 2]))
      }
    let path = try scratch.file(name, bytes)
    let known = name == "t.npy" ? ["column1", "column2"] : ["a", "b"]
    for role in ["use", "id", "time"] {
      var settings = settings(role == "use" ? ["c"] : [known[0]])
      if role == "id" { settings.id = "c" }
      if role == "time" { settings.time = TimeSettings(column: "c") }
      #expect(throws: DatasetError.noSuchColumn("c", asked: role, among: known, file: path)) {
        try RowStream(path, settings)
      }
    }
  }

  @Test func `records that are none are told with their numbers where they are passed over`() throws
  {
    let path = try scratch.file("t.csv", "a,b\n1,2\n3\n\n4,5,\"6\n7\"\n8,9\n1\"0,11\n12,13\n")
    let block = try #require(try RowStream(path, settings(["a"]), sparing: true).next())
    #expect(block.numbers == [0, 3, 5])
    #expect(try block.read().table.columns[0].numbers == [1, 8, 12])
    #expect(block.refused.map(\.number) == [1, 2, 4])
    #expect(block.refused.map(\.error.line) == [3, 5, 8])
    #expect(throws: DatasetError.self) { try RowStream(path, settings(["a"])).next() }
  }

  @Test func `an object may lack what others have, in any block`() throws {
    let lines = (0..<20_000).map {
      $0 % 7 == 3 ? "{\"a\": \($0)}" : "{\"b\": {\"c\": -\($0)}, \"a\": \($0)}"
    }
    let path = try scratch.file("t.jsonl", lines.joined(separator: "\n") + "\n")
    let blocks = try blocks(RowStream(path, settings(["b.c", "a"])))
    #expect(blocks.count == 3)
    #expect(try numbers(blocks, "a") == (0..<20_000).map(Double.init))
    let found = try numbers(blocks, "b.c")
    #expect(found.indices.allSatisfy { $0 % 7 == 3 ? found[$0].isNaN : found[$0] == -Double($0) })
  }

  @Test func `an array is read row by row, in either order of its numbers`() throws {
    let (rows, width) = (70_000, 4)
    let values = (0..<(rows * width)).map { Double($0) / 8 }
    let path = try scratch.file(
      "t.npy", NPY.bytes(of: Tensor(.double(values), shape: [rows, width])))
    let blocks = try blocks(RowStream(path, settings(["column3", "column1"])))
    #expect(blocks.map(\.count) == [32_768, 32_768, 4464])
    #expect(try numbers(blocks, "column3") == (0..<rows).map { Double($0 * 4 + 2) / 8 })
    // Column by column in the file.
    var bytes = NPY.bytes(of: Tensor(.double([1, 3, 5, 2, 4, 6]), shape: [3, 2]))
    let word = Array("False".utf8)
    let place = try #require(bytes.indices.first { bytes[$0...].starts(with: word) })
    bytes.replaceSubrange(place..<(place + 5), with: Array("True ".utf8))
    let other = try scratch.file("f.npy", bytes)
    let block = try #require(try RowStream(other, settings(["column1", "column2"])).next())
    #expect(try block.read().table.columns.map(\.numbers) == [[1, 3, 5], [2, 4, 6]])
  }

  @Test func `a number without bound in an array is told by its row`() throws {
    let path = try scratch.file(
      "t.npy", NPY.bytes(of: Tensor(.double([1, 2, .infinity]), shape: [3, 1])))
    let block = try #require(try RowStream(path, settings(["column1"])).next())
    #expect(throws: DatasetError.infinity("column1", file: path, line: nil, row: 2)) {
      try block[1..<3].read()
    }
  }

  @Test func `a file without rows is told as that`() throws {
    let path = try scratch.file("t.csv", "a,b\n")
    let stream = try RowStream(path, settings(["a"]))
    #expect(throws: DatasetError.noRows(path)) { try stream.next() }
    let empty = try scratch.file("t.jsonl", "\n")
    #expect(throws: DatasetError.emptyFile(empty)) { try RowStream(empty, settings(["a"])) }
  }
}
