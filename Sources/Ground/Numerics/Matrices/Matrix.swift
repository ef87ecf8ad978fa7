/// A number that matrices hold: `Float` or `Double`.
public protocol Scalar: BinaryFloatingPoint, LosslessStringConvertible, BitwiseCopyable, Sendable {}
extension Float: Scalar {}
extension Double: Scalar {}

/// A table of numbers, row after row in memory.
///
/// A matrix is a value: a copy shares its elements until one of the two is changed. A slice of rows
/// or columns shares them too, so taking one costs nothing.
public struct Matrix<Element: Scalar>: Sendable {
  public let rows: Int
  public let columns: Int
  /// How many elements lie between the starts of two rows; more than `columns` in a slice of columns.
  @usableFromInline let stride: Int
  @usableFromInline let offset: Int
  @usableFromInline var buffer: AlignedBuffer<Element>

  /// Makes a matrix of zeros.
  @inlinable
  public init(rows: Int, columns: Int) {
    precondition(rows >= 0 && columns >= 0, "a matrix cannot be \(rows) × \(columns)")
    self.init(
      rows: rows, columns: columns, stride: columns, offset: 0,
      buffer: AlignedBuffer(count: rows * columns))
  }

  /// Makes a matrix whose elements are whatever memory holds, to be filled before anyone reads them.
  public init(unfilled rows: Int, _ columns: Int) { self.init(uninitialized: rows, columns) }

  @usableFromInline
  init(uninitialized rows: Int, _ columns: Int) {
    precondition(rows >= 0 && columns >= 0, "a matrix cannot be \(rows) × \(columns)")
    self.init(
      rows: rows, columns: columns, stride: columns, offset: 0,
      buffer: AlignedBuffer(uninitialized: rows * columns))
  }

  /// Takes another shape in the same memory, with whatever elements lie there, to be filled before anyone reads
  /// them. Memory that is shared, or not enough, is left alone.
  public mutating func reshape(rows: Int, columns: Int) {
    precondition(rows >= 0 && columns >= 0, "a matrix cannot be \(rows) × \(columns)")
    let canStay = isKnownUniquelyReferenced(&buffer) && buffer.owner == nil
    if canStay, buffer.count >= rows * columns {
      self = Matrix(rows: rows, columns: columns, stride: columns, offset: 0, buffer: buffer)
    } else {
      self = Matrix(uninitialized: rows, columns)
    }
  }

  @usableFromInline
  init(rows: Int, columns: Int, stride: Int, offset: Int, buffer: AlignedBuffer<Element>) {
    self.rows = rows
    self.columns = columns
    self.stride = stride
    self.offset = offset
    self.buffer = buffer
  }

  /// Makes a matrix from its elements, row after row.
  @inlinable
  public init(rows: Int, columns: Int, elements: [Element]) {
    precondition(
      elements.count == rows * columns,
      "\(elements.count) elements do not fill \(rows) × \(columns)")
    self.init(uninitialized: rows, columns)
    for index in elements.indices { unsafe buffer.base[index] = elements[index] }
  }

  /// Makes a matrix from rows of equal length.
  @inlinable
  public init(_ rows: [[Element]]) {
    let columns = rows.first?.count ?? 0
    precondition(rows.allSatisfy { $0.count == columns }, "rows of a matrix are equally long")
    self.init(rows: rows.count, columns: columns, elements: rows.flatMap { $0 })
  }

  /// Makes a matrix whose element at each place is what `element` answers for its row and column.
  @inlinable
  public init(rows: Int, columns: Int, _ element: (Int, Int) throws -> Element) rethrows {
    self.init(uninitialized: rows, columns)
    for row in 0..<rows {
      for column in 0..<columns {
        unsafe buffer.base[row * columns + column] = try element(row, column)
      }
    }
  }

  /// What a message says of the size: `3 × 4`.
  @inlinable public var shape: String { "\(rows) × \(columns)" }

  /// All elements, row after row.
  @inlinable
  public var elements: [Element] {
    var all: [Element] = []
    all.reserveCapacity(rows * columns)
    for row in 0..<rows {
      let span = self.row(row)
      for column in span.indices { all.append(span[column]) }
    }
    return all
  }

  @inlinable
  public subscript(row: Int, column: Int) -> Element {
    get {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns, "outside the matrix")
      return unsafe buffer.base[offset + row * stride + column]
    }
    set {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns, "outside the matrix")
      makeUnique()
      unsafe buffer.base[offset + row * stride + column] = newValue
    }
  }

  /// The elements of one row, in place.
  @inlinable @_lifetime(borrow self)
  public func row(_ row: Int) -> Span<Element> {
    precondition(row >= 0 && row < rows, "row \(row) of a matrix of \(shape)")
    let start = unsafe UnsafePointer(buffer.base + offset + row * stride)
    let span = unsafe Span(_unsafeStart: start, count: columns)
    return unsafe _overrideLifetime(span, borrowing: self)
  }

  /// The elements of one row, in place, to be changed.
  @inlinable @_lifetime(&self)
  public mutating func mutableRow(_ row: Int) -> MutableSpan<Element> {
    precondition(row >= 0 && row < rows, "row \(row) of a matrix of \(shape)")
    makeUnique()
    let start = unsafe buffer.base + offset + row * stride
    let span = unsafe MutableSpan(_unsafeStart: start, count: columns)
    return unsafe _overrideLifetime(span, mutating: &self)
  }

  /// Takes a copy of the elements if another matrix shares them, or if they belong to someone else.
  @inlinable
  mutating func makeUnique() {
    guard !isKnownUniquelyReferenced(&buffer) || buffer.owner != nil else { return }
    self = compact()
  }

  /// A matrix with the same elements, which shares none of them and leaves no gap between rows.
  @inlinable
  public func compact() -> Matrix {
    let copy = Matrix(uninitialized: rows, columns)
    for row in 0..<rows {
      unsafe (copy.buffer.base + row * columns).update(
        from: buffer.base + offset + row * stride, count: columns)
    }
    return copy
  }
}

extension Matrix: Equatable {
  /// Whether two matrices have the same shape and equal elements; a NaN equals nothing.
  @inlinable
  public static func == (left: Matrix, right: Matrix) -> Bool {
    left.rows == right.rows && left.columns == right.columns
      && (0..<left.rows).allSatisfy { row in
        let (a, b) = (left.row(row), right.row(row))
        return (0..<left.columns).allSatisfy { a[$0] == b[$0] }
      }
  }
}
