import Kernels

extension MutableSpan where Element == Float {
  /// Replaces inner products of one point with others by e^(−squared distance), each at most 1.
  ///
  /// - Parameters:
  ///   - square: the point's inner product with itself.
  ///   - squares: those of the others, one an element.
  public mutating func gaussiansFromProducts(square: Float, squares: Span<Float>) {
    precondition(squares.count == count, "\(count) products need as many squares")
    unsafe withUnsafeMutableBufferPointer { products in
      unsafe squares.withUnsafeBufferPointer { squares in
        guard let base = products.baseAddress else { return }
        unsafe assay_gaussians_of_products(
          base, squares.baseAddress, square, Int64(products.count))
      }
    }
  }

  /// Fills this with e^(−squared distance) between a point and others, each at most 1.
  ///
  /// - Parameters:
  ///   - square: the point's inner product with itself.
  ///   - turned: the others, each a column.
  ///   - squares: the inner product of each of the others with itself.
  public mutating func setGaussians(
    around point: Span<Float>, square: Float, turned: Matrix<Float>, squares: Span<Float>
  ) {
    precondition(
      turned.columns == count && squares.count == count && turned.rows == point.count,
      "\(turned.shape) points with \(squares.count) squares do not fill \(count) numbers")
    unsafe withUnsafeMutableBufferPointer { answers in
      unsafe point.withUnsafeBufferPointer { point in
        unsafe squares.withUnsafeBufferPointer { squares in
          guard let base = answers.baseAddress else { return }
          unsafe assay_gaussian_row(
            point.baseAddress, turned.floats, Int64(turned.stride), Int64(turned.rows),
            squares.baseAddress, square, Int64(answers.count), base)
        }
      }
    }
    withExtendedLifetime(turned) {}
  }
}
