import Foundation
import Testing

@testable import Numerics

/// Residuals are compared with the rounding unit times the size of the numbers that were added.
private let rounding = 200 * Double.ulpOfOne

struct CholeskyTests {
  /// A well-conditioned positive definite matrix.
  func positive(_ size: Int) -> Matrix<Double> {
    var gram = Samples.gaussian(size + 5, size, as: Double.self).gram()
    for place in 0..<size { gram[place, place] += 1 }
    return gram
  }

  @Test(arguments: [1, 2, 17, 64])
  func `the factor times itself turned is the matrix`(size: Int) throws {
    let matrix = positive(size)
    let factor = try matrix.cholesky()
    #expect(
      largestDifference(factor.lower.timesTransposed(factor.lower), matrix) < rounding
        * Double(size) * 4)
    #expect(
      (0..<size).allSatisfy { row in
        ((row + 1)..<max(size, row + 1)).allSatisfy { factor.lower[row, $0] == 0 }
      })
  }

  @Test func `factor and determinant are those one can compute by hand`() throws {
    // det [[4, 2], [2, 5]] = 16
    let factor = try Matrix<Double>([[4, 2], [2, 5]]).cholesky()
    #expect(factor.lower == Matrix([[2, 0], [1, 2]]))
    #expect(abs(factor.logDeterminant - log(16)) < 1e-15 * 4)
  }

  @Test func `a matrix that is not positive definite is refused where it fails`() {
    #expect(throws: NumericsError.notPositiveDefinite(order: 2)) {
      try Matrix<Double>([[1, 2], [2, 1]]).cholesky()
    }
    #expect(throws: NumericsError.notFinite) { try Matrix<Double>([[.nan]]).cholesky() }
  }

  @Test func `a matrix of no rows has determinant 1`() throws {
    let factor = try Matrix<Double>(rows: 0, columns: 0).cholesky()
    #expect(factor.logDeterminant == 0)
  }

  @Test func `a triangle is solved column by column`() throws {
    let factor = try Matrix<Double>([[4, 2], [2, 17]]).cholesky()
    #expect(factor.lower == Matrix([[2, 0], [1, 4]]))
    #expect(factor.solveLower(Matrix([[2, 4], [9, 10]])) == Matrix([[1, 2], [2, 2]]))
  }

  /// 10¹⁶ + 1 is 10¹⁶, so that 10¹⁶ + 1 − 10¹⁶ is 0 in this order and 1 in another.
  @Test func `inner products are added up row after row`() {
    let rows = Matrix<Double>([[1e16, 1], [1, 1], [-1e16, 1]])
    #expect(rows.gramInOrder() == Matrix([[2e32, 0], [0, 3]]))
  }
}

struct EigenTests {
  @Test(arguments: [1, 3, 40])
  func `vectors are stretched by their values and stand at right angles`(size: Int) throws {
    let half: Matrix<Double> = Samples.gaussian(size, size)
    let matrix = Matrix<Double>(rows: size, columns: size) { half[$0, $1] + half[$1, $0] }
    let eigen = try matrix.symmetricEigen()
    let stretched = Matrix<Double>(rows: size, columns: size) {
      eigen.values[$0] * eigen.vectors[$0, $1]
    }
    #expect(largestDifference(eigen.vectors.times(matrix), stretched) < rounding * Double(size))
    let identity = Matrix<Double>(rows: size, columns: size) { $0 == $1 ? 1 : 0 }
    #expect(largestDifference(eigen.vectors.timesTransposed(eigen.vectors), identity) < rounding)
    #expect(eigen.values == eigen.values.sorted())
    for row in 0..<size {
      let vector = (0..<size).map { eigen.vectors[row, $0] }
      #expect((vector.max { abs($0) < abs($1) } ?? 0) > 0)
    }
  }

  @Test func `eigenvalues of a 2 × 2 matrix are those of its equation`() throws {
    let eigen = try Matrix<Double>([[2, 1], [1, 2]]).symmetricEigen()
    #expect(abs(eigen.values[0] - 1) < 1e-15 && abs(eigen.values[1] - 3) < 1e-15)
    #expect(try Matrix<Double>(rows: 0, columns: 0).symmetricEigen().values.isEmpty)
  }
}

struct SingularValuesTests {
  @Test(arguments: [(1, 1), (7, 3), (3, 7), (60, 20)])
  func `the parts multiply to the matrix`(rows: Int, columns: Int) throws {
    let matrix: Matrix<Double> = Samples.gaussian(rows, columns)
    let parts = try matrix.singularValues()
    let short = min(rows, columns)
    let scaled = Matrix<Double>(rows: short, columns: columns) {
      parts.values[$0] * parts.right[$0, $1]
    }
    #expect(largestDifference(parts.left.times(scaled), matrix) < rounding * Double(short))
    let identity = Matrix<Double>(rows: short, columns: short) { $0 == $1 ? 1 : 0 }
    #expect(largestDifference(parts.left.gram(), identity) < rounding)
    #expect(largestDifference(parts.right.timesTransposed(parts.right), identity) < rounding)
    #expect(parts.values == parts.values.sorted(by: >))
  }

