import COpenBLAS

/// A matrix as it takes part in a product: as it stands, or turned.
public enum Operand<Element: Scalar>: Sendable {
  case plain(Matrix<Element>)
  case transposed(Matrix<Element>)

  public var rows: Int {
    switch self {
    case .plain(let matrix): matrix.rows
    case .transposed(let matrix): matrix.columns
    }
  }

  public var columns: Int {
    switch self {
    case .plain(let matrix): matrix.columns
    case .transposed(let matrix): matrix.rows
    }
  }

  public var shape: String { "\(rows) × \(columns)" }

  fileprivate var matrix: Matrix<Element> {
    switch self {
    case .plain(let matrix), .transposed(let matrix): matrix
    }
  }

  fileprivate var order: CBLAS_TRANSPOSE {
    switch self {
    case .plain: CblasNoTrans
    case .transposed: CblasTrans
    }
  }
}

extension Matrix {
  /// Replaces this matrix by `scale` · `left` · `right` + `keep` · itself.
  ///
  /// With `keep` 0 what stood here before does not matter, not even a NaN.
  public mutating func accumulate(
    _ left: Operand<Element>, _ right: Operand<Element>, scale: Element = 1, keep: Element = 0
  ) {
    precondition(left.columns == right.rows, "cannot multiply \(left.shape) by \(right.shape)")
    precondition(
      rows == left.rows && columns == right.columns,
      "\(left.shape) times \(right.shape) does not fill \(shape)")
    guard rows > 0, columns > 0 else { return }
    BLAS.hold()
    makeUnique()
    let (a, b) = (left.matrix, right.matrix)
    let inner = Int32(left.columns)
    if Element.self == Float.self {
      unsafe cblas_sgemm(
        CblasRowMajor, left.order, right.order, Int32(rows), Int32(columns), inner,
        Float(scale), a.floats, a.leading, b.floats, b.leading, Float(keep), mutableFloats, leading)
    } else {
      unsafe cblas_dgemm(
        CblasRowMajor, left.order, right.order, Int32(rows), Int32(columns), inner,
        Double(scale), a.doubles, a.leading, b.doubles, b.leading, Double(keep), mutableDoubles,
        leading)
    }
    withExtendedLifetime((a, b)) {}
  }

  /// Replaces this square matrix by `scale` · `rows`ᵀ · `rows` + `keep` · itself, exactly symmetric.
  ///
  /// Only the upper half of what stood here before is read.
  public mutating func accumulateGram(of rows: Matrix, scale: Element = 1, keep: Element = 0) {
    precondition(
      self.rows == rows.columns && columns == rows.columns,
      "the products of columns of \(rows.shape) do not fill \(shape)")
    guard columns > 0 else { return }
    BLAS.hold()
    makeUnique()
    let (size, depth) = (Int32(columns), Int32(rows.rows))
    if Element.self == Float.self {
      unsafe cblas_ssyrk(
        CblasRowMajor, CblasUpper, CblasTrans, size, depth, Float(scale), rows.floats,
        rows.leading, Float(keep), mutableFloats, leading)
    } else {
      unsafe cblas_dsyrk(
        CblasRowMajor, CblasUpper, CblasTrans, size, depth, Double(scale), rows.doubles,
        rows.leading, Double(keep), mutableDoubles, leading)
    }
    withExtendedLifetime(rows) {}
    mirrorUpper()
  }

  /// Copies the upper half onto the lower half.
  mutating func mirrorUpper() {
    for row in 0..<rows {
      for column in 0..<row {
        unsafe base[row * stride + column] = base[column * stride + row]
      }
    }
  }
}

/// What C sees of a matrix.
extension Matrix {
  /// Where the first element lies.
  var base: UnsafeMutablePointer<Element> { unsafe buffer.base + offset }

  /// The distance between rows, as BLAS wants it.
  var leading: Int32 { Int32(max(stride, 1)) }

  var floats: UnsafePointer<Float> {
    unsafe UnsafeRawPointer(base).assumingMemoryBound(to: Float.self)
  }
  var doubles: UnsafePointer<Double> {
    unsafe UnsafeRawPointer(base).assumingMemoryBound(to: Double.self)
  }
  var mutableFloats: UnsafeMutablePointer<Float> {
    unsafe UnsafeMutableRawPointer(base).assumingMemoryBound(to: Float.self)
  }
  var mutableDoubles: UnsafeMutablePointer<Double> {
    unsafe UnsafeMutableRawPointer(base).assumingMemoryBound(to: Double.self)
  }
}
