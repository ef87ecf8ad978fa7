import Features
import Graphs
import Numerics
import Testing
import Vocabulary

/// What features say of themselves as a graph makes of a row what they make of it.
struct FeatureGraphTests {
  /// Numbers, some missing, and words: b, a, a, a in the training rows; then one that was never seen, and none.
  private static let table = Table(
    rows: 6,
    columns: [
      Column("n", numbers: [1, 2.5, .nan, 7, 1e9 + 0.25, .nan]),
      Column("w", .category(codes: [1, 0, 0, 0, 2, -1], levels: ["a", "b", "c"])),
      Column("m", numbers: [3, 1, 4, 1, 5, 9]),
    ])

  private static let numbers = Table(rows: 6, columns: [table.columns[0], table.columns[2]])

  private func check(_ settings: FeatureSettings, on table: Table) throws {
    let fitted = try settings.fit(table, training: [0, 1, 2, 3])
    let (inputs, row) = try fitted.graph()
    let graph = Graph(inputs: inputs, outputs: [Graph.Output("row", row)])
    let rows = try fitted.rows(of: table)
    let values = try #require(fitted.graphRows(of: table))
    for place in 0..<table.rows {
      let answers = graph.answers(for: values[place])[0]
      #expect(answers == (0..<rows.columns).map { Double(rows[place, $0]) }, "row \\(place)")
    }
  }

  @Test(arguments: Scaling.allCases, [MissingRule.median, .indicator, .constant(-4)])
  func `numbers alone come as one table, filled and scaled to the bit`(
    scaling: Scaling, missing: MissingRule
  ) throws {
    let settings = FeatureSettings(scaling: scaling, missing: missing)
    try check(settings, on: Self.numbers)
    let inputs = try settings.fit(Self.numbers, training: [0, 1, 2, 3]).graph().inputs
    #expect(inputs == [Graph.Input("X", .numbers(2))])
  }

  @Test(arguments: [
    CategoryEncoding.oneHot, .columnPerWord(try! WordColumns(rare: 2)), .ordinal, .frequency,
  ])
  func `where there are words each column comes by its name`(encoding: CategoryEncoding) throws {
    let settings = FeatureSettings(categories: encoding, missing: .indicator)
    try check(settings, on: Self.table)
    let inputs = try settings.fit(Self.table, training: [0, 1, 2, 3]).graph().inputs
    #expect(
      inputs == [
        Graph.Input("n", .numbers(1)), Graph.Input("w", .word), Graph.Input("m", .numbers(1)),
      ])
  }

  @Test func `a number that nothing fills stays missing`() throws {
    let fitted = try FeatureSettings(scaling: .none).fit(
      Self.numbers, training: [0, 1, 3])
    let (inputs, row) = try fitted.graph()
    let graph = Graph(inputs: inputs, outputs: [Graph.Output("row", row)])
    let answers = graph.answers(for: [.numbers([.nan, 4])])[0]
    #expect(answers[0].isNaN && answers[1] == 4)
  }

  @Test func `a column that is not there leaves no rows for the graph`() throws {
    let fitted = try FeatureSettings(missing: .median).fit(Self.numbers, training: [0, 1, 2, 3])
    #expect(fitted.graphRows(of: Table(rows: 6, columns: [Self.numbers.columns[0]])) == nil)
  }

  @Test func `a hash of a word is not said, and its column is named`() throws {
    let fitted = try FeatureSettings(categories: .hashing(buckets: 4), missing: .median).fit(
      Self.table, training: [0, 1, 2, 3])
    #expect(
      throws: GraphError("column 'w' is chosen by a hash of its word, which only Assay computes")
    ) { try fitted.graph() }
  }
}
