import Machine
import Numerics
import Sources
import Testing
import Vocabulary

struct QueryTests {
  @Test(.enabled(if: Executable.find("duckdb") == nil, "DuckDB is here"))
  func `without DuckDB the complaint says how to install it`() {
    let error = #expect(throws: DatasetError.self) { try DataSource.query("SELECT 1 AS x").read() }
    #expect(
      error?.description
        == "query: found no command 'duckdb' on the PATH, wanted the command of DuckDB; install it with "
        + "'pip install duckdb-cli'")
  }

  @Test func `no question is told of before anybody is asked`() {
    let error = #expect(throws: DatasetError.self) { try DataSource.query(" ;\n").read() }
    #expect(
      error?.description
        == "query: found no question, wanted SQL, such as SELECT * FROM 'events.parquet'")
  }
}

@Suite(.enabled(if: Executable.find("duckdb") != nil, "needs the command of DuckDB"))
struct DuckDBTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func read(
    _ text: String, _ change: (inout ReadingSettings) -> Void = { _ in }
  ) throws -> Dataset {
    var settings = ReadingSettings()
    change(&settings)
    return try DataSource.query(text).read(settings)
  }

  private func complaint(_ text: String) -> String {
    do throws(DatasetError) {
      _ = try DataSource.query(text).read()
      return "no complaint"
    } catch { return error.description }
  }

  @Test func `an answer is read as a table, and its labels by their name`() throws {
    let dataset = try read(
      "SELECT i AS x, CASE WHEN i = 1 THEN NULL ELSE 'w' || i END AS word, i = 2 AS label "
        + "FROM range(3) t(i) ORDER BY i;")
    #expect(dataset.table.columns.map(\.name) == ["x", "word"])
    #expect(dataset.table.columns[0].numbers == [0, 1, 2])
    #expect(dataset.table.columns[1].values == .category(codes: [0, -1, 1], levels: ["w0", "w2"]))
    #expect(dataset.labels == Labels(anomalies: [false, false, true]))
    #expect(dataset.provenance.notes.contains("asked DuckDB"))
  }

  @Test func `Parquet keeps every bit of a number, what is missing, and words as they are`() throws
  {
    let file = scratch.path("rows.parquet")
    try write(
      "SELECT * FROM (VALUES (0.1::DOUBLE, 'a,\"b\"', true, TIMESTAMP '2026-01-02 03:04:05.678', "
        + "5e-324::DOUBLE), (NULL, NULL, NULL, NULL, NULL), (-1e300, '', false, "
        + "TIMESTAMP '1969-12-31 23:59:59', 'nan'::DOUBLE), (1/3, 'NULL', true, "
        + "TIMESTAMP '2026-01-02', 2)) t(x, word, flag, moment, tiny)", to: file)
    let columns = try read("SELECT * FROM '\(file)'").table.columns
    #expect(columns.map(\.name) == ["x", "word", "flag", "moment", "tiny"])
    #expect(columns[0].numbers?.map(\.bitPattern) == bits(0.1, .nan, -1e300, 1.0 / 3))
    #expect(
      columns[1].values == .category(codes: [0, -1, 1, 2], levels: ["a,\"b\"", "", "NULL"]))
    #expect(columns[2].values == .category(codes: [0, -1, 1, 0], levels: ["true", "false"]))
    #expect(columns[3].values == .time([1_767_323_045_678, nil, -1000, 1_767_312_000_000]))
    #expect(columns[4].numbers?.map(\.bitPattern) == bits(0x1p-1074, .nan, .nan, 2))
  }

  @Test func `whole numbers beyond 2⁵³ are told apart as ids and groups`() throws {
    let dataset = try read(
      "SELECT i AS x, 9007199254740992 + i AS id, 9007199254740992 + i % 2 AS who, "
        + "9007199254740993 AS big FROM range(4) t(i) ORDER BY i"
    ) {
      $0.id = "id"
      $0.group = "who"
    }
    #expect(dataset.ids == (2...5).map { "900719925474099\($0)" })
    #expect(dataset.groups?.names == ["9007199254740992", "9007199254740993"])
    #expect(dataset.table.column(named: "big")?.numbers?[0] == 0x1p53)
  }

  @Test func `a comment may end a question, and quotes stand in it`() throws {
    #expect(
      try read("SELECT 'it''s' AS \"a \"\"b\"\"\", 1 AS x -- that is all").table.columns.map(\.name)
        == ["a \"b\"", "x"])
  }

  @Test(arguments: [
    ("SELECT nonsense", "query 'SELECT nonsense': Binder Error: Referenced column \"nonsense\""),
    ("SELEC 1", "query 'SELEC 1': Parser Error: syntax error at or near \"SELEC\""),
    ("SELECT 1 AS x; SELECT 2", "query 'SELECT 1 AS x; SELECT 2': Parser Error: syntax error"),
    (
      "SELECT * FROM 'nowhere.parquet'",
      "query 'SELECT * FROM 'nowhere.parquet'': IO Error: No files"
    ),
    (
      "SELECT 1 AS x WHERE false",
      "query 'SELECT 1 AS x WHERE false': found an answer without rows, wanted at least one row"
    ),
    ("SELECT 'inf'::DOUBLE AS x", "query:2: column 'x': found a number without bound, wanted"),
    ("DROP TABLE x", "query 'DROP TABLE x': Parser Error"),
  ])
  func `a question without an answer is one complaint, in DuckDB's words where it has some`(
    text: String, start: String
  ) {
    let complaint = complaint(text)
    #expect(complaint.hasPrefix(start), "\(complaint)")
    #expect(!complaint.contains("\n") && !complaint.contains("/tmp"), "\(complaint)")
  }

  @Test func `a sample of a long answer is drawn while it is read`() throws {
    let dataset = try read("SELECT i AS x, i % 7 AS z FROM range(300000) t(i)") {
      $0.limit = try? RowLimit(atMost: 1000, seed: .init(1))
    }
    #expect(dataset.rows == 1000)
    #expect(dataset.provenance.notes.contains("sampled 1,000 of 300,000 rows"))
  }

  /// Has DuckDB write what it answers as Parquet.
  private func write(_ text: String, to file: String) throws {
    let child = try ChildProcess(
      "duckdb", ["-c", "COPY (\(text)) TO '\(file)' (FORMAT parquet)"], output: .nothing,
      errors: .nothing)
    #expect(child.wait().isSuccess)
  }

  /// The bits of numbers, with the NaN that stands for a missing one.
  private func bits(_ numbers: Double...) -> [UInt64] { numbers.map(\.bitPattern) }
}
