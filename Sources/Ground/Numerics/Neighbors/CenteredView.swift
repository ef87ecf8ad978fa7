/// How rows are moved and scaled so that `Float` products of them lose little.
struct CenteredView: Sendable {
  private let center: [Double]
  /// A power of two that brings the largest coordinate near 1.
  let scale: Double
  /// The share of |x|² + |y|² by which rounding may have raised |x|² + |y|² − 2 x·y: that of the inner
  /// product in any order, of the coordinates, and of the few operations on it.
  private let slack: Double

  init(_ points: Matrix<Float>) {
    center = points.columnMeans()
    var largest = 0.0
    for row in 0..<points.rows {
      let row = points.row(row)
      for column in row.indices {
        largest = max(largest, abs(Double(row[column]) - center[column]))
      }
    }
    let exponent = largest > 0 && largest.isFinite ? -Int(largest.exponent) : 0
    scale = Double(sign: .plus, exponent: exponent, significand: 1)
    slack = Double(points.columns + 16) * 0x1p-24 * 1.05
  }

  /// Rows as the view sees them.
  func rows(_ rows: Matrix<Float>) -> CenteredRows {
    let matrix = Matrix<Float>(uninitialized: rows.rows, rows.columns)
    let halves = AlignedBuffer<Float>(uninitialized: rows.rows)
    var bounds = [Double](repeating: 0, count: rows.rows)
    for row in 0..<rows.rows {
      let from = unsafe rows.base + row * rows.stride
      let to = unsafe matrix.base + row * rows.columns
      var square = 0.0
      for column in 0..<rows.columns {
        // Beyond 2⁴⁰ times the points' spread, the bound is blind anyway; so nothing overflows.
        let moved = unsafe (Double(from[column]) - center[column]) * scale
        let coordinate = Float(min(max(moved, -0x1p40), 0x1p40))
        unsafe to[column] = coordinate
        square += Double(coordinate) * Double(coordinate)
        if abs(moved) > 0x1p40 { square = .infinity }
      }
      // What underflows is less than 2⁻¹²⁶ a column.
      let bound =
        square.isFinite ? square * (1 - slack) - Double(rows.columns) * 0x1p-120 : -.infinity
      bounds[row] = bound
      unsafe halves.base[row] = Float(bound / 2).nextDown
    }
    return CenteredRows(matrix: matrix, halves: halves, bounds: bounds)
  }
}

/// Rows as a `CenteredView` sees them, with what is needed to bound their distances.
struct CenteredRows: Sendable {
  let matrix: Matrix<Float>
  /// Half of each row's squared length less what rounding may have added to sums with it.
  let halves: AlignedBuffer<Float>
  /// The same, not halved and not rounded.
  let bounds: [Double]

  /// What an inner product less the other row's half must reach for the pair to lie within `limit`.
  @inline(__always)
  func cut(_ row: Int, limit: Double, _ view: CenteredView) -> Float {
    let reach = limit * view.scale
    // The square forgives the rounding of distances in `Double`.
    return Float((bounds[row] - reach * reach * (1 + 1e-12)) / 2).nextDown
  }
}
