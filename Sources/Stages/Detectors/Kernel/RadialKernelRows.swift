import Numerics

/// Rows of the matrix of the kernel e^(−γ‖x − y‖²).
///
/// Points are centered and scaled by √γ, so that e^(2x·y − ‖x‖² − ‖y‖²) loses little in `Float`; between
/// points so far out that it would, the kernel is computed from their differences in `Double`.
struct RadialKernelRows: Sendable {
  private let kernel: KernelFunction
  private let rows: Matrix<Float>
  /// The rows, centered and scaled.
  private let points: Matrix<Float>
  /// The points, each a column, so that one kernel row is a sum of few long rows.
  private let turned: Matrix<Float>
  /// The inner product of each point with itself.
  private let squares: [Float]
  /// The points whose square exceeds `near`, ascending.
  private let far: [Int]

  /// Up to this square of a point's length, rounding of inner products costs less than 4e-6.
  private static let near: Float = 16

  init(gamma: Double, _ rows: Matrix<Float>) {
    let points = Self.points(rows, scale: gamma.squareRoot())
    self.init(kernel: .rbf(gamma: gamma), rows: rows, points: points, squares: points.squares)
  }

  private init(
    kernel: KernelFunction, rows: Matrix<Float>, points: Matrix<Float>, squares: [Float]
  ) {
    self.kernel = kernel
    self.rows = rows
    self.points = points
    self.squares = squares
    turned = points.transposed
    far = squares.indices.filter { squares[$0] > Self.near }
  }

  /// Rows centered and scaled, each number held within ±10¹⁵ so that no square overflows.
  private static func points(_ rows: Matrix<Float>, scale: Double) -> Matrix<Float> {
    let centers = (0..<rows.columns).map { Moments.mean(of: rows.column($0)) }
    return Matrix(rows: rows.rows, columns: rows.columns) { row, column in
      let value = (Double(rows[row, column]) - centers[column]) * scale
      return Float(max(min(value, 1e15), -1e15))
    }
  }

  func gathering(_ indices: [Int]) -> RadialKernelRows {
    RadialKernelRows(
      kernel: kernel, rows: rows.gathering(rows: indices), points: points.gathering(rows: indices),
      squares: indices.map { squares[$0] })
  }

  func fill(
    _ target: inout Matrix<Float>, row: Int, withPoint index: Int, of other: RadialKernelRows
  ) {
    var kernels = target.mutableRow(row)
    kernels.setGaussians(
      around: other.points.row(index), square: other.squares[index], turned: turned,
      squares: squares.span)
    refine(&kernels, point: index, of: other, with: 0..<rows.rows)
  }

  /// The kernels of some points of `other`, each a row, with the points of this in `block`.
  func kernels(
    of members: Range<Int>, in other: RadialKernelRows, with block: Range<Int>
  ) -> Matrix<Float> {
    var kernels = other.points.rows(members).times(turned.columns(block))
    for (row, point) in members.enumerated() {
      finish(&kernels, row: row, point: point, of: other, with: block)
    }
    return kernels
  }

  /// Turns inner products, of one point of `other` with the points in `block`, into kernels.
  private func finish(
    _ target: inout Matrix<Float>, row: Int, point: Int, of other: RadialKernelRows,
    with block: Range<Int>
  ) {
    var kernels = target.mutableRow(row)
    kernels.gaussiansFromProducts(
      square: other.squares[point], squares: squares.span.extracting(block))
    refine(&kernels, point: point, of: other, with: block)
  }

  /// Computes kernels between points far out anew.
  private func refine(
    _ kernels: inout MutableSpan<Float>, point: Int, of other: RadialKernelRows,
    with block: Range<Int>
  ) {
    let square = other.squares[point]
    guard square > Self.near else { return }
    for index in far where block.contains(index) {
      let place = index - block.lowerBound
      guard kernels[place] > 1e-7 || square + squares[index] > 1e6 else { continue }
      kernels[place] = Float(kernel(other.rows.row(point), rows.row(index)))
    }
  }
}

extension Matrix where Element == Float {
  /// The inner product of each row with itself, added up in `Double`.
  fileprivate var squares: [Float] {
    (0..<rows).map { index in
      let row = row(index)
      var sum = 0.0
      for column in row.indices { sum += Double(row[column]) * Double(row[column]) }
      return Float(sum)
    }
  }
}
