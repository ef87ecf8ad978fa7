/// Euclidean nearest neighbors leaf by leaf.
///
/// Leaves hold 64 points that lie near each other, and queries that lie near each other go through them
/// together. Points are moved to their center, scaled, and rounded to `Float`, so that inner products bound
/// all squared distances in a leaf from below: |x|² + |y|² − 2 x·y less all that rounding can have added. Only
/// pairs whose bound does not exceed what the list of the query holds are measured, in `Double`; and a query
/// whose list does not reach the box of a leaf is not asked at all.
struct LeafSearch: Sendable {
  private let leaves: Leaves
  private let rooms: Pool<LeafRoom>

  init(_ points: Matrix<Float>) {
    let leaves = Leaves(points)
    self.leaves = leaves
    rooms = Pool { LeafRoom(columns: points.columns, leaves: leaves.places) }
  }

  /// Fills `lists`, a row a query.
  func search(_ queries: Matrix<Float>, into lists: NearestLists) {
    let homes = leaves.homes(of: queries)
    let order = Self.order(homes, leaves.count)
    _ = Workers.map(queries.rows, inBlocksOf: Leaves.size) { range in
      let rows = Array(order[range])
      look(
        for: Asked(
          rows: queries.gathering(rows: rows), lists: rows, homes: rows.map { Int(homes[$0]) },
          areAtHome: false),
        lists)
    }
  }

  /// Answers for each point the nearest others.
  func searchAmongThemselves(_ count: Int) -> Neighbors {
    let lists = NearestLists(rows: leaves.points.rows, count: count)
    _ = Workers.map(leaves.count) { leaf in
      let members = leaves.members(of: leaf)
      look(
        for: Asked(
          rows: leaves.points.rows(members), lists: leaves.order[members].map { Int($0) },
          homes: Array(repeating: leaf, count: members.count), areAtHome: true),
        lists)
    }
    return lists.neighbors()
  }

  /// The queries, those of one home beside each other, in the order of the leaves.
  private static func order(_ homes: [Int32], _ leaves: Int) -> [Int] {
    var starts = [Int](repeating: 0, count: leaves + 1)
    for home in homes { starts[Int(home) + 1] += 1 }
    for leaf in 0..<leaves { starts[leaf + 1] += starts[leaf] }
    var order = [Int](repeating: 0, count: homes.count)
    for (query, home) in homes.enumerated() {
      order[starts[Int(home)]] = query
      starts[Int(home)] += 1
    }
    return order
  }

  /// At most 64 queries that are asked together.
  private struct Asked {
    let rows: Matrix<Float>
    /// Which list each fills.
    let lists: [Int]
    /// The leaf to which each belongs; equal ones stand beside each other.
    let homes: [Int]
    /// Whether the queries are the points of their home, so that none is its own neighbor.
    let areAtHome: Bool
  }

  private func look(for asked: Asked, _ lists: NearestLists) {
    rooms.borrow { room in
      room.take(asked.rows, leaves.view.rows(asked.rows))
      leaves.bound(room)
      var start = 0
      while start < asked.homes.count {
        let home = asked.homes[start]
        let end = asked.homes[start...].firstIndex { $0 != home } ?? asked.homes.count
        visit(home, start..<end, of: asked, areFirst: true, room, lists)
        start = end
      }
      // Leaves were made by halving, so those whose numbers differ in the last bits lie near.
      let home = asked.homes[asked.homes.count / 2]
      for step in 0..<(1 << (Int.bitWidth - (leaves.count - 1).leadingZeroBitCount)) {
        let leaf = home ^ step
        guard leaf < leaves.count, unsafe room.leafBounds[leaf] <= room.reach else { continue }
        leaves.bound(leaf, room)
        visit(leaf, 0..<asked.rows.rows, of: asked, areFirst: false, room, lists)
      }
    }
  }

  /// Looks at the points of a leaf for some of the queries; unless they are the first, only for those that
  /// belong elsewhere.
  private func visit(
    _ leaf: Int, _ queries: Range<Int>, of asked: Asked, areFirst: Bool, _ room: LeafRoom,
    _ lists: NearestLists
  ) {
    for hit in 0..<leaves.near(leaf, queries, room) {
      let query = unsafe queries.lowerBound + Int(room.hits[hit])
      guard areFirst || asked.homes[query] != leaf else { continue }
      var mask = unsafe room.masks[hit]
      if areFirst && asked.areAtHome { mask &= ~(1 << UInt64(query)) }
      let list = asked.lists[query]
      let isChanged = unsafe lists.take(
        mask, of: leaves.points, from: leaf * Leaves.size, named: leaves.order,
        for: asked.rows.base + query * asked.rows.stride, in: list)
      if isChanged { room.narrow(query, to: lists.limit(of: list), leaves.view) }
    }
    room.updateReach()
  }
}
