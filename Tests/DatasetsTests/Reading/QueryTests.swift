import Datasets
import Files
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

  @Test(.enabled(if: Executable.find("duckdb") != nil, "needs the command of DuckDB"))
  func `DuckDB's answer is read as a table`() throws {
    let dataset = try DataSource.query(
      "SELECT i AS x, CASE WHEN i = 1 THEN NULL ELSE 'w' || i END AS word, i = 2 AS label "
        + "FROM range(3) t(i) ORDER BY i;"
    ).read()
    #expect(dataset.table.columns.map(\.name) == ["x", "word"])
    #expect(dataset.table.columns[0].numbers == [0, 1, 2])
    #expect(dataset.table.columns[1].values == .category(codes: [0, -1, 1], levels: ["w0", "w2"]))
    #expect(dataset.labels == Labels(anomalies: [false, false, true]))
  }

  @Test(.enabled(if: Executable.find("duckdb") != nil, "needs the command of DuckDB"))
  func `a question that DuckDB cannot answer is a complaint with its words`() {
    let error = #expect(throws: DatasetError.self) {
      try DataSource.query("SELECT nonsense").read()
    }
    #expect(error?.description.contains("nonsense") == true)
  }
}
