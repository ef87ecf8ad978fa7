extension Matrix {
  /// The rows in `range`, sharing their elements.
  @inlinable
  public func rows(_ range: Range<Int>) -> Matrix {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= rows, "rows \(range) of a matrix of \(shape)")
    return Matrix(
      rows: range.count, columns: columns, stride: stride,
      offset: offset + range.lowerBound * stride, buffer: buffer)
  }

  /// The columns in `range`, sharing their elements.
  @inlinable
  public func columns(_ range: Range<Int>) -> Matrix {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= columns,
      "columns \(range) of a matrix of \(shape)")
    return Matrix(
      rows: rows, columns: range.count, stride: stride, offset: offset + range.lowerBound,
      buffer: buffer)
  }

  /// A copy of the rows at `indices`, in that order; an index may come twice.
  @inlinable
  public func gathering(rows indices: [Int]) -> Matrix {
    let copy = Matrix(uninitialized: indices.count, columns)
    for (place, row) in indices.enumerated() {
      precondition(row >= 0 && row < rows, "row \(row) of a matrix of \(shape)")
      unsafe (copy.buffer.base + place * columns).update(
        from: buffer.base + offset + row * stride, count: columns)
    }
    return copy
  }

  /// Replaces all rows by copies of those of `other` at `indices`, in that order.
  @inlinable
  public mutating func gather(_ indices: ArraySlice<Int>, of other: Matrix) {
    precondition(
      indices.count == rows && columns == other.columns,
      "\(indices.count) rows of \(other.shape) do not fill \(shape)")
    makeUnique()
    var target = unsafe buffer.base + offset
    for row in indices {
      precondition(row >= 0 && row < other.rows, "row \(row) of a matrix of \(other.shape)")
      unsafe target.update(
        from: other.buffer.base + other.offset + row * other.stride, count: columns)
      unsafe target += stride
    }
  }

  /// Replaces a row by numbers.
  @inlinable
  public mutating func setRow(_ row: Int, to numbers: Span<Element>) {
    precondition(numbers.count == columns, "\(numbers.count) numbers are no row of \(shape)")
    var target = mutableRow(row)
    for column in numbers.indices { target[column] = numbers[column] }
  }

  /// A copy of the columns at `indices`, in that order.
  @inlinable
  public func gathering(columns indices: [Int]) -> Matrix {
    Matrix(rows: rows, columns: indices.count) { self[$0, indices[$1]] }
  }

  /// A copy of one column.
  @inlinable
  public func column(_ column: Int) -> [Element] {
    (0..<rows).map { self[$0, column] }
  }

  @inlinable
  public var transposed: Matrix {
    Matrix(rows: columns, columns: rows) { self[$1, $0] }
  }
}

extension Matrix where Element == Float {
  /// The same numbers as `Double`, which holds each exactly.
  public var widened: Matrix<Double> {
    Matrix<Double>(rows: rows, columns: columns) { Double(self[$0, $1]) }
  }
}

extension Matrix where Element == Double {
  /// The same numbers, each rounded once to the nearest `Float`.
  public var rounded: Matrix<Float> {
    Matrix<Float>(rows: rows, columns: columns) { Float(self[$0, $1]) }
  }
}
