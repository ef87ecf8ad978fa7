import Foundation
import Numerics
import Testing

struct ExponentialTests {
  private func powers(_ exponents: [Double]) -> [Double] {
    var numbers = exponents
    var span = numbers.mutableSpan
    span.exponentiate()
    return numbers
  }

  private func powers(_ exponents: [Float]) -> [Float] {
    var numbers = exponents
    var span = numbers.mutableSpan
    span.exponentiate()
    return numbers
  }

  @Test func `Doubles agree with the library's exponential to 2 units in the last place`() {
    let exponents = (-7100...7000).map { Double($0) / 10 + Double($0 % 7) * 1e-3 }
    for (x, ours) in zip(exponents, powers(exponents)) {
      let theirs = exp(x)
      if x < -708 {
        #expect(ours == 0)
      } else {
        #expect(abs(ours - theirs) <= 2 * theirs.ulp, "e^\(x)")
      }
    }
  }

  @Test func `Floats agree with the library's exponential to 2 units in the last place`() {
    let exponents = (-8700...8700).map { Float($0) / 100 }
    for (x, ours) in zip(exponents, powers(exponents)) {
      let theirs = Float(exp(Double(x)))
      #expect(abs(ours - theirs) <= 2 * theirs.ulp, "e^\(x)")
    }
  }

  @Test func `the exponential of nothing is one, and the ends are 0, infinity and NaN`() {
    #expect(
      powers([0, -0.0, -.infinity, -709, 710, .infinity] as [Double]) == [
        1, 1, 0, 0, .infinity, .infinity,
      ])
    #expect(
      powers([0, -0.0, -.infinity, -88, 89, .infinity] as [Float]) == [
        1, 1, 0, 0, .infinity, .infinity,
      ])
    #expect(powers([.nan] as [Double])[0].isNaN)
    #expect(powers([.nan] as [Float])[0].isNaN)
    #expect(powers([] as [Double]).isEmpty)
  }

  @Test func `lanes are raised like any other numbers`() {
    let exponents: [Double] = [-3, -0.5, 0, 1, 2.25, 10, 700, -700]
    let lanes = SIMD8(exponents).exponential()
    #expect((0..<8).map { lanes[$0] } == powers(exponents))
  }
}

struct GaussianTests {
  /// The points of a line 0, 0.1, …, 1.8 and their Gaussians around 0.5; 19 leave a tail of three.
  @Test func `inner products become Gaussians of the distance, in whole vectors and in the tail`() {
    let places = (0..<19).map { Float($0) / 10 }
    var products = Matrix(rows: 1, columns: 19, elements: places.map { $0 * 0.5 })
    let squares = places.map { $0 * $0 }
    var row = products.mutableRow(0)
    row.gaussiansFromProducts(square: 0.25, squares: squares.span)
    for place in 0..<19 {
      let distance = Double(places[place]) - 0.5
      #expect(abs(Double(products[0, place]) - exp(-distance * distance)) < 5e-7)
    }
    #expect(products[0, 5] == 1)
  }

  /// Points on a line, 0, 1, …, and their Gaussians around 0.5, of whole vectors and of what is left.
  @Test(arguments: [1, 16, 130, 300]) func `a row of Gaussians is made of points`(count: Int) {
    let places = (0..<count).map { Float($0) / 64 }
    let point = Matrix<Float>([[0.5, 0.25]])
    let squares = places.map { $0 * $0 + 0.0625 }
    var row = Matrix<Float>(rows: 1, columns: count)
    var span = row.mutableRow(0)
    span.setGaussians(
      around: point.row(0), square: 0.3125, turned: Matrix([places, places.map { _ in 0.25 }]),
      squares: squares.span)
    for (place, ours) in zip(places, row.elements) {
      let distance = Double(place) - 0.5
      #expect(abs(Double(ours) - exp(-distance * distance)) < 2e-6)
    }
    if count > 32 { #expect(row[0, 32] == 1) }
  }

  /// e^(−½ · 25) twice and 1 once, times 2, 3 and 4.
  @Test func `a row is met by a sum of Gaussians around points`() {
    let points = GaussianPoints(
      Matrix([[3, 4], [0, 0], [-4, 3]]), times: [2, 3, 4], gamma: 0.5)
    let sum = 6 * exp(-12.5) + 3
    #expect(abs(points.sums(at: Matrix([[0, 0]]))[0] - sum) < 1e-15)
    let values = points.values(at: Matrix([[0, 0], [3, 4]]))
    #expect(values.rows == 2 && values.columns == 3)
    #expect(values[0, 1] == 1 && values[1, 0] == 1)
    #expect(values[0, 0] == values[1, 1] && values[0, 0] == values[0, 2])
    let rows = Matrix<Float>([[0, 0], [3, 4]])
    #expect(values[0, 0] == GaussianPoints.value(rows.row(0), rows.row(1), gamma: 0.5))
    #expect(points.sums(at: Matrix(rows: 0, columns: 2)) == [])
  }

  @Test func `a row becomes a sum of rows`() {
    var target = Matrix<Float>(rows: 3, columns: 2)
    let rows = Matrix<Float>([[1, 2], [3, 4], [5, 6]])
    target.setRow(1, toSumOf: rows, times: [1, 10, 100].span)
    #expect(target == Matrix([[0, 0], [531, 642], [0, 0]]))
    var doubles = Matrix<Double>(rows: 1, columns: 2)
    doubles.setRow(0, toSumOf: rows.widened, times: [0.5, 0, 1].span)
    #expect(doubles == Matrix([[5.5, 7]]))
  }
}
