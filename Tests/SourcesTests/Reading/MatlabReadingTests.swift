import Machine
import Sources
import Testing
import Vocabulary

struct MatlabReadingTests {
  func path(_ name: String) -> String {
    Paths.join(Paths.join(Paths.folder(of: #filePath), "Fixtures"), name)
  }

  @Test func `X and y of a MATLAB file are the table and its labels`() throws {
    let dataset = try DataSource.file(path("rows.mat")).read()
    #expect(
      dataset.table
        == Table(
          rows: 3,
          columns: [
            Column("column1", numbers: [1, 3, 5]), Column("column2", numbers: [2.5, -0.0, 6]),
          ]))
    #expect(dataset.labels == Labels(anomalies: [false, true, false]))
  }

  @Test func `cells are no numbers, and the complaint says so`() throws {
    let error = #expect(throws: DatasetError.self) { try DataSource.file(path("cells.mat")).read() }
    #expect(
      error?.description
        == "\(path("cells.mat")): found no array of numbers, wanted one called 'X'; cells, structs and "
        + "texts are not read")
  }
}
