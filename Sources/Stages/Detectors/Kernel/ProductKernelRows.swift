import Numerics

/// Rows of the matrix of a kernel that is a function of the inner product.
struct ProductKernelRows: Sendable {
  private let kernel: KernelFunction
  private let points: Matrix<Double>
  /// The points, each a column, so that one kernel row is a sum of few long rows.
  private let turned: Matrix<Double>

  init(_ kernel: KernelFunction, _ points: Matrix<Double>) {
    self.kernel = kernel
    self.points = points
    turned = points.transposed
  }

  func gathering(_ indices: [Int]) -> ProductKernelRows {
    ProductKernelRows(kernel, points.gathering(rows: indices))
  }

  func fill(
    _ target: inout Matrix<Float>, row: Int, withPoint index: Int, of other: ProductKernelRows
  ) {
    var products = Matrix<Double>(rows: 1, columns: turned.columns)
    products.setRow(0, toSumOf: turned, times: other.points.row(index))
    finish(products.row(0), into: &target, row: row)
  }

  /// The kernels of some points of `other`, each a row, with the points of this in `block`.
  func kernels(
    of members: Range<Int>, in other: ProductKernelRows, with block: Range<Int>
  ) -> Matrix<Float> {
    let products = other.points.rows(members).times(turned.columns(block))
    var kernels = Matrix<Float>(rows: members.count, columns: block.count)
    for row in 0..<members.count { finish(products.row(row), into: &kernels, row: row) }
    return kernels
  }

  private func finish(_ products: Span<Double>, into target: inout Matrix<Float>, row: Int) {
    var kernels = target.mutableRow(row)
    for place in stride(from: 0, to: products.count, by: 8) {
      let lanes = min(8, products.count - place)
      var values = SIMD8<Double>()
      for lane in 0..<lanes { values[lane] = products[place + lane] }
      let answers = kernel.ofProducts(values)
      for lane in 0..<lanes { kernels[place + lane] = Float(answers[lane]) }
    }
  }
}
