import Foundation
import Sources
import Testing
import Vocabulary

struct DelimitedReadingTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test func `columns are typed by all their cells`() throws {
    let table = try scratch.read(
      """
      size,place,seen,note
      1,north,2024-01-01T00:00:00Z,a
      2.5,south,2024-01-02 06:30:00,b
      ,north,,c

      """
    ).table
    #expect(table.rows == 3)
    #expect(table.column(named: "size")?.numbers?.prefix(2) == [1, 2.5])
    #expect(table.column(named: "size")?.numbers?[2].isNaN == true)
    #expect(
      table.column(named: "place")?.values
        == .category(codes: [0, 1, 0], levels: ["north", "south"]))
    #expect(
      table.column(named: "seen")?.values == .time([1_704_067_200_000, 1_704_177_000_000, nil]))
  }

  @Test func `in a file of several blocks a complaint about a row still has its line`() throws {
    // 200,000 rows of 22 bytes are four blocks of a megabyte; the last row has no time.
    let rows = String(repeating: "1,2024-01-01T00:00:00Z\n", count: 200_000)
    let found = try scratch.complaint("x,t\n" + rows + "1,\n") {
      $0.time = TimeSettings(column: "t")
    }
    #expect(found.hasPrefix("data.csv:200002: column 't': found no value, wanted"))
  }

  @Test func `many different words are text, few are a category`() throws {
    let rows = (0..<100).map { "word\($0),kind\($0 % 20)" }.joined(separator: "\n")
    let table = try scratch.read("a,b\n\(rows)\n").table
    #expect(table.column(named: "a")?.values == .text((0..<100).map { "word\($0)" }))
    #expect(
      table.column(named: "b")?.values
        == .category(codes: (0..<100).map { $0 % 20 }, levels: (0..<20).map { "kind\($0)" }))
  }

  @Test(arguments: [
    ("a;b\n1;2\n", ";"), ("a\tb\n1\t2\n", "tab"), ("a|b\n1|2\n", "|"), ("a b\n1 2\n", "space"),
    ("a,b\n1,2\n", ","), ("a;b,c\n1;2\n3;4\n", ";"),
  ])
  func `the delimiter is the one that divides all records alike`(text: String, name: String) throws
  {
    let found = try scratch.read(text) { $0.delimiter = nil }
    let told = try scratch.read(text) { $0.delimiter = try Delimiter(name) }
    #expect(found == told)
    #expect(found.table.columns.count == 2)
  }

  @Test(arguments: [
    "a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4\r", "\u{FEFF}a,b\n1,2\n3,4", "a,b\n\n1,2\n\n3,4\n\n",
  ])
  func `line breaks, byte order mark and empty lines do not matter`(text: String) throws {
    #expect(
      try scratch.read(text).table
        == Table(
          rows: 2, columns: [Column("a", numbers: [1, 3]), Column("b", numbers: [2, 4])]))
  }

  @Test func `without a header, columns are numbered`() throws {
    let table = try scratch.read("1,x\n2,y\n").table
    #expect(table.columns.map(\.name) == ["column1", "column2"])
    #expect(table.rows == 2)
  }

  @Test func `a header can be denied, demanded and replaced`() throws {
    #expect(try scratch.read("x,y\nu,v\n") { $0.header = false }.rows == 2)
    #expect(
      try scratch.read("1,2\n3,4\n") { $0.header = true }.table.columns.map(\.name) == ["1", "2"])
    #expect(
      try scratch.read("a,b\n3,4\n") { $0.names = ["p", "q"] }.table.columns.map(\.name) == [
        "p", "q",
      ])
  }

  @Test func `quotes hold delimiters, line breaks and quotes, and keep missing words as they are`()
    throws
  {
    let table = try scratch.read("a,b\n\"x, \"\"y\"\"\n z\",\"NA\"\nNA,v\n\"\",\n").table
    #expect(table.columns[0].values == .category(codes: [0, -1, 1], levels: ["x, \"y\"\n z", ""]))
    #expect(table.columns[1].values == .category(codes: [0, 1, -1], levels: ["NA", "v"]))
  }

  @Test func `numbers in quotes are numbers, and nothing in quotes is missing among them`() throws {
    let numbers = try #require(
      try scratch.read("a\n\"1.5\"\n\"\"\n\" 2 \"\n").table.columns[0].numbers)
    #expect(numbers[0] == 1.5 && numbers[1].isNaN && numbers[2] == 2)
  }

  @Test(arguments: [
    "1", "-1.5", "+2", ".5", "5.", "1e3", "1E-3", "  7 ", "0.1", "123456789012345678901234567890",
    "2.2250738585072011e-308", "4.9e-324", "9007199254740993", "-0", "0.30000000000000004",
    "6.02214076e+23", "00012",
  ])
  func `a number has the bits that strtod gives`(text: String) throws {
    let found = try scratch.read("a,b\n\(text),1\n") { $0.header = true }.table.columns[0].numbers
    let wanted = unsafe strtod(text, nil)
    #expect(found?.first?.bitPattern == wanted.bitPattern)
  }

  @Test func `what only looks like numbers keeps its spelling in a column of words`() throws {
    let table = try scratch.read("code,x\n007,1\nA1,2\nB2,3\n").table
    #expect(table.columns[0].values == .category(codes: [0, 1, 2], levels: ["007", "A1", "B2"]))
  }

  @Test func `types go before what cells look like`() throws {
    let table = try scratch.read("a,b,c\n01,x,1\n02,y,2\n") {
      $0.types = ["a": .text, "b": .text, "c": .category]
    }.table
    #expect(
      table.columns.map(\.values) == [
        .text(["01", "02"]), .text(["x", "y"]), .category(codes: [0, 1], levels: ["1", "2"]),
      ])
  }

  @Test func `missing words can be chosen`() throws {
    let numbers = try scratch.read("a\n1\n-999\n") { $0.missingWords = ["absent"] }.table.columns[0]
      .numbers
    #expect(numbers == [1, -999])
    let other = try scratch.read("a\n1\nabsent\n") { $0.missingWords = ["absent"] }.table.columns[0]
      .numbers
    #expect(other?[1].isNaN == true)
  }

  @Test func `columns can be chosen, in an order, and left out`() throws {
    let text = "a,b,c\n1,2,3\n"
    #expect(
      try scratch.read(text) { $0.use = ["c", "a"] }.table.columns.map(\.name) == ["c", "a"])
    #expect(try scratch.read(text) { $0.ignore = ["b"] }.table.columns.map(\.name) == ["a", "c"])
  }

  @Test func `group, id and kind stand beside the table, as they are written`() throws {
    let dataset = try scratch.read("user,row,what,x\n007,a,,1\n8,b,burst,2\n007,c,,3\n") {
      $0.group = "user"
      $0.id = "row"
      $0.kind = "what"
    }
    #expect(dataset.table.columns.map(\.name) == ["x"])
    #expect(dataset.groups == Groups(codes: [0, 1, 0], names: ["007", "8"]))
    #expect(dataset.ids == ["a", "b", "c"])
    #expect(dataset.kinds == [nil, "burst", nil])
  }

  @Test func `as many words as numbers make a column of words`() throws {
    #expect(
      try scratch.read("x\n1\na\n2\nb\n").table.columns[0].values
        == .category(codes: [0, 1, 2, 3], levels: ["1", "a", "2", "b"]))
  }

  @Test func `a file is known by its hash`() throws {
    let source = try #require(try scratch.read("a\n1\n").provenance.sources.first)
    // sha256 of "a\n1\n" by coreutils 9.1 sha256sum
    #expect(source.sha256 == "309b0e45a73d3fc5325e2b6ed0a01ef8b9cde6b05a5633c1f893f970d52bfddc")
    #expect(source.bytes == 4)
  }

  @Test(arguments: [
    ("0,1\n1.5,2\n", ["0", "1"], 1), (",0,1\n0,1.5,2\n", ["column1", "0", "1"], 1),
    ("0,1\n3,4\n", ["column1", "column2"], 2), ("1,2\n1.5,2\n", ["column1", "column2"], 2),
    ("0\n1.5\n", ["column1"], 2),
  ])
  func `numbers that count columns are names where the rows are others`(
    text: String, names: [String], rows: Int
  ) throws {
    let read = try scratch.read(text)
    #expect(read.table.columns.map(\.name) == names && read.rows == rows)
    let note =
      rows == 1
      ? "the first line numbers the columns and is taken for their names ('header: false' makes it a row)"
      : "the first line holds values and is taken for a row ('header: true' makes it names)"
    #expect(read.provenance.notes == [note])
    #expect(try scratch.read(text) { $0.header = true }.provenance.notes == [])
    #expect(try scratch.read("a,b\n1,2\n").provenance.notes == [])
  }

  @Test func `other files than text are told by what they are`() throws {
    #expect(
      try scratch.complaint("PAR1\u{15}\u{4}\u{0}")
        == "data.csv: found a Parquet file, wanted text; \"query: SELECT * FROM 'data.csv'\" in a spec reads it, where there is DuckDB"
    )
    let wide = "a,b\n1,2\n".unicodeScalars.map { "\($0)\u{0}\u{0}\u{0}" }.joined()
    #expect(
      try scratch.complaint(wide).hasPrefix("data.csv: found zero bytes, wanted text in UTF-8"))
  }
}
