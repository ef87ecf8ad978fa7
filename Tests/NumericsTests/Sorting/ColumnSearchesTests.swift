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
    let indices = (0..<5).map { CellIndex(ascending: values[($0 * count)..<(($0 + 1) * count)]) }
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
        searches.look(lane, for: number, from: column * count, by: indices[column])
      }
      searches.search(values, count: count)
      for (lane, (number, column)) in asked.enumerated() {
        #expect(
          searches.below(lane)
            == values[(column * count)..<((column + 1) * count)].count { $0 < number })
      }
    }
  }
  /// Constant, over all that a Float can be, nearly nothing, by powers of two, and all but one in a corner.
  private static let uneven: [[Float]] = [
    [Float](repeating: 7, count: 200),
    (-100..<100).map { Float($0) / 100 * Float.greatestFiniteMagnitude },
    (0..<200).map { Float($0 / 2) * Float.leastNonzeroMagnitude },
    (-100..<100).map { Float(sign: .plus, exponent: $0, significand: 1) },
    (0..<199).map { Float($0) / 199 } + [1e30],
  ]

  @Test(arguments: uneven)
  func `a search counts the values below a number however they lie`(values: [Float]) {
    let index = CellIndex(ascending: values[...])
    let asked =
      [-Float.greatestFiniteMagnitude, -1, 0, 0.3, 8, Float.greatestFiniteMagnitude]
      + values.flatMap { [$0.nextDown, $0, $0.nextUp] }.filter(\.isFinite)
    var searches = ColumnSearches()
    for start in stride(from: 0, to: asked.count, by: ColumnSearches.lanes) {
      let own = asked[start..<min(start + ColumnSearches.lanes, asked.count)]
      for (lane, number) in own.enumerated() {
        searches.look(lane, for: number, from: 0, by: index)
      }
      searches.search(values, count: values.count)
      for (lane, number) in own.enumerated() {
        #expect(searches.below(lane) == values.count { $0 < number }, "below \(number)")
      }
    }
  }
}
