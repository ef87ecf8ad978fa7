import Kernels

/// Points in an order that keeps near ones together, turned leaf by leaf, with boxes around the leaves.
struct Leaves: Sendable {
  static let size = Int(ASSAY_LEAF)
  /// Where columns are very many, an order by all of them costs more than it saves.
  private static let orderedColumns = 32

  /// The points in their order, as they came.
  let points: Matrix<Float>
  let view: CenteredView
  private let tree: SpatialOrder
  private let boxes: LeafBoxes
  /// The points as the view sees them: of each leaf column after column.
  private let turned: AlignedBuffer<Float>
  /// Half of each point's squared length, as `CenteredRows` has it; where no point is, NaN.
  private let halves: AlignedBuffer<Float>

  init(_ points: Matrix<Float>) {
    let columns = points.columns
    tree = SpatialOrder(
      points.columns(0..<min(columns, Self.orderedColumns)), leafSize: Self.size)
    self.points = points.gathering(rows: tree.order.map { Int($0) })
    view = CenteredView(self.points)
    boxes = LeafBoxes(self.points)
    turned = AlignedBuffer(count: boxes.count * columns * Self.size)
    halves = AlignedBuffer(uninitialized: boxes.count * Self.size)
    for leaf in 0..<boxes.count { turn(leaf) }
  }

  private func turn(_ leaf: Int) {
    let (columns, start) = (points.columns, leaf * Self.size)
    let seen = view.rows(points.rows(members(of: leaf)))
    for place in 0..<Self.size {
      unsafe halves.base[start + place] = place < seen.matrix.rows ? seen.halves.base[place] : .nan
    }
    let to = unsafe turned.base + start * columns
    for row in 0..<seen.matrix.rows {
      for column in 0..<columns {
        unsafe to[column * Self.size + row] = seen.matrix.base[row * columns + column]
      }
    }
  }

  var count: Int { boxes.count }
  /// How many distances to leaves are found at once: some more than there are leaves.
  var places: Int { boxes.stride }
  /// Which point each was, in their order.
  var order: [Int32] { tree.order }

  func members(of leaf: Int) -> Range<Int> {
    (leaf * Self.size)..<min((leaf + 1) * Self.size, points.rows)
  }

  /// The leaf into which each query leads.
  func homes(of queries: Matrix<Float>) -> [Int32] {
    (0..<queries.rows).map { row in
      unsafe Int32(tree.place(of: queries.base + row * queries.stride) / Self.size)
    }
  }

  /// The squared distances of the box around the queries of a room to all leaves.
  func bound(_ room: LeafRoom) {
    unsafe boxes.squares(fromBox: room.lower, room.upper, into: room.leafBounds)
  }

  /// Notes the squared distances of the queries of a room to the box of a leaf.
  func bound(_ leaf: Int, _ room: LeafRoom) {
    if room.count == 1 {
      unsafe room.bounds[0] = room.leafBounds[leaf]
    } else {
      unsafe boxes.squares(fromLeaf: leaf, to: room.turned, room.count, into: room.bounds)
    }
  }

  /// Finds those of some queries of a room to which points of a leaf may be near, and those points; tells of
  /// how many queries.
  func near(_ leaf: Int, _ range: Range<Int>, _ room: LeafRoom) -> Int {
    let (columns, first) = (points.columns, range.lowerBound)
    return unsafe Int(
      assay_near_in_leaf(
        room.seen!.matrix.base + first * columns, Int64(columns), room.bounds + first,
        room.reaches + first, room.cuts + first, Int64(range.count),
        turned.base + leaf * columns * Self.size, halves.base + leaf * Self.size, Int64(columns),
        room.hits, room.masks))
  }
}
