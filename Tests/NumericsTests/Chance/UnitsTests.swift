import Numerics
import Testing

struct UnitsTests {
  private func lists(_ units: Units) -> [[Int]] { (0..<units.count).map { Array(units[$0]) } }

  @Test func `rows of one key are a unit, and units stand in the order of their keys`() {
    let units = Units.grouped(by: [7, 2, 7, 5, 2, 7] as [Int64])
    #expect(lists(units) == [[1, 4], [3], [0, 2, 5]])
    #expect(units.count == 3 && units.rows == 6)
    #expect((0...3).map { units.rows(before: $0) } == [0, 2, 3, 6])
  }

  @Test func `each row can be a unit, and there may be none`() {
    #expect(lists(.rows(3)) == [[0], [1], [2]])
    #expect(Units.rows(0).count == 0 && Units.grouped(by: [Int]()).count == 0)
  }

  @Test func `units are gathered whole, in the order that is asked, as often as they are named`() {
    let units = Units.grouped(by: ["b", "a", "b", "c"])
    #expect(lists(units.gathering([2, 1, 1])) == [[3], [0, 2], [0, 2]])
    #expect(units.rows(of: [2, 0]) == [3, 1])
    #expect(lists(units.renumbered([10, 20, 30, 40])) == [[20], [10, 30], [40]])
  }

  @Test func `a resample holds as many whole units as were asked for, drawn with replacement`() {
    let units = Units.grouped(by: [0, 0, 1, 1, 1, 2])
    var (one, other) = (Generator(Seed(3)), Generator(Seed(3)))
    let drawn = units.resampled(500, &one)
    #expect(drawn.count == 500)
    #expect(lists(drawn).allSatisfy(lists(units).contains))
    // 500 draws of three units: each about 167 times, with a deviation of 10.5.
    for unit in lists(units) { #expect(abs(lists(drawn).count { $0 == unit } - 167) < 43) }
    #expect(units.resampled(500, &other) == drawn)
  }
}
