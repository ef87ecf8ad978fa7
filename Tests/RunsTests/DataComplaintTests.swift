import Machine
import Testing
import YAML

@testable import Specs

/// What only the data show to be wrong with a spec, told where the spec says it.
struct DataComplaintTests {
  @Test func `a column or a file that the data lack is told where the spec names it`() throws {
    let folder = try FileSystem.makeTemporaryFolder("assay-test")
    defer { try? FileSystem.remove(folder) }
    try FileSystem.write("a,b,y\n1,2,0\n3,4,1\n", to: Paths.join(folder, "rows.csv"))
    func complaint(_ data: String) throws -> String {
      let yaml = "name: t\ndata:\n  - \(data)\ndetectors: [knn]\n"
      let experiment = try Experiment(Node(yaml: yaml, file: "spec.yaml"))
      do {
        _ = try DataLoader(experiment, searchFolders: [folder]).load(0)
        return "none"
      } catch { return "\(error)".replacing(folder, with: "here") }
    }
    #expect(
      try complaint("{ file: rows.csv, group: user }") == """
        spec.yaml:3:30: error: here/rows.csv: group: found no column 'user', wanted one of 'a', 'b', 'y'
          - { file: rows.csv, group: user }
                                     ^
        """)
    #expect(
      try complaint("{ file: rows.csv, use: [a, c] }").hasPrefix(
        "spec.yaml:3:28: error: here/rows.csv: use: found no column 'c'"))
    #expect(
      try complaint("{ file: row.csv }").hasPrefix(
        "spec.yaml:3:13: error: there is no file 'row.csv'; looked in here"))
    #expect(try complaint("{ file: rows.csv, label: y }") == "none")
  }
}
