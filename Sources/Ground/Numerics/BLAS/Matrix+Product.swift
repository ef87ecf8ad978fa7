import COpenBLAS

extension Matrix {
  /// Multiplies two matrices: `columns` equals `other.rows`.
  public func times(_ other: Matrix) -> Matrix {
    Matrix(.plain(self), times: .plain(other))
  }

  /// This matrix times `other` turned: the inner products of the rows of both.
  public func timesTransposed(_ other: Matrix) -> Matrix {
    Matrix(.plain(self), times: .transposed(other))
  }

  /// This matrix turned, times `other`: the inner products of the columns of both.
  public func transposedTimes(_ other: Matrix) -> Matrix {
    Matrix(.transposed(self), times: .plain(other))
  }

  /// The inner products of this matrix's columns with each other, exactly symmetric.
  public func gram() -> Matrix {
    var products = Matrix(rows: columns, columns: columns)
    products.accumulateGram(of: self)
    return products
  }

  private init(_ left: Operand<Element>, times right: Operand<Element>) {
    self.init(uninitialized: left.rows, right.columns)
    accumulate(left, right)
  }

  /// Multiplies this matrix by a column of numbers.
  public func times(_ vector: [Element]) -> [Element] {
    precondition(vector.count == columns, "cannot multiply \(shape) by \(vector.count) × 1")
    return multiplied(by: vector, giving: rows, CblasNoTrans)
  }

  /// Multiplies this matrix, turned, by a column of numbers.
  public func transposedTimes(_ vector: [Element]) -> [Element] {
    precondition(
      vector.count == rows, "cannot multiply \(columns) × \(rows) by \(vector.count) × 1")
    return multiplied(by: vector, giving: columns, CblasTrans)
  }

  private func multiplied(
    by vector: [Element], giving count: Int, _ order: CBLAS_TRANSPOSE
  ) -> [Element] {
    let answer = Matrix(rows: count, columns: 1)
    guard rows > 0, columns > 0 else { return answer.elements }
    BLAS.hold()
    let column = Matrix(rows: vector.count, columns: 1, elements: vector)
    let (m, n) = (Int32(rows), Int32(columns))
    if Element.self == Float.self {
      unsafe cblas_sgemv(
        CblasRowMajor, order, m, n, 1, floats, leading, column.floats, 1, 0, answer.mutableFloats, 1
      )
    } else {
      unsafe cblas_dgemv(
        CblasRowMajor, order, m, n, 1, doubles, leading, column.doubles, 1, 0,
        answer.mutableDoubles, 1)
    }
    withExtendedLifetime((self, column)) {}
    return answer.elements
  }
}
