import Testing

@testable import Numerics

/// Exponentials are one formula of fused multiply-adds, whatever the width of a register.
extension KernelLevelTests {
  func expectOneAnswer(_ name: String, _ answer: () -> [UInt64]) {
    var first: [UInt64]?
    atEachLevel { level in
      let bits = answer()
      #expect(bits == (first ?? bits), "\(name), \(level)")
      first = first ?? bits
    }
  }

  @Test(arguments: [1, 7, 8, 16, 17, 100])
  func `exponentials are the same bits at every level`(count: Int) {
    var chance = Seed(3).generator()
    let exponents = (0..<count).map { _ in 300 * chance.normal() } + [.nan, .infinity, -0.0]
    expectOneAnswer("Double") {
      var numbers = exponents
      var span = numbers.mutableSpan
      span.exponentiate()
      return numbers.map(\.bitPattern)
    }
    expectOneAnswer("Float") {
      var numbers = exponents.map { Float($0 / 10) }
      var span = numbers.mutableSpan
      span.exponentiate()
      return numbers.map { UInt64($0.bitPattern) }
    }
  }

  @Test(arguments: [1, 8, 31, 33, 41], [1, 3, 10])
  func `sums of Gaussians are the same bits at every level, alone and in company`(
    count: Int, columns: Int
  ) {
    var chance = Seed(4).generator()
    let points = GaussianPoints(
      Samples.gaussian(count, columns), times: (0..<count).map { _ in chance.uniform() },
      gamma: 0.3)
    let rows: Matrix<Float> = Samples.gaussian(5, columns)
    expectOneAnswer("sums") { points.sums(at: rows).map(\.bitPattern) }
    expectOneAnswer("one by one") {
      (0..<5).flatMap { points.sums(at: rows.rows($0..<($0 + 1))) }.map(\.bitPattern)
    }
    #expect(points.sums(at: rows)[4] == points.sums(at: rows.rows(4..<5))[0])
    expectOneAnswer("values") { points.values(at: rows).elements.map(\.bitPattern) }
  }

  @Test(arguments: [1, 15, 16, 127, 128, 300])
  func `rows of Gaussians are the same bits at every level`(count: Int) {
    let points: Matrix<Float> = Samples.gaussian(count, 5)
    let point: Matrix<Float> = Samples.gaussian(1, 5)
    let squares = (0..<count).map { row in
      (0..<5).reduce(Float(0)) { $0 + points[row, $1] * points[row, $1] }
    }
    let turned = points.transposed
    expectOneAnswer("made of points") {
      var row = [Float](repeating: .nan, count: count)
      var span = row.mutableSpan
      span.setGaussians(around: point.row(0), square: 2, turned: turned, squares: squares.span)
      return row.map { UInt64($0.bitPattern) }
    }
    expectOneAnswer("made of products") {
      var row = squares
      var span = row.mutableSpan
      span.gaussiansFromProducts(square: 2, squares: squares.span)
      return row.map { UInt64($0.bitPattern) }
    }
  }
}
