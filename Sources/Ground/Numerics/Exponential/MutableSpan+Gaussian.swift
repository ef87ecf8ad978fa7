extension MutableSpan where Element == Float {
  /// Replaces inner products of one point with others by e^(−squared distance), each at most 1.
  ///
  /// - Parameters:
  ///   - square: the point's inner product with itself.
  ///   - squares: those of the others, one an element.
  public mutating func gaussiansFromProducts(square: Float, squares: Span<Float>) {
    precondition(squares.count == count, "\(count) products need as many squares")
    let whole = count / 16 * 16
    unsafe withUnsafeMutableBytes { products in
      unsafe squares.withUnsafeBytes { squares in
        for place in stride(from: 0, to: whole, by: 16) {
          let offset = place * 4
          let answer = Self.gaussians(
            unsafe products.loadUnaligned(fromByteOffset: offset, as: SIMD16<Float>.self),
            square, unsafe squares.loadUnaligned(fromByteOffset: offset, as: SIMD16<Float>.self))
          unsafe products.storeBytes(of: answer, toByteOffset: offset, as: SIMD16<Float>.self)
        }
      }
    }
    guard whole < count else { return }
    var (products, others) = (SIMD16<Float>(), SIMD16<Float>())
    for lane in 0..<(count - whole) {
      products[lane] = self[whole + lane]
      others[lane] = squares[whole + lane]
    }
    let answer = Self.gaussians(products, square, others)
    for lane in 0..<(count - whole) { self[whole + lane] = answer[lane] }
  }

  @inline(__always)
  private static func gaussians(
    _ products: SIMD16<Float>, _ square: Float, _ squares: SIMD16<Float>
  ) -> SIMD16<Float> {
    let exponents = products + products - square - squares
    return exponents.replacing(with: 0, where: exponents .> 0).exponential()
  }
}
