import COpenBLAS

extension Matrix {
  /// Replaces a row by the sum of the rows of `other`, each times its coefficient.
  ///
  /// - Precondition: a coefficient for each row of `other`, which has as many columns as this matrix.
  public mutating func setRow(
    _ row: Int, toSumOf other: Matrix, times coefficients: Span<Element>
  ) {
    precondition(row >= 0 && row < rows, "row \(row) of a matrix of \(shape)")
    precondition(
      coefficients.count == other.rows && columns == other.columns,
      "\(coefficients.count) × \(other.shape) do not fill a row of \(shape)")
    guard columns > 0 else { return }
    BLAS.hold()
    makeUnique()
    let (m, n) = (Int32(other.rows), Int32(columns))
    unsafe coefficients.withUnsafeBufferPointer { coefficients in
      let coefficients = unsafe UnsafeRawPointer(coefficients.baseAddress ?? UnsafePointer(base))
      let target = unsafe UnsafeMutableRawPointer(base + row * stride)
      if Element.self == Float.self {
        unsafe cblas_sgemv(
          CblasRowMajor, CblasTrans, m, n, 1, other.floats, other.leading,
          coefficients.assumingMemoryBound(to: Float.self), 1, 0,
          target.assumingMemoryBound(to: Float.self), 1)
      } else {
        unsafe cblas_dgemv(
          CblasRowMajor, CblasTrans, m, n, 1, other.doubles, other.leading,
          coefficients.assumingMemoryBound(to: Double.self), 1, 0,
          target.assumingMemoryBound(to: Double.self), 1)
      }
    }
    withExtendedLifetime(other) {}
  }
}
