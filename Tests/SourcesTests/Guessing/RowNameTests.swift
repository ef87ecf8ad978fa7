import Testing
import Vocabulary

@testable import Sources

/// Which columns say to whom a row belongs, and which name it. All have 20 rows.
struct RowNameTests {
  private typealias Finding = ColumnMeanings.Finding

  /// A column of so many different words, in turn.
  private func words(_ name: String, _ distinct: Int) -> Column {
    Column(name, words: (0..<20).map { "u\($0 % distinct)" })
  }

  @Test(arguments: [(4, false), (5, true), (10, true), (11, false)])
  func `owners are five at least, with two rows each on average`(owners: Int, isGroup: Bool) {
    let found = Finding.group(among: [words("user_id", owners), .plain()])
    let why = "it is called as owners of rows are; \(owners) of them have 20 rows"
    #expect(found == (isGroup ? Finding(column: "user_id", why: why) : nil))
  }

  @Test func `a group is called so, complete, of words or whole numbers, and not the only feature`()
  {
    func found(_ column: Column) -> String? {
      Finding.group(among: [column, .plain()])?.column
    }
    let numbers = (0..<20).map { Double($0 % 5) }
    #expect(found(Column("device", numbers: numbers)) == "device")
    #expect(found(Column("device", numbers: numbers.map { $0 + 0.5 })) == nil)
    #expect(found(Column("order_key", numbers: numbers)) == "order_key")
    #expect(found(Column("amount", numbers: numbers)) == nil)
    #expect(found(Column("device", numbers: numbers.dropLast() + [.nan])) == nil)
    #expect(found(Column("device", .time(numbers.map { Int64($0) }))) == nil)
    #expect(Finding.group(among: [Column("device", numbers: numbers)]) == nil)
    // Addresses are no dates.
    #expect(found(Column("src_ip", words: (0..<20).map { "10.0.0.\($0 % 5)" })) == "src_ip")
  }

  @Test func `the first group is taken`() {
    #expect(Finding.group(among: [words("user", 5), words("card", 6), .plain()])?.column == "user")
  }

  @Test func `an id is called so and different in every row, or else what can be one`() {
    let (named, other) = (words("row_id", 20), words("code", 20))
    let why = "it is called as ids are and different in every row"
    #expect(Finding.id(among: [other, named, .plain()]) == Finding(column: "row_id", why: why))
    #expect(
      Finding.id(among: [words("row_id", 19), other, .plain()])
        == Finding(column: "code", why: "it is a different word in each row"))
    #expect(Finding.id(among: [words("row_id", 19), words("code", 19), .plain()]) == nil)
    #expect(Finding.id(among: [named]) == nil)
  }

  @Test(arguments: [(20, true), (19, false)])
  func `what is not called an id is one from twenty rows on`(rows: Int, isID: Bool) {
    let counting = Column("n", numbers: (0..<rows).map { Double($0) })
    let found = Finding.id(among: [counting, .plain(rows: rows)])
    #expect(found == (isID ? Finding(column: "n", why: "it counts the rows up") : nil))
    #expect(
      Finding.id(among: [counting, Column("one", numbers: counting.numbers!.map { _ in 1 })]) == nil
    )
  }

  @Test func `a single row has no id`() {
    #expect(
      Finding.id(among: [Column("row_id", words: ["r"]), Column("b", words: ["x"])]) == nil)
  }

  @Test func `what a person says is taken where every row has a value`() {
    #expect(Finding(statedGroup: words("x", 3)) == Finding(column: "x", why: "as was said"))
    #expect(Finding(statedID: words("x", 3)) == Finding(column: "x", why: "as was said"))
    #expect(Finding(statedGroup: Column("x", words: ["a", nil])) == nil)
  }
}
