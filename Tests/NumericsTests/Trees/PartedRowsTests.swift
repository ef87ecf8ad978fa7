import Numerics
import Testing

struct PartedRowsTests {
  /// Six rows of two columns; the second has gaps.
  private static let table = Matrix<Float>([
    [3, .nan], [1, 5], [2, 5], [2, .nan], [0, 7], [9, 6],
  ])

  @Test func `the ends of a column are those of the rows that are asked about`() {
    var rows = PartedRows([4, 1, 2, 3, 0], of: Self.table)
    func ends(_ column: Int, _ range: Range<Int>) -> [Float]? {
      rows.ends(of: column, at: range).map { [$0.least, $0.most] }
    }
    #expect(ends(0, 0..<5) == [0, 3])
    #expect(ends(0, 1..<3) == [1, 2])
    // What is missing is neither the least nor the most, and two that are equal have no ends.
    #expect(ends(1, 0..<5) == [5, 7])
    #expect(ends(0, 2..<4) == nil)
    #expect(ends(1, 3..<5) == nil)
    #expect(ends(0, 2..<2) == nil)
  }

  @Test func `rows go left by the column that was looked at last, and the others keep their place`()
  {
    var rows = PartedRows([5, 4, 0, 1, 2], of: Self.table)
    _ = rows.ends(of: 0, at: 1..<5)
    #expect(rows.part(1..<5, at: 2, takingEqual: false, followsMore: false) == 2)
    #expect(rows.order == [5, 4, 1, 0, 2])
    _ = rows.ends(of: 0, at: 1..<5)
    #expect(rows.part(1..<5, at: 2, takingEqual: true, followsMore: false) == 3)
    #expect(rows.order == [5, 4, 1, 2, 0])
  }

  /// 5 and 5 lie below 6, 7 does not; of two below and two at least 6 as many go either way.
  @Test func `rows without a number go where most of the others go`() {
    func left(_ order: [Int], at threshold: Float, _ takingEqual: Bool = false) -> [Int] {
      var rows = PartedRows(order, of: Self.table)
      _ = rows.ends(of: 1, at: 0..<order.count)
      let count = rows.part(
        0..<order.count, at: threshold, takingEqual: takingEqual, followsMore: true)
      return rows.order[..<count].sorted()
    }
    #expect(left([0, 1, 2, 3, 4], at: 6) == [0, 1, 2, 3])
    #expect(left([0, 1, 3, 4, 5], at: 6) == [1])
    #expect(left([0, 1, 3, 4, 5], at: 6, true) == [0, 1, 3, 5])
    #expect(left([0, 1, 2, 4, 5], at: 6) == [0, 1, 2])
  }

  @Test func `rows may be parted by anything`() {
    var rows = PartedRows([0, 1, 2, 3, 4, 5], of: Self.table)
    #expect(rows.part(1..<6) { $0 % 2 == 0 } == 2)
    #expect(rows.order == [0, 2, 4, 3, 1, 5])
  }
}
