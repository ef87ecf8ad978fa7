import Numerics
import Testing

struct ColumnSearchesTests {
  /// Columns of any length, with runs of equal values, zeros of both signs and numbers beyond both ends.
  @Test(arguments: [1, 2, 3, 5, 8, 100, 1023])
  func `a search counts the values below a number, as looking at each does`(count: Int) {
    var chance = Seed(3).generator()
    let values = (0..<5).flatMap { _ in
      (0..<count).map { _ in Float(chance.below(count)) - Float(count / 2) }.sorted()
    }
    var searches = ColumnSearches()
    for round in 0..<20 {
      let asked = (0..<ColumnSearches.lanes).map { lane in
        (
          number: round == 0 && lane < 2
            ? (lane == 0 ? -0.0 : 0.0)
            : Float(chance.below(2 * count + 4)) / 2 - Float(count / 2) - 1,
          column: chance.below(5)
        )
      }
      for (lane, (number, column)) in asked.enumerated() {
        searches.look(lane, for: number, from: column * count)
      }
      searches.search(values, count: count)
      for (lane, (number, column)) in asked.enumerated() {
        #expect(
          searches.below(lane)
            == values[(column * count)..<((column + 1) * count)].count { $0 < number })
      }
    }
  }
}
