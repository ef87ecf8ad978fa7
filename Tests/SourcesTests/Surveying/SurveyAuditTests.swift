import Formats
import Numerics
import Sources
import Testing
import Vocabulary

struct SurveyAuditTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func look(_ text: String, as name: String = "data.csv") throws -> SurveyedDataset {
    try DataSource.file(scratch.file(name, text)).survey(within: RowAllowance(rows: 100))
  }

  /// 1,000 rows of a column that wanders and is different in each row.
  private static let wandering = (0..<1000).map { Double($0 * 7919 % 1000) + 0.5 }

  @Test func `a note says how many rows were drawn, and what that leaves out`() throws {
    let text = "x\n" + Self.wandering.map { "\($0)\n" }.joined()
    #expect(
      try Audit(of: look(text)).text == """
        note: drawn-rows: 100 of 1,000 rows were drawn to look at, with seed 1; what compares rows, ranks \
        them or divides them is said of these alone, and only 1 in 100 pairs of rows was seen

        """)
  }

  @Test func `copies are counted in all rows, also of those that were not drawn`() throws {
    let text = "x\n" + (Self.wandering + Self.wandering.prefix(3)).map { "\($0)\n" }.joined()
    let found = try #require(try Audit(of: look(text)).findings(.duplicates).first)
    #expect(found.sentence == "3 of 1,003 rows repeat an earlier row")
    #expect(found.number("at_least") == 3 && found.number("at_most") == 3)
  }

  @Test func `a column is constant or names rows only if it does in all rows`() throws {
    func findings(_ last: String) throws -> [String] {
      let rows = Self.wandering.enumerated().map { "\($1),5,\($0)\n" }
      return try Audit(of: look("x,same,n\n" + rows.joined() + last + "\n")).findings
        .filter { $0.kind != .drawnRows }.map { "\($0.kind.rawValue) \($0.columns)" }
    }
    #expect(try findings("0.25,5,1000") == [#"id-column ["n"]"#, #"constant-column ["same"]"#])
    // The last row alone has another value, and a number that was there.
    #expect(try findings("0.25,6,7") == [])
  }

  @Test func `anomalies are counted in all rows`() throws {
    let rows = Self.wandering.enumerated().map { "\($1),\($0 < 4 ? 1 : 0)\n" }
    let found = try Audit(of: look("x,label\n" + rows.joined())).findings(.fewAnomalies)
    #expect(found.map { $0.number("anomalies") } == [4])
  }

  @Test func `rows are numbered as the file numbers them`() throws {
    // Rows 400 to 799 are all alike, and every second of them is called an anomaly.
    let rows = (0..<1000).map { row in
      (400..<800).contains(row) ? "0.25,\(row % 2)\n" : "\(Self.wandering[row]),0\n"
    }
    let found = try #require(
      try Audit(of: look("x,label\n" + rows.joined())).findings(.contradictoryLabels).first)
    #expect(found.rows.allSatisfy { (400..<800).contains($0) })
    #expect(found.sentence.contains("(the first is row \(found.rows[0]))"))
  }

  @Test
  func `what two files share is told by the rows that both follow, whatever their columns' order`()
    throws
  {
    let one = "x,z\n" + Self.wandering.map { "\($0),1\n" }.joined()
    let other = "z,x\n" + Self.wandering.enumerated().map { "\($0 < 250 ? 1 : 2),\($1)\n" }.joined()
    let audit = try Audit(of: look(one), against: [look(other, as: "other.csv")])
    #expect(
      audit.findings(.overlap).map(\.sentence) == [
        "25 % of the rows are also in 'other' (of 1,000 that were compared), so that the two are not "
          + "independent"
      ])
    // Five rows of the file, and one that it does not have.
    let few = "z,x\n" + Self.wandering.prefix(5).map { "1,\($0)\n" }.joined() + "1,0.25\n"
    let small = try DataSource.file(scratch.file("small.csv", few)).survey()
    let found = try Audit(of: look(one), against: [small]).findings(.overlap)
    #expect(found.map { $0.number("rows") } == [5] && found.map { $0.number("of") } == [1000])
  }

  @Test func `different whole numbers name rows where they lie as close as numbers of rows do`()
    throws
  {
    // In no order, and each once: 0 to 999, and the same seven times as far apart.
    let rows = (0..<1000).map { "\($0 * 7919 % 1000),\(7 * ($0 * 7919 % 1000))\n" }
    let found = try Audit(of: look("near,far\n" + rows.joined())).findings
    #expect(
      found.filter { $0.kind != .drawnRows }.map { "\($0.kind.rawValue) \($0.columns)" } == [
        #"id-column ["near"]"#
      ])
  }
}
