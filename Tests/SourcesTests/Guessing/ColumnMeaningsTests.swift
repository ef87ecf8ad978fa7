import Testing
import Vocabulary

@testable import Sources

/// What the columns of a whole table are taken for, one role after another. Without more words, of 20 rows
/// the first five are anomalies.
struct ColumnMeaningsTests {
  private typealias Finding = ColumnMeanings.Finding
  private let label = Column("is_fraud", counts: ["1": 5, "0": 15])

  private func meanings(
    _ columns: Column..., said: [ColumnMeanings.Role: ColumnMeanings.Said] = [:]
  ) -> ColumnMeanings {
    ColumnMeanings(of: Table(rows: columns[0].count, columns: columns), said)
  }

  private let step = Column("step", numbers: (0..<20).map { Double($0 / 2) })
  private let user = Column("user", words: (0..<20).map { "u\($0 * 3 % 5)" })
  private let id = Column("row_id", words: (0..<20).map { "r\($0 * 7 % 20)" })

  @Test func `each role has its column, and no column two`() {
    let found = meanings(id, step, user, .plain(), label)
    #expect(found.finding(.label)?.column == "is_fraud")
    #expect(
      found.finding(.label)?.why == "it is called as labels are; 5 of 20 rows are anomalies then")
    #expect(found.finding(.time) == Finding(column: "step", why: "its whole numbers never fall"))
    #expect(found.finding(.group)?.column == "user")
    #expect(found.finding(.id)?.column == "row_id")
    #expect(found.leftOut.isEmpty && found.doubts.isEmpty)
  }

  @Test func `what a person says goes before any guess, and is no other role`() {
    let other = Column("verdict", counts: ["p": 15, "q": 5])
    let said = meanings(id, step, user, .plain(), label, other, said: [.label: .column("verdict")])
    #expect(said.label?.column == "verdict")
    #expect(said.label?.why == "as was said; 5 of 20 rows are anomalies then")
    let none = meanings(id, step, user, .plain(), label, said: [.time: .nothing, .group: .nothing])
    #expect(none.time == nil && none.group == nil && none.id?.column == "row_id")
    // What is said to be a group is not taken for the label before it is asked for.
    let group = meanings(id, .plain(), label, said: [.group: .column("is_fraud")])
    #expect(group.label == nil && group.group == Finding(column: "is_fraud", why: "as was said"))
    #expect(meanings(.plain(), label, said: [.id: .column("nowhere")]).id == nil)
  }

  private func fate(_ column: Column) -> (leftOut: String?, doubt: String?) {
    let found = meanings(
      label, .plain(), column,
      said: [
        .time: .nothing, .group: .nothing, .id: .nothing,
      ])
    return (
      found.leftOut.first { $0.column == column.name }?.why,
      found.doubts.first { $0.column == column.name }?.why
    )
  }

  @Test func `columns that tell what is to be found, or nothing, are left out with the reason`() {
    let ranked = (0..<20).map { Double(20 - $0) + ($0 % 2 == 0 ? 0.5 : 0.25) }
    let perfect = "it alone tells all anomalies from all other rows"
    #expect(fate(Column("x", numbers: ranked)) == (perfect, nil))
    #expect(fate(Column("x", numbers: ranked.map { -$0 })) == (perfect, nil))
    #expect(
      fate(Column("none", numbers: [Double](repeating: .nan, count: 20)))
        == ("it has no value in any row", nil))
    #expect(
      fate(Column("outcome", counts: ["p": 20]))
        == ("it is called as labels are, and is the same in all rows", nil))
    #expect(
      fate(Column("when", words: (0..<20).map { "\($0 % 3 + 1)/2/2024" }))
        == (
          "its dates are not written as 2024-12-31 or 2024-12-31T23:59:00Z, which can be read", nil
        ))
    #expect(
      fate(Column("outcome", words: (0..<20).map { "\($0 % 3)" }))
        == ("it is called as labels are", nil))
    #expect(fate(Column("y", words: (0..<20).map { "\($0 % 3)" })) == (nil, nil))
    #expect(fate(id) == ("it names rows rather than describes them", nil))
    #expect(fate(.plain("b")) == (nil, nil))
    #expect(fate(Column("constant", counts: ["p": 20])) == (nil, nil))
  }

  /// Of 5 anomalies above 25 ordinary rows, one pair is turned: 124 of 125 are right, which is 0.992. With two it is
  /// 123 of 125: 0.984.
  @Test(arguments: [(1, true), (2, false)])
  func `a column that alone nearly tells anomalies is doubted and kept`(turned: Int, isDoubt: Bool)
  {
    var numbers = (0..<30).map { 100 - Double($0) + ($0 % 2 == 0 ? 0.5 : 0.25) }
    // The last anomaly changes its place with as many ordinary rows as are turned.
    numbers[4] = numbers[4 + turned] - 0.1
    let found = meanings(
      Column("is_fraud", counts: ["1": 5, "0": 25]), .plain(rows: 30), Column("x", numbers: numbers)
    )
    let why = "it alone nearly tells anomalies from other rows: is it known before the label is?"
    #expect(found.doubts == (isDoubt ? [Finding(column: "x", why: why)] : []))
    #expect(found.leftOut.isEmpty)
  }

  @Test func `where nothing would be left to learn from, what was left out is kept and doubted`() {
    let ranked = Column("x", numbers: (0..<20).map { Double(20 - $0) + ($0 % 2 == 0 ? 0.5 : 0.25) })
    let found = meanings(
      label, ranked, Column("none", numbers: [Double](repeating: .nan, count: 20)))
    #expect(
      found.doubts == [
        Finding(column: "x", why: "it alone tells all anomalies from all other rows")
      ])
    #expect(found.leftOut == [Finding(column: "none", why: "it has no value in any row")])
  }
}
