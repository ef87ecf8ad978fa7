import Kernels

/// The least and the greatest number of each column in each leaf.
struct LeafBoxes: Sendable {
  let count: Int
  private let columns: Int
  /// A row a leaf.
  private let lower: AlignedBuffer<Float>
  private let upper: AlignedBuffer<Float>
  /// The same column after column, in whole vectors.
  private let lowerColumns: AlignedBuffer<Float>
  private let upperColumns: AlignedBuffer<Float>
  /// How many places a column has, and so how many distances are found at once.
  let stride: Int

  init(_ points: Matrix<Float>) {
    columns = points.columns
    count = (points.rows + Leaves.size - 1) / Leaves.size
    stride = count.roundedUp(to: 16)
    lower = AlignedBuffer(uninitialized: count * columns)
    upper = AlignedBuffer(uninitialized: count * columns)
    lowerColumns = AlignedBuffer(count: stride * columns)
    upperColumns = AlignedBuffer(count: stride * columns)
    for leaf in 0..<count {
      let first = leaf * Leaves.size
      let last = min(first + Leaves.size, points.rows)
      let (low, high) = unsafe (lower.base + leaf * columns, upper.base + leaf * columns)
      unsafe points.bound(first..<last, low, high)
      for column in 0..<columns {
        unsafe lowerColumns.base[column * stride + leaf] = low[column]
        unsafe upperColumns.base[column * stride + leaf] = high[column]
      }
    }
  }

  /// The squared distances of a box to the boxes of all leaves.
  func squares(
    fromBox low: UnsafePointer<Float>, _ high: UnsafePointer<Float>,
    into squares: UnsafeMutablePointer<Float>
  ) {
    unsafe assay_box_squares(
      low, high, lowerColumns.base, upperColumns.base, Int64(stride), Int64(columns),
      Int64(stride), squares)
  }

  /// The squared distances of the box of a leaf to rows that stand column after column, 64 a column.
  func squares(
    fromLeaf leaf: Int, to rows: UnsafePointer<Float>, _ count: Int,
    into squares: UnsafeMutablePointer<Float>
  ) {
    unsafe assay_box_squares(
      lower.base + leaf * columns, upper.base + leaf * columns, rows, rows, Int64(Leaves.size),
      Int64(columns), Int64(count.roundedUp(to: 16)), squares)
  }
}

extension Int {
  func roundedUp(to multiple: Int) -> Int { (self + multiple - 1) / multiple * multiple }
}

extension Matrix where Element == Float {
  /// Writes the least and the greatest number of each column among some rows, of which there is one at least.
  func bound(
    _ rows: Range<Int>, _ low: UnsafeMutablePointer<Float>, _ high: UnsafeMutablePointer<Float>
  ) {
    let first = unsafe base + rows.lowerBound * stride
    unsafe low.initialize(from: first, count: columns)
    unsafe high.initialize(from: first, count: columns)
    for row in rows.dropFirst() {
      unsafe SpatialOrder.widen(low, high, by: base + row * stride, columns)
    }
  }
}