  @Test func `a matrix without rows or columns has no singular values`() throws {
    #expect(try Matrix<Double>(rows: 0, columns: 3).singularValues().values.isEmpty)
    #expect(try Matrix<Double>(rows: 3, columns: 0).pseudoInverse().matrix.shape == "0 × 3")
  }

  @Test func `least squares fits a line`() throws {
    // 1 + 2x through (0, 1), (1, 3), (2, 5), and the mean residual of (3, 8) shared out
    let design = Matrix<Double>([[1, 0], [1, 1], [1, 2], [1, 3]])
    let fit = try design.leastSquares(Matrix([[1], [3], [5], [8]]))
    #expect(fit.rank == 2)
    #expect(abs(fit.solution[0, 0] - 0.8) < 1e-14 && abs(fit.solution[1, 0] - 2.3) < 1e-14)
  }

  @Test func `of many solutions the shortest is taken`() throws {
    // x + y = 2 is met by (1, 1) before any other; and a second equal column adds no rank.
    let fit = try Matrix<Double>([[1, 1], [1, 1], [1, 1]]).leastSquares(Matrix([[2], [2], [2]]))
    #expect(fit.rank == 1)
    #expect(largestDifference(fit.solution, Matrix([[1], [1]])) < 1e-14)
    let wide = try Matrix<Double>([[1, 1]]).leastSquares(Matrix([[2]]))
    #expect(largestDifference(wide.solution, Matrix([[1], [1]])) < 1e-14)
  }
}

struct PseudoInverseTests {
  /// What defines the pseudo-inverse of Moore and Penrose.
  func expectInverse(_ a: Matrix<Double>, _ x: Matrix<Double>) {
    #expect(largestDifference(a.times(x).times(a), a) < 1e-12)
    #expect(largestDifference(x.times(a).times(x), x) < 1e-12)
    #expect(largestDifference(a.times(x), a.times(x).transposed) < 1e-12)
    #expect(largestDifference(x.times(a), x.times(a).transposed) < 1e-12)
  }

  @Test func `the four laws of Moore and Penrose hold, of full rank and less`() throws {
    let tall: Matrix<Double> = Samples.gaussian(9, 4)
    expectInverse(tall, try tall.pseudoInverse().matrix)
    expectInverse(tall.transposed, try tall.transposed.pseudoInverse().matrix)
    // The third column is the sum of the first two, the fourth is zero.
    let poor = Matrix<Double>(rows: 9, columns: 4) { row, column in
      column == 2 ? tall[row, 0] + tall[row, 1] : column == 3 ? 0 : tall[row, column]
    }
    let inverse = try poor.pseudoInverse(relativeTolerance: 1e-12)
    #expect(inverse.rank == 2)
    expectInverse(poor, inverse.matrix)
    let symmetric = try poor.gram().symmetricPseudoInverse(relativeTolerance: 1e-12)
    #expect(symmetric.rank == 2)
    expectInverse(poor.gram(), symmetric.matrix)
    #expect(symmetric.matrix == symmetric.matrix.transposed)
  }

  @Test func `a singular diagonal keeps what is not zero`() throws {
    let inverse = try Matrix<Double>([[4, 0], [0, 0]]).symmetricPseudoInverse()
    #expect(inverse.matrix == Matrix([[0.25, 0], [0, 0]]))
    #expect(inverse.rank == 1)
    #expect(abs(inverse.logPseudoDeterminant - log(4)) < 1e-15)
    #expect(try Matrix<Double>(rows: 2, columns: 2).symmetricPseudoInverse().rank == 0)
  }
}

struct CovarianceTests {
  @Test func `covariances are those of the definition`() throws {
    let rows = Matrix<Double>([[1, 2], [3, 6], [5, 4]])
    let covariance = try rows.covariance()
    #expect(covariance.mean == [3, 4])
    #expect(covariance.matrix == Matrix([[4, 2], [2, 4]]))
    #expect(try rows.covariance(lessFreedom: 0).matrix[0, 0] == 8.0 / 3)
  }

  @Test func `an offset changes no covariance`() throws {
    let rows: Matrix<Double> = Samples.gaussian(3000, 3)
    let moved = Matrix<Double>(rows: 3000, columns: 3) { rows[$0, $1] + 1e6 }
    let (here, there) = (try rows.covariance(), try moved.covariance())
    #expect(largestDifference(here.matrix, there.matrix) < 1e-9)  // 1e6 · unit, √n of them
  }

  @Test func `many rows give the same bits with any number of workers`() throws {
    let rows: Matrix<Float> = Samples.gaussian(9000, 4)
    let all = try rows.covariance()
    let count = Workers.count
    defer { Workers.count = count }
    Workers.count = 3
    #expect(try rows.covariance().matrix == all.matrix)
  }

  @Test func `one row has no covariance`() {
    #expect(throws: NumericsError.tooFewRows(have: 1, need: 2)) {
      try Matrix<Double>([[1, 2]]).covariance()
    }
    #expect(throws: NumericsError.tooFewRows(have: 0, need: 1)) {
      try Matrix<Double>(rows: 0, columns: 2).covariance(lessFreedom: 0)
    }
    #expect(Matrix<Float>(rows: 0, columns: 2).columnMeans() == [0, 0])
  }
}
