import Numerics

/// Rows that take turns: each comes once before any comes again, and those that follow each other are strangers.
struct RowTurns {
  private let order: [Int]
  private var place = 0

  /// - Precondition: there is at least one row.
  init(of rows: Int, seed: Seed) {
    precondition(rows > 0, "no rows take turns")
    var generator = seed.generator()
    order = generator.permutation(rows)
  }

  /// The next `count` rows.
  mutating func next(_ count: Int) -> [Int] {
    let rows = (place..<(place + count)).map { order[$0 % order.count] }
    place = (place + count) % order.count
    return rows
  }
}
