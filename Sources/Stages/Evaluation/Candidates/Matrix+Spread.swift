import Numerics

extension Matrix where Element == Double {
  func adding(_ other: Matrix) -> Matrix {
    Matrix(rows: rows, columns: columns) { self[$0, $1] + other[$0, $1] }
  }
  func subtracting(_ other: Matrix) -> Matrix {
    Matrix(rows: rows, columns: columns) { self[$0, $1] - other[$0, $1] }
  }
  func scaled(by factor: Double) -> Matrix {
    Matrix(rows: rows, columns: columns) { self[$0, $1] * factor }
  }

  /// Draws of a normal distribution around 0 with these covariances, one a row.
  func normalDraws(_ count: Int, seed: Seed) throws(NumericsError) -> Matrix {
    let eigen = try symmetricEigen()
    let scales = eigen.values.map { Swift.max(0, $0).squareRoot() }
    var generator = seed.generator()
    let normal = Matrix(rows: count, columns: rows) { _, place in
      generator.normal() * scales[place]
    }
    return normal.times(eigen.vectors)
  }
}
