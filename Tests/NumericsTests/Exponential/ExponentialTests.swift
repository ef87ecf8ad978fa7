import Foundation
import Numerics
import Testing

struct ExponentialTests {
  @Test func `lanes of Double agree with the library's exponential to 2 units in the last place`() {
    for step in -7100...7000 {
      let x = Double(step) / 10 + Double(step % 7) * 1e-3
      let ours = SIMD8<Double>(repeating: x).exponential()[3]
      let theirs = exp(x)
      if x < -708 {
        #expect(ours == 0)
      } else {
        #expect(abs(ours - theirs) <= 2 * theirs.ulp, "e^\(x)")
      }
    }
  }

  @Test func `lanes of Float agree with the library's exponential to 2 units in the last place`() {
    for step in -8700...8700 {
      let x = Float(step) / 100
      let ours = SIMD16<Float>(repeating: x).exponential()[9]
      let theirs = Float(exp(Double(x)))
      #expect(abs(ours - theirs) <= 2 * theirs.ulp, "e^\(x)")
    }
  }

  @Test func `the exponential of nothing is one, and the ends are 0, infinity and NaN`() {
    #expect(SIMD8<Double>(repeating: 0).exponential()[0] == 1)
    #expect(SIMD16<Float>(repeating: 0).exponential()[0] == 1)
    #expect(SIMD8<Double>(repeating: -.infinity).exponential()[0] == 0)
    #expect(SIMD16<Float>(repeating: -.infinity).exponential()[0] == 0)
    #expect(SIMD8<Double>(repeating: 710).exponential()[0] == .infinity)
    #expect(SIMD16<Float>(repeating: .infinity).exponential()[0] == .infinity)
    #expect(SIMD8<Double>(repeating: .nan).exponential()[0].isNaN)
    #expect(SIMD16<Float>(repeating: .nan).exponential()[0].isNaN)
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
