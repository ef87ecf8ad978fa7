import CLAPACKE

/// The eigenvalues of a symmetric matrix, ascending, and their vectors.
public struct SymmetricEigen: Sendable {
  /// The eigenvalues, ascending.
  public let values: [Double]
  /// The eigenvectors, one a row in the order of the values, each of length 1.
  ///
  /// A vector's sign is chosen so that its largest element, the first of equals, is positive.
  public let vectors: Matrix<Double>
}

extension Matrix where Element == Double {
  /// The eigenvalues and vectors of a symmetric matrix; only its lower half is read.
  public func symmetricEigen() throws(NumericsError) -> SymmetricEigen {
    precondition(rows == columns, "a matrix of \(shape) is not symmetric")
    try checkFinite()
    guard rows > 0 else { return SymmetricEigen(values: [], vectors: self) }
    BLAS.hold()
    // Read by columns, as LAPACK does, the lower half is the upper one and the vectors come as rows.
    let upper = Int8(UInt8(ascii: "U"))
    var vectors = compact()
    var values = [Double](repeating: 0, count: rows)
    let order = Int32(rows)
    let info = unsafe LAPACKE_dsyevd(
      LAPACK_COL_MAJOR, Letter.vectors, upper, order, vectors.mutableDoubles, order, &values)
    guard info == 0 else { throw .notConverged("the eigenvalues of a symmetric matrix") }
    for row in 0..<rows { vectors.orient(row: row) }
    return SymmetricEigen(values: values, vectors: vectors)
  }

  /// Turns a row round if its largest element, the first of equals, is negative; tells whether it did.
  @discardableResult
  mutating func orient(row: Int) -> Bool {
    var elements = mutableRow(row)
    var largest = 0
    for column in elements.indices where abs(elements[column]) > abs(elements[largest]) {
      largest = column
    }
    guard !elements.isEmpty, elements[largest] < 0 else { return false }
    for column in elements.indices { elements[column].negate() }
    return true
  }
}

/// The letters by which LAPACK is told what to do.
enum Letter {
  static let lower = Int8(UInt8(ascii: "L"))
  static let vectors = Int8(UInt8(ascii: "V"))
  static let small = Int8(UInt8(ascii: "S"))
}
