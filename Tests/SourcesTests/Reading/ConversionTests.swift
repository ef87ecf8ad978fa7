import Formats
import Machine
import Sources
import Testing
import Vocabulary

struct ConversionTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Every kind of column, with missing cells, odd numbers, odd words and all that can stand beside them.
  let everything = Dataset(
    name: "everything",
    table: Table(
      rows: 4,
      columns: [
        Column("number", numbers: [0.1, -0.0, .nan, 0x1p-1074]),
        Column("big", numbers: [1e300, 0x1p53, -1, 2]),
        Column("category", .category(codes: [0, -1, 1, 2], levels: ["NA", "", "a,\"b\"\nc"])),
        Column("text", .text(["1", nil, " padded ", "é"])),
        Column("time", .time([0, nil, 1_404_174_600_250, -1])),
      ]),
    labels: Labels([.ordinary, .anomaly, .unknown, .ordinary]), kinds: [nil, "local", nil, nil],
    times: [1, 2, 3, 1_404_174_600_250], groups: Groups(of: ["u", "007", "u", "v"]),
    ids: ["1", "2", "3", "x y"])

  @Test func `rows are not written into a folder that is not there`() {
    #expect {
      try everything.write(to: scratch.path("nowhere/rows.csv"))
    } throws: { "\($0)".hasSuffix("/nowhere', wanted one that is there") }
  }

  @Test(arguments: ["csv", "jsonl", "tsv", "psv", "csv.gz", "jsonl.gz"])
  func `what was written in text reads back to the same rows and all beside them`(ending: String)
    throws
  {
    let written = try everything.write(to: scratch.path("out.\(ending)"))
    let back = try DataSource.file(written.path).read(written.settings)
    #expect(back.fingerprint == everything.fingerprint)
    #expect(back.surroundings == everything.surroundings)
    #expect(back.table.columns.map(\.name) == everything.table.columns.map(\.name))
    #expect(back.labels == everything.labels)
  }

  @Test func `a name ending in gz packs, and one in tsv has tabs`() throws {
    let packed = try everything.write(to: scratch.path("a.csv.gz")).path
    let plain = try everything.write(to: scratch.path("a.csv")).path
    let bytes = try FileSystem.read(packed)
    #expect(bytes.starts(with: [0x1F, 0x8B]))
    #expect(try Gzip.unpacked(bytes) == FileSystem.read(plain))
    let tabs = try text(everything.write(to: scratch.path("a.tsv")).path)
    #expect(tabs.hasPrefix("number\tbig\tcategory\ttext\ttime\tlabel\tkind\ttime_\tgroup\tid\n"))
  }

  @Test(arguments: ["csv", "jsonl", "npy", "npz", "tsv", "csv.gz"])
  func `numbers and labels read back to the same fingerprint from every form`(ending: String) throws
  {
    let numbers = Dataset(
      name: "numbers",
      table: Table(
        rows: 3,
        columns: [Column("a", numbers: [1, .nan, -0.0]), Column("b", numbers: [0.1, 1e-300, 3])]),
      labels: Labels([.ordinary, .anomaly, .unknown]), times: [1, 2, 3])
    let written = try numbers.write(to: scratch.path("out.\(ending)"))
    let back = try DataSource.file(written.path).read(written.settings)
    #expect(back.fingerprint == numbers.fingerprint)
    #expect(back.surroundings == numbers.surroundings)
  }

  @Test func `labels of one class survive being written`() throws {
    let ordinary = Dataset(
      name: "o", table: Table(rows: 1, columns: [Column("a", numbers: [1])]),
      labels: Labels([.ordinary]))
    let written = try ordinary.write(to: scratch.path("out.csv"))
    #expect(try DataSource.file(written.path).read(written.settings).labels == ordinary.labels)
  }

  @Test func `equal data are written as equal bytes`() throws {
    let one = try everything.write(to: scratch.path("one.csv")).path
    let two = try everything.write(to: scratch.path("two.csv")).path
    #expect(try text(one) == text(two))
    #expect(
      try text(one).hasPrefix(
        "number,big,category,text,time,label,kind,time_,group,id\n"
          + "0.1,1e+300,\"NA\",1,1970-01-01T00:00:00.000Z,0,,1970-01-01T00:00:00.001Z,u,1\n"))
  }

  @Test(arguments: [
    (
      "out.npz",
      "column 'text': found words, wanted numbers, which are all that NumPy's files hold; "
        + "write CSV or JSON Lines, or leave the column out"
    ),
    (
      "out.npz.gz",
      "found arrays to be packed with gzip, wanted a name without '.gz'; only text is packed so"
    ),
    ("out.mat", "found the form 'mat', which is only read, wanted csv, npy, npz or jsonl"),
    ("out.xls", "found no ending that tells its form, wanted csv, npy, npz or jsonl"),
  ])
  func `what a form cannot hold is refused, and nothing is written`(name: String, sentence: String)
    throws
  {
    let words = Dataset(
      name: "w", table: Table(rows: 1, columns: [Column("text", .text(["a"]))]))
    let error = #expect(throws: DatasetError.self) { try words.write(to: scratch.path(name)) }
    #expect(error?.description == "\(scratch.path(name)): \(sentence)")
    #expect((try? text(scratch.path(name))) == nil)
  }

  private func text(_ path: String) throws -> String { try FileSystem.readText(path) }

  @Test(arguments: [
    (["7", "-2", "7"], true), (["7", "007", "8"], false), (["9007199254740991", "1", "2"], true),
    (["9007199254740992", "1", "2"], false),
  ])
  func `groups go into arrays as the numbers that they spell, where each can be told again`(
    names: [String], areNumbers: Bool
  ) throws {
    let rows = Dataset(
      name: "grouped", table: Table(rows: 3, columns: [Column("x", numbers: [1, 2, 3])]),
      groups: Groups(of: names))
    let written = try rows.write(to: scratch.path("grouped.npz"))
    let back = try DataSource.file(written.path).read(written.settings)
    let found = try #require(back.groups)
    #expect((0..<3).map { found[$0] } == (areNumbers ? names : ["1", "2", "3"]))
  }

  @Test(arguments: [(10, ""), (11, ", …")])
  func `of words that arrays number the first ten are told`(count: Int, more: String) throws {
    let rows = Dataset(
      name: "many",
      table: Table(rows: count, columns: [Column("x", numbers: (0..<count).map(Double.init))]),
      groups: Groups(of: (0..<count).map { "w\($0)" }))
    let listed = "1 w0, 2 w1, 3 w2, 4 w3, 5 w4, 6 w5, 7 w6, 8 w7, 9 w8, 10 w9"
    #expect(
      try rows.write(to: scratch.path("many.npz")).notes
        == ["'group' is numbered: \(listed)\(more)"])
  }

  @Test func `the first number that JSON cannot spell is told`() {
    let strange = Dataset(
      name: "strange",
      table: Table(rows: 4, columns: [Column("x", numbers: [1, .infinity, 2, -.infinity])]),
      labels: nil)
    #expect {
      try strange.write(to: scratch.path("out.jsonl"))
    } throws: {
      "\($0)".contains("column 'x': found a number without bound in row 1, counted from 0")
    }
  }
}
